import { attributeNode, listNode, mapNode, scalarNode } from '../cloudformation/build-node.ts';
import type { Resource } from '../cloudformation/template.ts';
import { member, members, scalarText, type TemplateMap, type TemplateNode } from '../cloudformation/template-node.ts';
import { serviceEvents } from './service-events.ts';

/** The CloudFormation name of what a key of serverless.yml becomes: https://github.com/oss-serverless/serverless/blob/main/docs/guides/resources.md. */
export function normalizedName(key: string): string {
  const name = key.replaceAll('-', 'Dash').replaceAll('_', 'Underscore');
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** What a function inherits, and where it belongs. */
export interface ServiceContext {
  readonly provider: TemplateNode | undefined;
  /** `<service>-<stage>` as a node. */
  readonly stack: TemplateNode;
  /** The keys of the service's functions. */
  readonly functions: ReadonlySet<string>;
}

/** A function of a service as the SAM resource that means the same. */
export function functionResource(key: string, declared: TemplateNode, { provider, stack, functions }: ServiceContext): Resource {
  const { origin } = declared;
  const own = (name: string) => member(declared, name) ?? member(provider, name);
  const properties: readonly (readonly [string, TemplateNode | undefined])[] = [
    [
      'FunctionName',
      member(declared, 'name') ??
        mapNode([['Fn::Join', listNode([scalarNode('-', origin), listNode([stack, scalarNode(key, origin)], origin)], origin)]], origin),
    ],
    ['Runtime', own('runtime')],
    ['Handler', member(declared, 'handler')],
    ['PackageType', member(declared, 'image') === undefined ? undefined : scalarNode('Image', origin)],
    ['Environment', environment(member(provider, 'environment'), member(declared, 'environment'))],
    ['Role', role(member(declared, 'role') ?? member(provider, 'iam', 'role') ?? member(provider, 'role'))],
    ['Tracing', tracing(functionTracing(declared, provider))],
    ['VpcConfig', vpc(own('vpc'))],
    ['KmsKeyArn', own('kmsKeyArn') ?? own('awsKmsKeyArn')],
    ['Layers', own('layers')],
    ['DeadLetterQueue', wrap('TargetArn', member(declared, 'onError') ?? member(declared, 'deadLetter', 'targetArn'))],
    ['EventInvokeConfig', destinations(member(declared, 'destinations'), functions)],
    ['FileSystemConfigs', fileSystem(member(declared, 'fileSystemConfig'))],
    ['ReservedConcurrentExecutions', member(declared, 'reservedConcurrency')],
    ['FunctionUrlConfig', functionUrl(member(declared, 'url'))],
    ['LoggingConfig', wrap('LogGroup', logGroupName(declared, provider))],
    ['DurableConfig', member(declared, 'durableConfig')],
    ['Events', serviceEvents(member(declared, 'events'))],
  ];
  return {
    logicalId: `${normalizedName(key)}LambdaFunction`,
    type: 'AWS::Serverless::Function',
    properties: mapNode(properties, origin),
    metadata: undefined,
    condition: scalarText(member(declared, 'condition')),
    origin,
  };
}

function wrap(name: string, node: TemplateNode | undefined): TemplateMap | undefined {
  return node === undefined ? undefined : mapNode([[name, node]], node.origin);
}

/** The function's variables win over the provider's. Where one of both is no map, both are kept as alternatives that can't be listed. */
function environment(shared: TemplateNode | undefined, own: TemplateNode | undefined): TemplateMap | undefined {
  const maps = [shared, own].filter((node) => node !== undefined);
  const unread = maps.find((node) => node.kind !== 'map' || member(node, 'Ref') !== undefined);
  const [first] = maps;
  if (first === undefined) return undefined;
  return wrap(
    'Variables',
    unread ??
      mapNode(
        maps.flatMap((node) => members(node)),
        first.origin,
      ),
  );
}

/** A role is an ARN, an intrinsic function, or the logical id of a resource; `provider.iam.role` may also describe the role that the framework makes. */
function role(node: TemplateNode | undefined): TemplateNode | undefined {
  const text = scalarText(node);
  if (node === undefined) return undefined;
  if (text !== undefined) return text.includes(':') ? node : attributeNode(text, 'Arn', node.origin);
  const [name] = members(node).map(([key]) => key);
  return name === 'Ref' || name?.startsWith('Fn::') ? node : undefined;
}

/** `false` at a function does not switch off what the provider switches on: the framework takes whichever of the two says something. */
export function functionTracing(declared: TemplateNode, provider: TemplateNode | undefined): TemplateNode | undefined {
  const own = member(declared, 'tracing');
  const isOff = own?.kind === 'scalar' && (own.value === false || own.value === null);
  return own === undefined || isOff ? member(provider, 'tracing', 'lambda') : own;
}

function tracing(node: TemplateNode | undefined): TemplateNode | undefined {
  if (node?.kind !== 'scalar' || node.value === false) return undefined;
  return node.value === true ? scalarNode('Active', node.origin) : node;
}

/** `url: true` is open to everyone; `authorizer: aws_iam` asks for a signature. https://github.com/oss-serverless/serverless/blob/main/docs/guides/functions.md */
function functionUrl(node: TemplateNode | undefined): TemplateMap | undefined {
  if (node === undefined || (node.kind === 'scalar' && node.value !== true)) return undefined;
  const isSigned = scalarText(member(node, 'authorizer'))?.toLowerCase() === 'aws_iam';
  const cors = member(node, 'cors');
  const isOpen = cors?.kind === 'scalar' && cors.value === true;
  const origins = isOpen ? listNode([scalarNode('*', node.origin)], node.origin) : (member(cors, 'allowedOrigins') ?? undefined);
  return mapNode(
    [
      ['AuthType', scalarNode(isSigned ? 'AWS_IAM' : 'NONE', node.origin)],
      ['Cors', origins === undefined ? undefined : mapNode([['AllowOrigins', origins]], node.origin)],
    ],
    node.origin,
  );
}

/** `vpc: ~` and an empty list switch the provider's off. */
function vpc(node: TemplateNode | undefined): TemplateMap | undefined {
  return node?.kind === 'map' ? mapNode([['SubnetIds', member(node, 'subnetIds')]], node.origin) : undefined;
}

/** A destination is an ARN, an intrinsic function, `{ type, arn }`, or the key of a function of the service. */
function destinations(node: TemplateNode | undefined, functions: ReadonlySet<string>): TemplateMap | undefined {
  if (node === undefined) return undefined;
  const target = (name: string): TemplateNode | undefined => {
    const destination = member(node, name);
    const text = scalarText(destination);
    if (destination === undefined) return undefined;
    if (text !== undefined && functions.has(text))
      return wrap('Destination', attributeNode(`${normalizedName(text)}LambdaFunction`, 'Arn', destination.origin));
    return wrap('Destination', member(destination, 'arn') ?? destination);
  };
  const config = mapNode(
    [
      ['OnSuccess', target('onSuccess')],
      ['OnFailure', target('onFailure')],
    ],
    node.origin,
  );
  return mapNode([['DestinationConfig', config]], node.origin);
}

function fileSystem(node: TemplateNode | undefined): TemplateNode | undefined {
  return node === undefined ? undefined : listNode([mapNode([['Arn', member(node, 'arn')]], node.origin)], node.origin);
}

/** True for a function that is to write no log: the framework declares no group for it and grants it nothing for one. */
export function hasNoLog(declared: TemplateNode): boolean {
  return scalarText(member(declared, 'disableLogs')) === 'true';
}

/** The log group that a function has instead of its own: the function's settings, else the provider's. */
export function logGroupName(declared: TemplateNode, provider: TemplateNode | undefined): TemplateNode | undefined {
  return member(member(declared, 'logs') ?? member(provider, 'logs', 'lambda'), 'logGroup');
}
