import type { TemplateNode } from '../cloudformation/template-node.ts';
import { items, member, members, scalarText } from '../cloudformation/template-node.ts';
import type { Grant } from '../sam-tables.ts';

/** Rows with the nodes of their parameters. */
export interface BoundGrant {
  readonly grant: Grant;
  readonly parameters: readonly (readonly [string, TemplateNode])[];
}

/** The network interfaces by which Lambda reaches a broker in a VPC. */
const NETWORK: BoundGrant = {
  grant: {
    actions: [
      'ec2:CreateNetworkInterface',
      'ec2:DeleteNetworkInterface',
      'ec2:DescribeNetworkInterfaces',
      'ec2:DescribeSecurityGroups',
      'ec2:DescribeSubnets',
      'ec2:DescribeVpcs',
    ],
    resources: ['*'],
  },
  parameters: [],
};

/** The members of an event that name a secret. */
const SECRETS = [
  'basicAuthArn',
  'saslPlainAuth',
  'saslScram256Auth',
  'saslScram512Auth',
  'clientCertificateTlsAuth',
  'serverRootCaCertificate',
];

/**
 * What the framework lets a role do for an event of a function, by the event's type:
 * https://github.com/serverless/serverless/blob/main/docs/sf/providers/aws/guide/iam.md#auto-added-permissions-for-per-function-roles.
 * The others invoke the function by its own policy.
 */
const GRANTS: ReadonlyMap<string, (settings: TemplateNode) => readonly BoundGrant[]> = new Map([
  ['stream', streamGrants],
  ['sqs', (settings) => [allow(['sqs:DeleteMessage', 'sqs:GetQueueAttributes', 'sqs:ReceiveMessage'], source(settings))]],
  ['msk', (settings) => [allow(['kafka:DescribeCluster', 'kafka:GetBootstrapBrokers'], source(settings)), NETWORK]],
  ['kafka', (settings) => [...secrets(member(settings, 'accessConfigurations')), ...(isInNetwork(settings) ? [NETWORK] : [])]],
  ['activemq', brokerGrants],
  ['rabbitmq', brokerGrants],
  ['websocket', () => [CONNECTIONS]],
]);

const CONNECTIONS: BoundGrant = {
  grant: { actions: ['execute-api:ManageConnections'], resources: ['arn:${Partition}:execute-api:*:*:*/@connections/*'] },
  parameters: [],
};

/** What the framework adds to a role for the events of a function. */
export function eventGrants(events: TemplateNode | undefined): readonly BoundGrant[] {
  return items(events).flatMap((event) => {
    const name = scalarText(event);
    if (name !== undefined) return name === 'websocket' ? [CONNECTIONS] : [];
    return members(event).flatMap(([type, settings]) => GRANTS.get(type)?.(settings) ?? []);
  });
}

/** Leave to call these actions on the resource that a node names. */
export function allow(actions: readonly string[], resource: TemplateNode, suffix = ''): BoundGrant {
  return { grant: { actions: [...actions], resources: [`\${Resource}${suffix}`] }, parameters: [['Resource', resource]] };
}

function source(settings: TemplateNode): TemplateNode {
  return member(settings, 'arn') ?? settings;
}

function streamGrants(settings: TemplateNode): readonly BoundGrant[] {
  const stream = source(settings);
  const type = scalarText(member(settings, 'type')) ?? scalarText(stream)?.split(':')[2];
  return [...readingGrants(stream, type, member(settings, 'consumer')), ...failureGrants(member(settings, 'destinations', 'onFailure'))];
}

function readingGrants(stream: TemplateNode, type: string | undefined, consumer: TemplateNode | undefined): readonly BoundGrant[] {
  const reading = ['GetRecords', 'GetShardIterator'];
  const of = (service: string, names: readonly string[]) => names.map((name) => `${service}:${name}`);
  if (type === 'dynamodb') return [allow(of('dynamodb', ['DescribeStream', ...reading, 'ListStreams']), stream)];
  if (consumer === undefined) return [allow(of('kinesis', ['DescribeStream', ...reading, 'ListStreams']), stream)];
  const subscribe = ['kinesis:SubscribeToShard'];
  return [
    allow(of('kinesis', ['DescribeStreamSummary', ...reading, 'ListShards']), stream),
    scalarText(consumer) === 'true' ? allow(subscribe, stream, '/consumer/*') : allow(subscribe, consumer),
  ];
}

function failureGrants(target: TemplateNode | undefined): readonly BoundGrant[] {
  if (target === undefined) return [];
  const arn = source(target);
  const type = scalarText(member(target, 'type')) ?? scalarText(arn)?.split(':')[2];
  return [allow(type === 'sns' ? ['sns:Publish'] : ['sqs:ListQueues', 'sqs:SendMessage'], arn)];
}

function brokerGrants(settings: TemplateNode): readonly BoundGrant[] {
  return [...secrets(settings), allow(['mq:DescribeBroker'], source(settings)), NETWORK];
}

function secrets(node: TemplateNode | undefined): readonly BoundGrant[] {
  return members(node)
    .filter(([name]) => SECRETS.includes(name))
    .flatMap(([, value]) => (value.kind === 'list' ? value.items : [value]))
    .map((secret) => allow(['secretsmanager:GetSecretValue'], secret));
}

function isInNetwork(settings: TemplateNode): boolean {
  return members(member(settings, 'accessConfigurations')).some(([name]) => name === 'vpcSubnet' || name === 'vpcSecurityGroup');
}
