import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import type { AttachedPolicy, AttachedRole, AttachedSet } from '../../src/model/attached-role.ts';
import { type SamConnectors, samConnectors, samPolicyTemplates } from '../../src/project/sam-tables.ts';
import { readFiles } from '../project/project-folder.ts';
import { showPattern } from '../project/show-pattern.ts';
import { showPolicy } from '../project/show-role.ts';

/** What the installed SAM translator makes of a template; `undefined` where it is not installed. */
function translate(template: string): string | undefined {
  return python(
    `
import json, os, sys
os.environ['AWS_DEFAULT_REGION'] = 'us-east-1'
from samtranslator.translator.transform import transform
from samtranslator.yaml_helper import yaml_parse
print(json.dumps(transform(yaml_parse(sys.stdin.read()), {}, lambda: {})))
`,
    template,
  );
}

function python(script: string, input = ''): string | undefined {
  if (!isInstalled()) return undefined;
  return execFileSync('python3', ['-c', script], { encoding: 'utf8', input, stdio: ['pipe', 'pipe', 'pipe'] });
}

let installed: boolean | undefined;

function isInstalled(): boolean {
  if (installed === undefined) {
    try {
      execFileSync('python3', ['-c', 'import samtranslator'], { stdio: 'ignore' });
      installed = true;
    } catch {
      installed = false;
    }
  }
  return installed;
}

const MISSING = 'python3 with samtranslator (pip install aws-sam-translator) is not installed';

/** Every role with what its policies say, names and places left out; a managed policy of AWS by its name alone, as SAM takes names for ARNs. */
function contents(roles: readonly AttachedRole[]): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(
    roles.map(({ id, policies, boundary, trust }) => [
      id,
      [
        ...new Set([
          ...policies.flatMap((policy) => showPolicy({ ...inOrder(policy), platform: false })),
          ...(boundary === undefined ? [] : [`boundary ${showPolicy(boundary).join()}`]),
          `trust ${JSON.stringify(trust?.map(({ principal }) => principal))}`,
        ]),
      ]
        .map((line) => line.replace(/^kept under (.*\/)?/, 'kept under ').replace('sns:publish', 'sns:Publish'))
        // SAM writes a condition of its own for what a condition leaves out.
        .map((line) => line.replace(/not NOT(\w+)[0-9a-f]{10}$/, '$1').replace(/NOT(\w+)[0-9a-f]{10}$/, 'not $1'))
        .sort(),
    ]),
  );
}

function inOrder(policy: AttachedPolicy): AttachedPolicy {
  if (policy.content.kind !== 'statements') return policy;
  const statements = policy.content.statements.map((statement) => ({
    ...statement,
    action: sorted(statement.action),
    ...(statement.resource === undefined ? {} : { resource: sorted(statement.resource) }),
  }));
  return { ...policy, content: { kind: 'statements', statements } };
}

function sorted(set: AttachedSet): AttachedSet {
  return { ...set, patterns: [...set.patterns].sort((a, b) => (showPattern(a) < showPattern(b) ? -1 : 1)) };
}

function rolesOf(name: string, template: string): Readonly<Record<string, readonly string[]>> {
  return contents(readFiles({ [name]: template, 'a.js': '' }).project.roles);
}

/** A function with these further members. */
function lambda(id: string, properties: string, rest = ''): string {
  return `  ${id}:\n    Type: AWS::Serverless::Function\n${rest}    Properties:\n      Runtime: nodejs22.x\n      Handler: index.h\n      InlineCode: exports.h = 1\n${properties.replace(/^/gm, '      ')}\n`;
}

const SHARED = `
  Queue: { Type: AWS::SQS::Queue, Properties: { QueueName: jobs } }
  Topic: { Type: AWS::SNS::Topic, Properties: { TopicName: news } }
  Bucket: { Type: AWS::S3::Bucket, Properties: { BucketName: files } }
  Table: { Type: AWS::DynamoDB::Table, Properties: { TableName: orders } }
  Stream: { Type: AWS::Kinesis::Stream, Properties: { Name: events } }
  Bus: { Type: AWS::Events::EventBus, Properties: { Name: bus } }
`;

const PARAMETERS = `Parameters: { Stage: { Type: String, Default: dev }, RoleArn: { Type: String, Default: '' } }
Conditions:
  IsProd: !Equals [!Ref Stage, prod]
  HasRole: !Not [!Equals [!Ref RoleArn, '']]
`;

const TEMPLATES: Readonly<Record<string, string>> = {
  'what SAM attaches by itself': `Resources:${SHARED}${lambda('Plain', '')}${lambda('Traced', 'Tracing: Active')}${lambda('Untraced', 'Tracing: Disabled')}${lambda(
    'Network',
    'VpcConfig: { SubnetIds: [subnet-1], SecurityGroupIds: [sg-1] }',
  )}${lambda('Durable', 'DurableConfig: { ExecutionTimeout: 60 }')}${lambda('Dead', 'DeadLetterQueue: { Type: SQS, TargetArn: !GetAtt Queue.Arn }')}${lambda(
    'DeadTopic',
    'DeadLetterQueue: { Type: SNS, TargetArn: !Ref Topic }',
  )}`,
  'policies in every form': `Resources:${SHARED}${lambda('Name', 'Policies: AmazonS3ReadOnlyAccess')}${lambda(
    'Arn',
    'Policies: [arn:aws:iam::111122223333:policy/own, AWSLambdaBasicExecutionRole, AmazonS3ReadOnlyAccess]',
  )}${lambda('Document', "Policies: { Version: '2012-10-17', Statement: { Effect: Allow, Action: [sqs:SendMessage], Resource: !GetAtt Queue.Arn } }")}${lambda(
    'Mixed',
    `Policies:
  - AmazonS3ReadOnlyAccess
  - Statement: [{ Effect: Deny, NotAction: 's3:*', Resource: '*', Condition: { Bool: { 'aws:SecureTransport': false } } }]
  - DynamoDBCrudPolicy: { TableName: !Ref Table }
  - SQSSendMessagePolicy: { QueueName: !GetAtt Queue.QueueName }
  - !Ref Extra
PermissionsBoundary: !Sub 'arn:\${AWS::Partition}:iam::aws:policy/PowerUserAccess'`,
  )}${lambda(
    'Trusted',
    "AssumeRolePolicyDocument: { Version: '2012-10-17', Statement: [{ Effect: Allow, Principal: { Service: [lambda.amazonaws.com, edgelambda.amazonaws.com] }, Action: sts:AssumeRole }] }",
  )}  Extra: { Type: AWS::IAM::ManagedPolicy, Properties: { PolicyDocument: { Statement: { Effect: Allow, Action: 'a:B', Resource: '*' } } } }\n`,
  'what events ask for': `Resources:${SHARED}${lambda(
    'Polled',
    `Events:
  A: { Type: SQS, Properties: { Queue: !GetAtt Queue.Arn } }
  B: { Type: Kinesis, Properties: { Stream: !GetAtt Stream.Arn, StartingPosition: LATEST, DestinationConfig: { OnFailure: { Type: SQS, Destination: !GetAtt Queue.Arn } } } }
  C: { Type: DynamoDB, Properties: { Stream: !GetAtt Table.StreamArn, StartingPosition: LATEST, DestinationConfig: { OnFailure: { Type: SNS, Destination: !Ref Topic } } } }
  D: { Type: MSK, Properties: { Stream: arn:aws:kafka:eu-west-1:111122223333:cluster/c/1, StartingPosition: LATEST, Topics: [t], SourceAccessConfigurations: [{ Type: CLIENT_CERTIFICATE_TLS_AUTH, URI: arn:aws:secretsmanager:eu-west-1:111122223333:secret:c-1 }], DestinationConfig: { OnFailure: { Type: S3, Destination: !GetAtt Bucket.Arn } } } }
  E: { Type: Api, Properties: { Path: /, Method: get } }
  F: { Type: Schedule, Properties: { Schedule: rate(1 day) } }`,
  )}${lambda(
    'Brokers',
    `Events:
  A: { Type: MQ, Properties: { Broker: arn:aws:mq:eu-west-1:111122223333:broker:b:1, Queues: [q], SourceAccessConfigurations: [{ Type: BASIC_AUTH, URI: arn:aws:secretsmanager:eu-west-1:111122223333:secret:b-1 }], SecretsManagerKmsKeyId: 1234abcd } }
  B: { Type: SelfManagedKafka, Properties: { KafkaBootstrapServers: ['a:1'], Topics: [t], SourceAccessConfigurations: [{ Type: VPC_SUBNET, URI: subnet-1 }, { Type: VPC_SECURITY_GROUP, URI: sg-1 }, { Type: SASL_SCRAM_512_AUTH, URI: arn:aws:secretsmanager:eu-west-1:111122223333:secret:k-1 }] } }
  C: { Type: DocumentDB, Properties: { Cluster: arn:aws:rds:eu-west-1:111122223333:cluster:d, DatabaseName: d, StartingPosition: LATEST, SourceAccessConfigurations: [{ Type: BASIC_AUTH, URI: arn:aws:secretsmanager:eu-west-1:111122223333:secret:d-1 }] } }
  D:
    Type: MSK
    Properties:
      Stream: arn:aws:kafka:eu-west-1:111122223333:cluster/c/1
      StartingPosition: LATEST
      Topics: [t]
      SchemaRegistryConfig: { SchemaRegistryURI: 'arn:aws:glue:eu-west-1:111122223333:registry/r', EventRecordFormat: JSON, SchemaValidationConfigs: [{ Attribute: KEY }] }`,
  )}${lambda('Subscribed', 'Events:\n  A: { Type: SNS, Properties: { Topic: !Ref Topic, SqsSubscription: true } }')}${lambda(
    'NotSubscribed',
    'Events:\n  A: { Type: SNS, Properties: { Topic: !Ref Topic } }',
  )}`,
  'destinations of asynchronous calls': `${PARAMETERS}Resources:${SHARED}${lambda(
    'Named',
    'EventInvokeConfig: { DestinationConfig: { OnSuccess: { Type: Lambda, Destination: !GetAtt Made.Arn }, OnFailure: { Type: S3Bucket, Destination: !GetAtt Bucket.Arn } } }',
  )}${lambda('Made', 'EventInvokeConfig: { DestinationConfig: { OnSuccess: { Type: SQS }, OnFailure: { Type: SNS } } }')}${lambda(
    'Bused',
    'EventInvokeConfig: { DestinationConfig: { OnSuccess: { Type: EventBridge, Destination: !GetAtt Bus.Arn }, OnFailure: { Type: SQS, Destination: !If [IsProd, !GetAtt Queue.Arn, !Ref AWS::NoValue] } } }',
  )}`,
  'conditions and settings that are set under them': `${PARAMETERS}Resources:${SHARED}${lambda(
    'Perhaps',
    `VpcConfig: !If [IsProd, { SubnetIds: [subnet-1], SecurityGroupIds: [sg-1] }, !Ref AWS::NoValue]
Tracing: !If [IsProd, Active, PassThrough]
Policies:
  - !If [IsProd, AmazonS3FullAccess, AmazonS3ReadOnlyAccess]
  - !If [IsProd, { S3ReadPolicy: { BucketName: !Ref Bucket } }, !Ref AWS::NoValue]
  - !If [IsProd, { Statement: { Effect: Allow, Action: 'a:B', Resource: '*' } }, { Statement: { Effect: Allow, Action: 'c:D', Resource: '*' } }]`,
    '    Condition: HasRole\n',
  )}${lambda('Given', 'Role: !If [HasRole, !Ref RoleArn, !Ref AWS::NoValue]\nPolicies: [AmazonS3ReadOnlyAccess]')}`,
  globals: `Globals: { Function: { Tracing: Active, VpcConfig: { SubnetIds: [subnet-1], SecurityGroupIds: [sg-1] }, PermissionsBoundary: arn:aws:iam::aws:policy/PowerUserAccess } }
Resources:${SHARED}${lambda('Merged', 'Policies: [{ S3CrudPolicy: { BucketName: !Ref Bucket } }]')}${lambda('Own', 'Tracing: Disabled')}`,
  connectors: `Resources:${SHARED}${lambda('Work', '', '    Connectors: { ToTable: { Properties: { Destination: { Id: Table }, Permissions: [Read, Write] } } }\n')}${lambda('Next', '')}
  Worker: { Type: AWS::IAM::Role, Properties: { AssumeRolePolicyDocument: { Version: '2012-10-17', Statement: [{ Effect: Allow, Principal: { Service: lambda.amazonaws.com }, Action: sts:AssumeRole }] } } }
${lambda('Named', 'Role: !GetAtt Worker.Arn')}
  States: { Type: AWS::Serverless::StateMachine, Properties: { Definition: { StartAt: A, States: { A: { Type: Pass, End: true } } } } }
  A: { Type: AWS::Serverless::Connector, Properties: { Source: { Id: Work }, Destination: [{ Id: Bucket }, { Id: Queue }], Permissions: [Read, Write] } }
  B: { Type: AWS::Serverless::Connector, Properties: { Source: { Id: Named }, Destination: { Id: Topic }, Permissions: [Write] } }
  C: { Type: AWS::Serverless::Connector, Properties: { Source: { Id: Queue }, Destination: { Id: Next }, Permissions: [Read, Write] } }
  D: { Type: AWS::Serverless::Connector, Properties: { Source: { Id: Bucket }, Destination: { Id: Next }, Permissions: [Write] } }
  E: { Type: AWS::Serverless::Connector, Properties: { Source: { Id: Next }, Destination: { Id: States }, Permissions: [Read, Write] } }
  F: { Type: AWS::Serverless::Connector, Properties: { Source: { Id: States }, Destination: { Id: Work }, Permissions: [Write] } }
  G: { Type: AWS::Serverless::Connector, Properties: { Source: { Type: AWS::Lambda::Function, RoleName: !Ref NextRole }, Destination: { Type: AWS::Events::EventBus, Arn: !GetAtt Bus.Arn }, Permissions: [Write] } }
`,
  'connectors of what is there under a condition': `${PARAMETERS}Resources:${SHARED}
  Worker: { Type: AWS::IAM::Role, Properties: { AssumeRolePolicyDocument: { Version: '2012-10-17', Statement: [{ Effect: Allow, Principal: { Service: lambda.amazonaws.com }, Action: sts:AssumeRole }] } } }
${lambda('Named', 'Role: !GetAtt Worker.Arn', '    Condition: IsProd\n    Connectors: { C: { Properties: { Destination: { Id: Table }, Permissions: [Read] } } }\n')}
  D: { Type: AWS::Serverless::Connector, Condition: HasRole, Properties: { Source: { Id: Named }, Destination: { Id: Topic }, Permissions: [Write] } }
`,
  'state machines': `Resources:${SHARED}
  States:
    Type: AWS::Serverless::StateMachine
    Properties:
      Definition: { StartAt: A, States: { A: { Type: Pass, End: true } } }
      Tracing: { Enabled: true }
      Policies: [{ SQSSendMessagePolicy: { QueueName: !GetAtt Queue.QueueName } }, AmazonS3ReadOnlyAccess]
${lambda('Work', '')}`,
};

/** One function per policy template, each parameter a reference or a literal in turn. */
function everyPolicyTemplate(): string {
  const functions = Object.entries(samPolicyTemplates()).map(([name, { parameters }], index) => {
    const values = parameters.map((parameter) => `${parameter}: ${index % 2 === 0 ? `some-${parameter}` : '!Ref Bucket'}`);
    return lambda(`F${index}`, `Policies:\n  - ${name}: { ${values.join(', ')} }`);
  });
  return `Resources:${SHARED}${functions.join('')}`;
}

describe('roles of a SAM template are those that the installed translator makes:', () => {
  it.for([...Object.entries(TEMPLATES), ['every policy template', everyPolicyTemplate()] as const])('%s', ([, template], context) => {
    const translated = translate(template);
    if (translated === undefined) return context.skip(MISSING);
    const ours = rolesOf('template.yaml', template);
    expect(Object.keys(ours).length).toBeGreaterThan(0);
    expect(ours).toEqual(rolesOf('template.json', translated));
  });
});

describe('policies/sam/connectors.json', () => {
  it('says what the installed translator says', (context) => {
    const profiles = python(`
import json, os, re, samtranslator
print(open(os.path.join(os.path.dirname(samtranslator.__file__), 'model', 'connector_profiles', 'profiles.json')).read())
`);
    if (profiles === undefined) return context.skip(MISSING);
    expect(connectorTable(JSON.parse(profiles))).toEqual(samConnectors());
  });
});

interface Profiles {
  readonly Permissions: Readonly<Record<string, Readonly<Record<string, Profile>>>>;
  readonly CfnResourceProperties: Readonly<
    Record<
      string,
      { readonly Inputs?: { readonly Role?: unknown }; readonly Outputs?: { readonly Arn?: Readonly<Record<string, unknown>> } }
    >
  >;
}

interface Profile {
  readonly Type: string;
  readonly Properties: {
    readonly SourcePolicy: boolean;
    readonly AccessCategories: Readonly<
      Record<string, { readonly Statement: readonly { readonly Action: string | string[]; readonly Resource: string | string[] }[] }>
    >;
  };
}

/** The translator's profiles in the form of our table. */
function connectorTable({ Permissions, CfnResourceProperties }: Profiles): SamConnectors {
  const all = Object.entries(Permissions)
    .flatMap(([source, destinations]) => Object.entries(destinations).map(([destination, profile]) => ({ source, destination, profile })))
    .sort((a, b) => (`${a.source} ${a.destination}` < `${b.source} ${b.destination}` ? -1 : 1));
  const isOnRole = ({ profile }: { readonly profile: Profile }) => profile.Type === 'AWS_IAM_ROLE_MANAGED_POLICY';
  const onRole = all.filter(isOnRole);
  const used = new Set(onRole.flatMap(({ source, destination }) => [source, destination]));
  return {
    types: Object.fromEntries(
      Object.entries(CfnResourceProperties)
        .filter(([type]) => used.has(type))
        .map(([type, { Inputs, Outputs }]) => [
          type,
          {
            arn: Outputs?.Arn !== undefined && 'Ref' in Outputs.Arn ? 'Ref' : 'Arn',
            ...(typeof Inputs?.Role === 'string' ? { role: Inputs.Role } : {}),
          },
        ]),
    ),
    connections: onRole.map(({ source, destination, profile: { Properties } }) => ({
      source,
      destination,
      roleOf: Properties.SourcePolicy ? 'source' : 'destination',
      access: Object.fromEntries(
        Object.entries(Properties.AccessCategories).map(([access, { Statement }]) => [
          access,
          Statement.map(({ Action, Resource }) => ({ actions: [Action].flat().sort(), resources: [Resource].flat().map(template).sort() })),
        ]),
      ),
    })),
    byResourcePolicy: all.filter((one) => !isOnRole(one)).map(({ source, destination }) => ({ source, destination })),
  };
}

function template(text: string): string {
  return text
    .replace(/%\{(Source|Destination)\.(\w+)\}/g, '${$1$2}')
    .replaceAll('AWS::AccountId', 'Account')
    .replaceAll('AWS::', '');
}
