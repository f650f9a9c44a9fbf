import type { PlatformNeed } from '../../model/lambda-function.ts';
import { concat, literal, literalPrefix, type Pattern, splitPattern, wildcard } from '../../model/pattern.ts';
import { arnService } from './arn-service.ts';
import { reach, reachItems } from './branches.ts';
import { needsOf } from './destination-needs.ts';
import { encryptionNeeds } from './encryption-needs.ts';
import { aboutFunction, type FunctionDeclaration } from './function-declaration.ts';
import { member, scalarText, type TemplateNode } from './template-node.ts';
import { typedArn } from './typed-arn.ts';

/** The rows of policies/execution per service whose sources Lambda polls. */
const ROWS: ReadonlyMap<string, readonly string[]> = new Map([
  ['sqs', ['sqs']],
  ['kinesis', ['kinesis']],
  ['dynamodb', ['dynamodb-streams', 'dynamodb-list-streams']],
  ['kafka', ['msk', 'kafka-vpc']],
  ['mq', ['mq', 'mq-vpc']],
  ['rds', ['documentdb', 'documentdb-vpc']],
]);

/** The rows per service to which failed batches may be sent. */
const FAILURE_ROWS: ReadonlyMap<string, readonly string[]> = new Map([
  ['sqs', ['destination-sqs']],
  ['sns', ['destination-sns']],
  ['s3', ['destination-s3', 'destination-s3-list']],
  ['kafka', ['destination-kafka']],
]);

/**
 * What Lambda needs to poll a source with the function's role.
 * @param sources the nodes of the source's ARN; none for a self-managed Kafka cluster
 * @param settings the properties of the mapping: credentials, failure destination
 * @param expected the source's service as ARNs have it, where the declaration tells
 */
export function eventSourceNeeds(
  sources: readonly TemplateNode[],
  settings: TemplateNode,
  declaration: FunctionDeclaration,
  expected?: string,
): readonly PlatformNeed[] {
  const polled = sources.flatMap((node) =>
    declaration.evaluation
      .patterns(node)
      .flatMap((arn) => pollingNeeds(typedArn(arn, expected, node.origin, declaration), node, settings, declaration)),
  );
  const failures = reach(settings, 'DestinationConfig', 'OnFailure', 'Destination').flatMap((node) =>
    needsOf(node, FAILURE_ROWS, 'the destination of failed batches', declaration),
  );
  return [...polled, ...credentialNeeds(settings, sources.length === 0, declaration), ...failures];
}

function pollingNeeds(arn: Pattern, node: TemplateNode, settings: TemplateNode, declaration: FunctionDeclaration): readonly PlatformNeed[] {
  const rows = ROWS.get(arnService(arn) ?? '');
  if (rows === undefined) {
    declaration.evaluation.report(
      aboutFunction(declaration, {
        rule: 'unknown-event-source',
        severity: 'warning',
        message: `the event source is no ARN of a service that Lambda polls (${[...ROWS.keys()].join(', ')}); what polling it needs is not granted`,
        origin: node.origin,
        incomplete: '*',
      }),
    );
    return [];
  }
  const reason = `Lambda polls the event source of function ${declaration.id}`;
  const needs = rows.flatMap((row) =>
    rowNeeds({ need: row, variables: new Map([['SourceArn', arn]]), reason, origin: node.origin }, arn, settings),
  );
  return [...needs, ...encryptionNeeds(arn, 'read', reason, node.origin, declaration)];
}

function rowNeeds(need: PlatformNeed, arn: Pattern, settings: TemplateNode): readonly PlatformNeed[] {
  if (need.need === 'kinesis') return kinesisNeeds(arn, need);
  return need.need === 'msk' ? [need, ...kafkaAccessNeeds(arn, need, settings)] : [need];
}

/** The source is a stream, or an enhanced fan-out consumer of one. */
function kinesisNeeds(arn: Pattern, need: PlatformNeed): readonly PlatformNeed[] {
  const [stream, consumer] = splitPattern(arn, '/consumer/');
  if (stream === undefined || consumer === undefined) return [need];
  return [
    { ...need, variables: new Map([['SourceArn', stream]]) },
    { ...need, need: 'kinesis-consumer', variables: new Map([['ConsumerArn', arn]]) },
  ];
}

/** Without credentials of its own a mapping signs in to MSK with the role: https://docs.aws.amazon.com/lambda/latest/dg/msk-permissions.html. */
function kafkaAccessNeeds(arn: Pattern, need: PlatformNeed, settings: TemplateNode): readonly PlatformNeed[] {
  if (reachItems(settings, 'SourceAccessConfigurations').length > 0) return [];
  const [start, name] = splitPattern(arn, ':cluster/');
  const within = (type: string) =>
    start === undefined || name === undefined ? wildcard() : concat(start, literal(`:${type}/`), name, literal('/'), wildcard());
  return [
    { ...need, need: 'msk-iam-cluster', variables: new Map([['ClusterArn', arn]]) },
    { ...need, need: 'msk-iam-topic', variables: new Map([['TopicArn', within('topic')]]) },
    { ...need, need: 'msk-iam-group', variables: new Map([['GroupArn', within('group')]]) },
  ];
}

/** The kinds of access configuration that name a secret: https://docs.aws.amazon.com/lambda/latest/api/API_SourceAccessConfiguration.html. */
const SECRET_KINDS = new Set([
  'BASIC_AUTH',
  'SASL_SCRAM_512_AUTH',
  'SASL_SCRAM_256_AUTH',
  'CLIENT_CERTIFICATE_TLS_AUTH',
  'SERVER_ROOT_CA_CERTIFICATE',
]);

function credentialNeeds(settings: TemplateNode, isSelfManaged: boolean, declaration: FunctionDeclaration): readonly PlatformNeed[] {
  return reachItems(settings, 'SourceAccessConfigurations').flatMap((configuration): readonly PlatformNeed[] => {
    const type = scalarText(member(configuration, 'Type')) ?? '';
    const reason = `Lambda signs in to the event source of function ${declaration.id}`;
    if (isSelfManaged && (type === 'VPC_SUBNET' || type === 'VPC_SECURITY_GROUP')) {
      return [
        {
          need: 'kafka-vpc',
          variables: new Map(),
          reason: `Lambda reaches the Kafka cluster of function ${declaration.id} in its VPC`,
          origin: configuration.origin,
        },
      ];
    }
    if (!SECRET_KINDS.has(type)) return [];
    return reach(configuration, 'URI').flatMap((node) =>
      declaration.evaluation
        .patterns(node)
        .flatMap((secret) => [
          { need: 'event-source-secret', variables: new Map([['SecretArn', secretArn(secret)]]), reason, origin: node.origin },
          ...encryptionNeeds(secret, 'read', reason, node.origin, declaration),
        ]),
    );
  });
}

/** The property takes a secret's ARN; a name is no resource that IAM knows. */
function secretArn(secret: Pattern): Pattern {
  return literalPrefix(secret).startsWith('arn:') || secret.some((part) => part.kind !== 'literal')
    ? secret
    : [{ kind: 'wildcard', text: '*' }];
}
