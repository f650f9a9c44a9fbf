import type { DataValue } from '../../../model/data-value.ts';
import { text } from '../../../model/data-value.ts';
import { concat, literal, type Pattern, pseudo } from '../../../model/pattern.ts';
import { scalarNode } from '../../cloudformation/build-node.ts';
import type { TemplateNode } from '../../cloudformation/template-node.ts';
import { attributeText } from './construct-attribute.ts';
import { attributeOf, textOf } from './construct-resource.ts';
import { type Construct, isAbsent, property } from './construct-tree.ts';
import { eventSources } from './function-events.ts';
import { grantMethod } from './grant-methods.ts';
import { allow, methodStatements } from './granted-statements.ts';
import { constructOf, type NodeContext } from './policy-statement.ts';

/** The ARN of a policy that AWS manages. */
export function awsManagedPolicy(name: string): Pattern {
  return concat(literal('arn:'), pseudo('partition'), literal(`:iam::aws:policy/${name}`));
}

/**
 * The policies that the role has which a function makes for itself:
 * https://github.com/aws/aws-cdk/blob/main/packages/aws-cdk-lib/aws-lambda/lib/function.ts (constructor).
 */
export function frameworkManagedPolicies({ props }: Construct): readonly Pattern[] {
  const given = (name: string) => !isAbsent(property(props, name));
  return [
    given('durableConfig') ? 'service-role/AWSLambdaBasicDurableExecutionRolePolicy' : 'service-role/AWSLambdaBasicExecutionRole',
    ...(given('vpc') ? ['service-role/AWSLambdaVPCAccessExecutionRole'] : []),
    ...(given('insightsVersion') ? ['CloudWatchLambdaInsightsExecutionRolePolicy'] : []),
  ].map(awsManagedPolicy);
}

/** The policies that event sources add to whatever role a function has. */
export function eventSourceManagedPolicies(construct: Construct, { tree }: NodeContext): readonly Pattern[] {
  const isManagedKafka = (source: DataValue) => classOf(source) === 'ManagedKafkaEventSource';
  return eventSources(construct, tree).some(isManagedKafka) ? [awsManagedPolicy('service-role/AWSLambdaMSKExecutionRole')] : [];
}

/** The statements that the CDK adds to a function's role, its own or a given one, for what the function is told to do. */
export function frameworkStatements(construct: Construct, context: NodeContext): readonly TemplateNode[] {
  return [
    ...deadLetterStatements(construct, context),
    ...tracingStatements(construct),
    ...fileSystemStatements(construct, context),
    ...destinationStatements(construct, context),
    ...eventSources(construct, context.tree).flatMap((source) => sourceStatements(source, construct, context)),
  ];
}

function deadLetterStatements({ props, path, origin }: Construct, { nodes }: NodeContext): readonly TemplateNode[] {
  const send = (action: string, target: DataValue) => {
    const node = nodes.node(target, origin);
    return node === undefined ? [] : [allow([scalarNode(action, origin)], [node], origin)];
  };
  const topic = property(props, 'deadLetterTopic');
  if (!isAbsent(topic)) return send('sns:Publish', attributeOf(topic, '@arn'));
  const queue = property(props, 'deadLetterQueue');
  if (!isAbsent(queue)) return send('sqs:SendMessage', attributeOf(queue, '@arn'));
  const [enabled] = property(props, 'deadLetterQueueEnabled');
  const isEnabled = enabled?.kind === 'scalar' && enabled.value === true;
  return isEnabled ? send('sqs:SendMessage', text(attributeText(`${path}/DeadLetterQueue`, 'AWS::SQS::Queue', '@arn', origin))) : [];
}

function tracingStatements({ props, origin }: Construct): readonly TemplateNode[] {
  const mode = textOf(property(props, 'tracing'));
  if (mode === undefined || /^disabled$/i.test(mode)) return [];
  const actions = ['xray:PutTraceSegments', 'xray:PutTelemetryRecords'].map((action) => scalarNode(action, origin));
  return [allow(actions, [scalarNode('*', origin)], origin)];
}

/** `FileSystem.fromEfsAccessPoint(accessPoint, path)`: mounting by the access point, writing to the file system. */
function fileSystemStatements({ props, origin }: Construct, { nodes }: NodeContext): readonly TemplateNode[] {
  const point = property(property(props, 'filesystem'), '@0');
  const node = isAbsent(point) || point.length === 0 ? undefined : nodes.node(attributeOf(point, '@arn'), origin);
  if (node === undefined) return [];
  const all = [scalarNode('arn:aws:elasticfilesystem:*:*:file-system/*', origin)];
  return [
    allow([scalarNode('elasticfilesystem:ClientMount', origin)], [scalarNode('*', origin)], origin),
    allow([scalarNode('elasticfilesystem:ClientWrite', origin)], all, origin),
  ];
}

/** What a destination or an event source grants on its target: the methods of the target's class. */
const TARGET_METHODS: ReadonlyMap<string, readonly string[]> = new Map([
  ['SqsDestination', ['grantSendMessages']],
  ['SnsDestination', ['grantPublish']],
  ['LambdaDestination', ['grantInvoke']],
  ['EventBridgeDestination', ['grantPutEventsTo']],
  ['S3Destination', ['grantRead', 'grantPut']],
  ['SqsDlq', ['grantSendMessages']],
  ['SnsDlq', ['grantPublish']],
  ['S3OnFailureDestination', ['grantReadWrite']],
  ['SqsEventSource', ['grantConsumeMessages']],
  ['DynamoEventSource', ['grantStreamRead']],
  ['KinesisEventSource', ['grantRead']],
]);

function destinationStatements(construct: Construct, context: NodeContext): readonly TemplateNode[] {
  const { props, path } = construct;
  const settings = [props, ...context.tree.calls(path, 'configureAsyncInvoke').map((call) => call.arguments[0] ?? [])];
  return settings.flatMap((one) => ['onSuccess', 'onFailure'].flatMap((name) => targetStatements(property(one, name), construct, context)));
}

function sourceStatements(source: DataValue, construct: Construct, context: NodeContext): readonly TemplateNode[] {
  const props = property(source, /Kafka/.test(classOf(source)) ? '@0' : '@1');
  return [
    ...targetStatements(source, construct, context),
    ...targetStatements(property(props, 'onFailure'), construct, context),
    ...(classOf(source) === 'KinesisConsumerEventSource' ? consumerStatements(source, construct, context) : []),
    ...kafkaStatements(source, props, construct, context),
  ];
}

/** `new SqsDestination(queue)` and its like, with the target as first argument. */
function targetStatements(value: DataValue, construct: Construct, context: NodeContext): readonly TemplateNode[] {
  if (isAbsent(value) || value.length === 0) return [];
  const name = classOf(value);
  const { origin } = construct;
  const target = constructOf(property(value, '@0'), context.tree);
  if (name === 'EventBridgeDestination' && target === undefined)
    return [allow([scalarNode('events:PutEvents', origin)], [scalarNode('arn:aws:events:*:*:event-bus/default', origin)], origin)];
  return (TARGET_METHODS.get(name) ?? []).flatMap((methodName) => {
    const owner = target === undefined ? undefined : grantMethod(className(target), methodName);
    return target === undefined || owner === undefined ? [] : methodStatements(target, owner, [], origin, context);
  });
}

/** A consumer of a stream: both are read. */
function consumerStatements(source: DataValue, { origin }: Construct, context: NodeContext): readonly TemplateNode[] {
  const consumer = constructOf(property(source, '@0'), context.tree);
  if (consumer === undefined) return [];
  const stream = constructOf(property(consumer.props, 'stream'), context.tree);
  const read = stream === undefined ? undefined : grantMethod(className(stream), 'grantRead');
  const own = context.nodes.node(text(attributeText(consumer.path, 'AWS::Kinesis::StreamConsumer', 'ConsumerARN', origin)), origin);
  return [
    ...(stream === undefined || read === undefined ? [] : methodStatements(stream, read, [], origin, context)),
    ...(own === undefined
      ? []
      : [
          allow(
            ['kinesis:DescribeStreamConsumer', 'kinesis:SubscribeToShard'].map((action) => scalarNode(action, origin)),
            [own],
            origin,
          ),
        ]),
  ];
}

function kafkaStatements(source: DataValue, props: DataValue, { origin }: Construct, context: NodeContext): readonly TemplateNode[] {
  if (!/Kafka/.test(classOf(source))) return [];
  const secret = constructOf(property(props, 'secret'), context.tree);
  const read = secret === undefined ? undefined : grantMethod(className(secret), 'grantRead');
  const cluster = classOf(source) === 'ManagedKafkaEventSource' ? context.nodes.node(property(props, 'clusterArn'), origin) : undefined;
  const actions = ['kafka:DescribeCluster', 'kafka:GetBootstrapBrokers', 'kafka:ListScramSecrets'];
  return [
    ...(secret === undefined || read === undefined ? [] : methodStatements(secret, read, [], origin, context)),
    ...(cluster === undefined || secret === undefined
      ? []
      : [
          allow(
            actions.map((action) => scalarNode(action, origin)),
            [cluster],
            origin,
          ),
        ]),
  ];
}

function className({ class: name }: Construct): string {
  return /Function$/.test(name) ? 'aws-lambda.Function' : name;
}

function classOf(value: DataValue): string {
  return (textOf(property(value, '@of')) ?? '').split('.').at(-1) ?? '';
}
