import { type DataValue, text } from '../../model/data-value.ts';
import type { Origin } from '../../model/origin.ts';
import { concat, literal } from '../../model/pattern.ts';
import { listNode, mapNode, scalarNode } from '../cloudformation/build-node.ts';
import type { Resource } from '../cloudformation/template.ts';
import type { TemplateMap, TemplateNode } from '../cloudformation/template-node.ts';
import type { ValueNodes } from '../cloudformation/value-nodes.ts';
import { at, knownText } from '../data-values.ts';
import { INNER_FUNCTION } from './lambda-function.ts';
import { type ModuleBlock, originOf } from './module.ts';
import type { ModuleInstance } from './module-instance.ts';
import type { ResourceInstance } from './resource-instances.ts';

const SOURCE = /(^|\/)terraform-aws-modules\/(terraform-aws-)?lambda(\/aws)?([/.?]|$)/;

/** True for a call of the module `terraform-aws-modules/lambda/aws`, by registry or git. */
export function isRegistryLambda(source: string | undefined): boolean {
  return source !== undefined && SOURCE.test(source) && !source.includes('modules/docker-build');
}

/** The function that a call of the module makes, with the module's inputs: https://registry.terraform.io/modules/terraform-aws-modules/lambda/aws. */
export function registryLambdaResources(
  module: ModuleInstance,
  block: ModuleBlock,
  { address, scope }: ResourceInstance,
  nodes: ValueNodes,
  root: string,
): readonly Resource[] {
  const origin = originOf(block.file, block.position);
  const value = (name: string) => module.attribute(block, name, scope);
  const node = (name: string) => nodes.node(value(name), origin);
  const isOff = ['create', 'create_function'].some((name) => knownText(value(name)[0]) === 'false');
  const isOn = (name: string) => knownText(value(name)[0]) === 'true';
  if (isOff || isOn('create_layer')) return [];
  const code = sourcePath(value('source_path'), root);
  const properties: readonly (readonly [string, TemplateNode | undefined])[] = [
    ['FunctionName', node('function_name')],
    ['Runtime', node('runtime')],
    ['Handler', node('handler')],
    ['PackageType', node('package_type')],
    [
      'CodeUri',
      code === undefined
        ? (node('local_existing_package') ?? mapNode([['S3Key', scalarNode('', origin)]], origin))
        : nodes.node(code, origin),
    ],
    ['Environment', wrap('Variables', node('environment_variables'))],
    ['Role', node('lambda_role')],
    ['Tracing', node('tracing_mode')],
    ['VpcConfig', wrap('SubnetIds', node('vpc_subnet_ids'))],
    ['KmsKeyArn', node('kms_key_arn')],
    ['Layers', node('layers')],
    ['DeadLetterQueue', wrap('TargetArn', node('dead_letter_target_arn'))],
    ['EventInvokeConfig', destinations(node('destination_on_success'), node('destination_on_failure'))],
    ['FileSystemConfigs', listOf(wrap('Arn', node('file_system_arn')))],
    ['LoggingConfig', wrap('LogGroup', node('logging_log_group'))],
    ['ReservedConcurrentExecutions', reservedConcurrency(value('reserved_concurrent_executions'), node('reserved_concurrent_executions'))],
    ['FunctionUrlConfig', isOn('create_lambda_function_url') ? functionUrl(node('authorization_type'), origin) : undefined],
  ];
  const base = { metadata: undefined, condition: undefined, origin };
  const lambda = { ...base, logicalId: address, type: INNER_FUNCTION, properties: mapNode(properties, origin) };
  // The module declares the log group, unless it is told to use one that exists.
  const name = value('function_name').flatMap((alternative) =>
    alternative.kind === 'text' ? text(concat(literal('/aws/lambda/'), alternative.pattern)) : [],
  );
  const log = {
    ...base,
    logicalId: `${address}.aws_cloudwatch_log_group.lambda`,
    type: 'AWS::Logs::LogGroup',
    properties: mapNode(
      [
        ['LogGroupName', nodes.node(name, origin)],
        ['RetentionInDays', node('cloudwatch_logs_retention_in_days')],
      ],
      origin,
    ),
  };
  return [lambda, ...(name.length === 0 ? [] : [log]), ...eventSourceMappings(value('event_source_mapping'), lambda, nodes)];
}

/** A folder or file, a list of these, or a list of maps with `path`; the first is the function's code. */
function sourcePath(value: DataValue, root: string): DataValue | undefined {
  const [first] = value;
  if (first === undefined || first.kind === 'absent') return undefined;
  if (first.kind === 'list') return sourcePath(first.items[0] ?? [], root);
  if (first.kind === 'record') return sourcePath(at([first], { kind: 'text', pattern: literal('path') }), root);
  const path = knownText(first);
  return path === undefined ? undefined : text(literal(path.startsWith('/') ? root + path : path));
}

/** The module's URL is open to everyone unless `authorization_type` says otherwise. */
function functionUrl(type: TemplateNode | undefined, origin: Origin): TemplateMap {
  return mapNode([['AuthType', type ?? scalarNode('NONE', origin)]], origin);
}

/** `-1`, the module's default, reserves nothing. */
function reservedConcurrency(value: DataValue, node: TemplateNode | undefined): TemplateNode | undefined {
  return knownText(value[0]) === '-1' ? undefined : node;
}

/** The mappings that the module makes besides, each for this function. */
function eventSourceMappings(value: DataValue, lambda: Resource, nodes: ValueNodes): readonly Resource[] {
  const { origin, logicalId } = lambda;
  const [first] = value;
  if (first?.kind !== 'record') return [];
  const hole = {
    kind: 'reference',
    resource: logicalId,
    attribute: 'name',
    type: INNER_FUNCTION,
    reason: 'the function of the module',
    origin,
  } as const;
  return [...first.members].map(([name, mapping]) => {
    const properties = mapNode(
      [
        ['FunctionName', nodes.node(text([hole]), origin)],
        ['EventSourceArn', nodes.node(at(mapping, { kind: 'text', pattern: literal('event_source_arn') }), origin)],
      ],
      origin,
    );
    return {
      ...lambda,
      logicalId: `${logicalId}.aws_lambda_event_source_mapping.this["${name}"]`,
      type: 'AWS::Lambda::EventSourceMapping',
      properties,
    };
  });
}

function destinations(onSuccess: TemplateNode | undefined, onFailure: TemplateNode | undefined): TemplateMap | undefined {
  const origin = (onSuccess ?? onFailure)?.origin;
  if (origin === undefined) return undefined;
  const config = mapNode(
    [
      ['OnSuccess', wrap('Destination', onSuccess)],
      ['OnFailure', wrap('Destination', onFailure)],
    ],
    origin,
  );
  return mapNode([['DestinationConfig', config]], origin);
}

function wrap(name: string, node: TemplateNode | undefined): TemplateMap | undefined {
  return node === undefined ? undefined : mapNode([[name, node]], node.origin);
}

function listOf(node: TemplateNode | undefined): TemplateNode | undefined {
  return node === undefined ? undefined : listNode([node], node.origin);
}
