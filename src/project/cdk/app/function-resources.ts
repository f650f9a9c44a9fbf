import type { DataValue } from '../../../model/data-value.ts';
import { text } from '../../../model/data-value.ts';
import type { Origin } from '../../../model/origin.ts';
import { literal, literalText } from '../../../model/pattern.ts';
import { listNode, mapNode, scalarNode } from '../../cloudformation/build-node.ts';
import type { Resource } from '../../cloudformation/template.ts';
import type { TemplateMap, TemplateNode } from '../../cloudformation/template-node.ts';
import { attributeText } from './construct-attribute.ts';
import { attributeOf, type ConstructIds, nameEntry, resourceAt, textOf } from './construct-resource.ts';
import { type Construct, type ConstructTree, isAbsent, property } from './construct-tree.ts';
import { constructType, functionClass } from './construct-types.ts';
import { type AppPlace, bundledCode, codeNodes } from './function-code.ts';
import { environmentValue } from './function-environment.ts';
import { destination, eventSourceMappings } from './function-events.ts';
import { addedUrls } from './function-urls.ts';
import { uniqueId } from './logical-id.ts';
import { retentionDays } from './retention-days.ts';
import { serviceTrust } from './role-resource.ts';
import { runtimeName } from './runtime-name.ts';
import type { ConstructValueNodes } from './value-nodes.ts';

const LANGUAGES: ReadonlyMap<string, string> = new Map([
  ['python', 'python'],
  ['go', 'go'],
]);

/** A function of the library with what it adds to its stack: a role, a dead-letter queue, event source mappings, the configuration of asynchronous calls. */
export function functionResources(
  construct: Construct,
  ids: ConstructIds,
  tree: ConstructTree,
  nodes: ConstructValueNodes,
  place: AppPlace,
): readonly Resource[] {
  const { props, path, origin } = construct;
  const type = constructType(construct.class);
  const kind = functionClass(construct.class);
  if (type === undefined || kind === undefined) return [];
  const id = (...below: readonly string[]) => (ids.inStack === undefined ? undefined : uniqueId([...ids.inStack, ...below, 'Resource']));
  if (construct.imported !== undefined)
    return [resourceAt(path, type.type, mapNode(nameEntry(construct, type, ids, nodes), origin), origin)];
  const node = (value: DataValue): TemplateNode | undefined => nodes.node(value, origin);
  const code =
    kind === 'nodejs' && isAbsent(property(props, 'code')) ? bundledCode(construct, nodes, place) : codeNodes(construct, nodes, place);
  const role = property(props, 'role');
  const hasQueue = textOfScalar(property(props, 'deadLetterQueueEnabled')) === 'true';
  const own = (child: string, childType: string) => text(attributeText(`${path}/${child}`, childType, '@arn', origin));
  const properties = mapNode(
    [
      ...nameEntry(construct, type, ids, nodes),
      ...code.properties,
      ...(kind === 'image' ? [['PackageType', scalarNode('Image', origin)] as const] : []),
      ['Runtime', runtimeNode(construct, kind)],
      ['Handler', node(handlerValue(construct, kind))],
      ['Environment', mapNode([['Variables', node(environmentValue(construct, tree))]], origin)],
      ['Role', node(isAbsent(role) ? own('ServiceRole', 'AWS::IAM::Role') : attributeOf(role, '@arn'))],
      ['DeadLetterConfig', deadLetterNode(construct, hasQueue ? own('DeadLetterQueue', 'AWS::SQS::Queue') : [], nodes)],
      ['TracingConfig', mapNode([['Mode', node(tracingMode(property(props, 'tracing')))]], origin)],
      ['VpcConfig', isAbsent(property(props, 'vpc')) ? undefined : mapNode([['SubnetIds', scalarNode('of the VPC', origin)]], origin)],
      ['LoggingConfig', mapNode([['LogGroup', node(attributeOf(property(props, 'logGroup'), '@ref'))]], origin)],
      ['KmsKeyArn', node(attributeOf(property(props, 'environmentEncryption'), '@arn'))],
      ['FileSystemConfigs', fileSystems(construct, nodes)],
      ['Layers', layersNode(construct, tree, nodes)],
      ['DurableConfig', node(property(props, 'durableConfig'))],
      ['ReservedConcurrentExecutions', node(property(props, 'reservedConcurrentExecutions'))],
      ['LogRetention', node(retentionDays(property(props, 'logRetention')))],
    ],
    origin,
  );
  const resource = { ...resourceAt(path, type.type, properties, origin, id()), metadata: code.metadata };
  const empty = mapNode([], origin);
  return [
    resource,
    ...(isAbsent(role) ? [resourceAt(`${path}/ServiceRole`, 'AWS::IAM::Role', lambdaTrust(origin), origin, id('ServiceRole'))] : []),
    ...(hasQueue ? [resourceAt(`${path}/DeadLetterQueue`, 'AWS::SQS::Queue', empty, origin, id('DeadLetterQueue'))] : []),
    ...asynchronousCalls(construct, tree, nodes),
    ...eventSourceMappings(construct, tree, nodes),
    ...addedUrls(construct, tree, nodes),
  ];
}

function lambdaTrust(origin: Origin): TemplateMap {
  return mapNode([['AssumeRolePolicyDocument', serviceTrust(['lambda.amazonaws.com'], origin)]], origin);
}

function textOfScalar(value: DataValue): string | undefined {
  const [only] = value;
  return only?.kind === 'scalar' ? String(only.value) : undefined;
}

function runtimeNode({ props, origin }: Construct, kind: string): TemplateNode | undefined {
  const given = property(props, 'runtime');
  const constant = textOf(given) ?? textOf(property(given, '@0'));
  const runtime = LANGUAGES.get(kind) ?? (constant === undefined ? '' : runtimeName(constant));
  return runtime === '' ? undefined : scalarNode(runtime, origin);
}

/** NodejsFunction takes the name of the export alone, too, and `handler` unless told. */
function handlerValue({ props }: Construct, kind: string): DataValue {
  const given = property(props, 'handler');
  if (kind !== 'nodejs') return given;
  if (isAbsent(given)) return text(literal('index.handler'));
  return given.map((alternative) => {
    const handler = alternative.kind === 'text' ? literalText(alternative.pattern) : undefined;
    return handler === undefined || handler.includes('.') ? alternative : { kind: 'text', pattern: literal(`index.${handler}`) };
  });
}

function deadLetterNode({ props, origin }: Construct, ownQueue: DataValue, nodes: ConstructValueNodes): TemplateNode {
  const targets = [property(props, 'deadLetterQueue'), property(props, 'deadLetterTopic')].find((value) => !isAbsent(value));
  const target = targets === undefined ? ownQueue : attributeOf(targets, '@arn');
  return mapNode([['TargetArn', target.length === 0 ? undefined : nodes.node(target, origin)]], origin);
}

/** https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_lambda.Tracing.html */
function tracingMode(value: DataValue): DataValue {
  const modes: ReadonlyMap<string, string> = new Map([
    ['ACTIVE', 'Active'],
    ['PASS_THROUGH', 'PassThrough'],
    ['DISABLED', 'Disabled'],
  ]);
  return value.map((alternative) => {
    const mode = alternative.kind === 'text' ? modes.get(literalText(alternative.pattern) ?? '') : undefined;
    return mode === undefined ? alternative : { kind: 'text', pattern: literal(mode) };
  });
}

/** `filesystem: FileSystem.fromEfsAccessPoint(accessPoint, '/mnt/files')` */
function fileSystems({ props, origin }: Construct, nodes: ConstructValueNodes): TemplateNode | undefined {
  const given = property(props, 'filesystem');
  if (isAbsent(given)) return undefined;
  return listNode([mapNode([['Arn', nodes.node(attributeOf(property(given, '@0'), '@arn'), origin)]], origin)], origin);
}

const INSIGHTS_LAYER = 'arn:aws:lambda:*:580247275435:layer:LambdaInsightsExtension:*';

function layersNode({ props, path, origin }: Construct, tree: ConstructTree, nodes: ConstructValueNodes): TemplateNode | undefined {
  const listed = property(props, 'layers').flatMap((alternative) => (alternative.kind === 'list' ? alternative.items : []));
  const added = tree.calls(path, 'addLayers').flatMap((call) => call.arguments);
  const layers = [...listed, ...added].flatMap((layer) => nodes.node(attributeOf(layer, '@ref'), origin) ?? []);
  const insights = isAbsent(property(props, 'insightsVersion')) ? [] : [scalarNode(INSIGHTS_LAYER, origin)];
  return layers.length + insights.length === 0 ? undefined : listNode([...layers, ...insights], origin);
}

/** `onSuccess` and `onFailure`, of the function or of `configureAsyncInvoke`. */
function asynchronousCalls({ props, path, origin }: Construct, tree: ConstructTree, nodes: ConstructValueNodes): readonly Resource[] {
  const settings = [props, ...tree.calls(path, 'configureAsyncInvoke').map((call) => call.arguments[0] ?? [])];
  return settings.flatMap((one, index) => {
    const configs = [destination(property(one, 'onSuccess'), 'OnSuccess'), destination(property(one, 'onFailure'), 'OnFailure')];
    if (configs.every((config) => config.length === 0)) return [];
    const name = nodes.node(text(attributeText(path, 'AWS::Lambda::Function', '@ref', origin)), origin);
    return configs
      .filter((config) => config.length > 0)
      .map((config, part) => {
        const properties = mapNode(
          [
            ['FunctionName', name],
            ['DestinationConfig', nodes.node(config, origin)],
          ],
          origin,
        );
        return resourceAt(`${path}/EventInvokeConfig${index}.${part}`, 'AWS::Lambda::EventInvokeConfig', properties, origin);
      });
  });
}
