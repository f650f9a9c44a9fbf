import type { DataValue } from '../../../model/data-value.ts';
import { text, unknown } from '../../../model/data-value.ts';
import { literal } from '../../../model/pattern.ts';
import { mapNode } from '../../cloudformation/build-node.ts';
import type { Resource } from '../../cloudformation/template.ts';
import { attributeText, type ConstructAttribute } from './construct-attribute.ts';
import { attributeOf, resourceAt, textOf } from './construct-resource.ts';
import { type Construct, type ConstructTree, isAbsent, property } from './construct-tree.ts';
import type { ConstructValueNodes } from './value-nodes.ts';

/** What of the first argument of an event source is polled; `none` where another service invokes the function. */
const EVENT_SOURCES: ReadonlyMap<string, ConstructAttribute | 'none' | 'kafka'> = new Map<string, ConstructAttribute | 'none' | 'kafka'>([
  ['SqsEventSource', '@arn'],
  ['DynamoEventSource', 'StreamArn'],
  ['KinesisEventSource', '@arn'],
  ['KinesisConsumerEventSource', '@arn'],
  ['ManagedKafkaEventSource', 'kafka'],
  ['SelfManagedKafkaEventSource', 'kafka'],
  ['S3EventSource', 'none'],
  ['S3EventSourceV2', 'none'],
  ['SnsEventSource', 'none'],
  ['ApiEventSource', 'none'],
]);

/** The event sources of a function: of `events` and `addEventSource`, also those added to an alias of it. */
export function eventSources(construct: Construct, tree: ConstructTree): readonly DataValue[] {
  const paths = [construct.path, ...aliasesOf(construct, tree)];
  const listed = property(construct.props, 'events').flatMap((alternative) => (alternative.kind === 'list' ? alternative.items : []));
  return [...listed, ...paths.flatMap((path) => tree.calls(path, 'addEventSource')).map((call) => call.arguments[0] ?? [])];
}

/** The mappings of a function's event sources: of `events`, `addEventSource`, `addEventSourceMapping`, also those added to an alias of it. */
export function eventSourceMappings(construct: Construct, tree: ConstructTree, nodes: ConstructValueNodes): readonly Resource[] {
  const paths = [construct.path, ...aliasesOf(construct, tree)];
  const mapped = paths.flatMap((path) => tree.calls(path, 'addEventSourceMapping')).map((call) => call.arguments[1] ?? []);
  const settings = [
    ...eventSources(construct, tree).flatMap((source) => eventSourceSettings(source)),
    ...mapped.map((props) => ({ source: property(props, 'eventSourceArn'), props })),
  ];
  return settings.map(({ source, props }, index) => {
    const { origin, path } = construct;
    const properties = mapNode(
      [
        ['FunctionName', nodes.node(text(attributeText(path, 'AWS::Lambda::Function', '@ref', origin)), origin)],
        ['EventSourceArn', nodes.node(source, origin)],
        ['SourceAccessConfigurations', nodes.node(credentials(props), origin)],
        ['DestinationConfig', nodes.node(failureDestination(props), origin)],
      ],
      origin,
    );
    return resourceAt(`${path}/EventSource${index}`, 'AWS::Lambda::EventSourceMapping', properties, origin);
  });
}

interface MappingSettings {
  readonly source: DataValue;
  readonly props: DataValue;
}

function eventSourceSettings(source: DataValue): readonly MappingSettings[] {
  const name = (textOf(property(source, '@of')) ?? '').split('.').at(-1) ?? '';
  const attribute = EVENT_SOURCES.get(name);
  if (attribute === 'none') return [];
  if (attribute === undefined) return [{ source: [unknown('unresolved', `the event source ${name} is not understood`)], props: [] }];
  if (attribute === 'kafka') {
    const props = property(source, '@0');
    return [{ source: name.startsWith('Self') ? [] : property(props, 'clusterArn'), props }];
  }
  return [{ source: attributeOf(property(source, '@0'), attribute), props: property(source, '@1') }];
}

/** The secret with which Lambda signs in to a Kafka cluster. */
function credentials(props: DataValue): DataValue {
  const secret = property(props, 'secret');
  if (isAbsent(secret) || secret.length === 0) return [];
  return [
    {
      kind: 'list',
      items: [
        record([
          ['Type', text(literal('SASL_SCRAM_512_AUTH'))],
          ['URI', attributeOf(secret, '@arn')],
        ]),
      ],
    },
  ];
}

/** `onFailure: new SqsDlq(queue)` */
function failureDestination(props: DataValue): DataValue {
  return destination(property(props, 'onFailure'), 'OnFailure');
}

/** `{ OnFailure: { Destination } }` of a destination of the library, which has its target as first argument; none where it is not given. */
export function destination(value: DataValue, outcome: 'OnFailure' | 'OnSuccess'): DataValue {
  if (isAbsent(value) || value.length === 0) return [];
  const name = (textOf(property(value, '@of')) ?? '').split('.').at(-1) ?? '';
  const target =
    name === 'EventBridgeDestination' && isAbsent(property(value, '@0'))
      ? text(literal('arn:aws:events:*:*:event-bus/default'))
      : attributeOf(property(value, '@0'), '@arn');
  return record([[outcome, record([['Destination', target]])]]);
}

function record(members: readonly (readonly [string, DataValue])[]): DataValue {
  return [{ kind: 'record', members: new Map(members), computed: [] }];
}

/** `new Alias(this, 'Live', { version: fn.currentVersion })`: a version is its function here. */
function aliasesOf({ path }: Construct, tree: ConstructTree): readonly string[] {
  return tree
    .all()
    .filter(({ class: name, props }) => name === 'aws-lambda.Alias' && property(props, 'version').some((one) => isReferenceTo(one, path)))
    .map((alias) => alias.path);
}

function isReferenceTo(alternative: DataValue[number], path: string): boolean {
  return alternative.kind === 'text' && alternative.pattern.some((part) => part.kind === 'reference' && part.resource === path);
}
