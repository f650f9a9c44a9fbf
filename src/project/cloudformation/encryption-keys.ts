import { type Pattern, patternKey, wildcard } from '../../model/pattern.ts';
import { reach, reachItems } from './branches.ts';
import type { Evaluation } from './evaluation.ts';
import { keyArn, keyResources } from './key-resource.ts';
import type { Resource } from './template.ts';
import type { TemplateNode } from './template-node.ts';

/** Where a type's declaration names the customer managed key that encrypts it; the pages are those of the types in resource-types.ts. */
const KEY_PROPERTIES: ReadonlyMap<string, (properties: TemplateNode) => readonly TemplateNode[]> = new Map([
  [
    'AWS::S3::Bucket',
    (bucket) =>
      reachItems(bucket, 'BucketEncryption', 'ServerSideEncryptionConfiguration').flatMap((rule) =>
        reach(rule, 'ServerSideEncryptionByDefault', 'KMSMasterKeyID'),
      ),
  ],
  ['AWS::SQS::Queue', at('KmsMasterKeyId')],
  ['AWS::SNS::Topic', at('KmsMasterKeyId')],
  ['AWS::DynamoDB::Table', at('SSESpecification', 'KMSMasterKeyId')],
  [
    'AWS::DynamoDB::GlobalTable',
    (table) => reachItems(table, 'Replicas').flatMap((replica) => reach(replica, 'SSESpecification', 'KMSMasterKeyId')),
  ],
  ['AWS::Serverless::SimpleTable', at('SSESpecification', 'KMSMasterKeyId')],
  ['AWS::SecretsManager::Secret', at('KmsKeyId')],
  ['AWS::SSM::Parameter', at('KeyId')],
  ['AWS::Kinesis::Stream', at('StreamEncryption', 'KeyId')],
  ['AWS::KinesisFirehose::DeliveryStream', at('DeliveryStreamEncryptionConfigurationInput', 'KeyARN')],
  ['AWS::StepFunctions::StateMachine', at('EncryptionConfiguration', 'KmsKeyId')],
  ['AWS::Events::EventBus', at('KmsKeyIdentifier')],
  ['AWS::Logs::LogGroup', at('KmsKeyId')],
  ['AWS::Lambda::Function', at('KmsKeyArn')],
  ['AWS::Serverless::Function', at('KmsKeyArn')],
  ['AWS::EFS::FileSystem', at('KmsKeyId')],
  ['AWS::RDS::DBCluster', at('KmsKeyId')],
  ['AWS::OpenSearchService::Domain', at('EncryptionAtRestOptions', 'KmsKeyId')],
]);

function at(...path: readonly string[]): (properties: TemplateNode) => readonly TemplateNode[] {
  return (properties) => reach(properties, ...path);
}

/** The ARNs of the customer managed keys that may encrypt a resource; none where AWS's own key does. */
export function resourceKeys(resource: Resource, evaluation: Evaluation): readonly Pattern[] {
  const nodes = KEY_PROPERTIES.get(resource.type)?.(resource.properties) ?? [];
  return nodes.flatMap((node) => evaluation.patterns(node)).flatMap((key) => keyResources(key, evaluation));
}

/** The key of every resource of a template that has one of its own, by the name that references have. */
export function templateKeys(evaluation: Evaluation): ReadonlyMap<string, Pattern> {
  const keys = new Map<string, Pattern>();
  for (const resource of evaluation.template.resources.values()) {
    const [key, ...others] = resourceKeys(resource, evaluation);
    if (key !== undefined) keys.set(`${evaluation.prefix}${resource.logicalId}`, others.length === 0 ? key : keyArn(wildcard()));
  }
  return keys;
}

/** The keys of several templates. Where resources of one name have different keys, either may be meant: every key of the account. */
export function mergeKeys(all: readonly ReadonlyMap<string, Pattern>[]): ReadonlyMap<string, Pattern> {
  const merged = new Map<string, Pattern>();
  for (const [resource, key] of all.flatMap((keys) => [...keys])) {
    const other = merged.get(resource);
    merged.set(resource, other === undefined || patternKey(other) === patternKey(key) ? key : keyArn(wildcard()));
  }
  return merged;
}
