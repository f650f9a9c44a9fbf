import type { DataValue } from '../../model/data-value.ts';
import type { Origin } from '../../model/origin.ts';
import { listNode, mapNode, scalarNode } from '../cloudformation/build-node.ts';
import type { Resource } from '../cloudformation/template.ts';
import type { TemplateMap, TemplateNode } from '../cloudformation/template-node.ts';
import type { ValueNodes } from '../cloudformation/value-nodes.ts';
import { valueAt } from './block-values.ts';
import { functionCode, type TerraformCode } from './function-code.ts';
import { type ModuleBlock, originOf } from './module.ts';
import type { ModuleInstance } from './module-instance.ts';
import type { ResourceInstance } from './resource-instances.ts';

/** The type under which a function inside a called module is known: output can't refer to it from outside. */
export const INNER_FUNCTION = 'module.aws_lambda_function';

/** An `aws_lambda_function` as the SAM resource that means the same; its paths are absolute, from the root. */
export function lambdaResource(
  module: ModuleInstance,
  block: ModuleBlock,
  { address, scope }: ResourceInstance,
  nodes: ValueNodes,
  root: string,
): Resource {
  const origin = originOf(block.file, block.position);
  const node = (...path: readonly string[]) => nodes.node(valueAt(module, block, scope, ...path), origin);
  const code = functionCode(module, block, scope);
  const properties: readonly (readonly [string, TemplateNode | undefined])[] = [
    ['FunctionName', node('function_name')],
    ['Runtime', node('runtime')],
    ['Handler', node('handler')],
    ['PackageType', image(node('image_uri'), node('package_type'))],
    ['CodeUri', codeUri(code, fromRoot(valueAt(module, block, scope, 'filename'), root), node, nodes, origin, root)],
    ['Environment', wrap('Variables', node('environment', 'variables'))],
    ['Role', node('role')],
    ['Tracing', node('tracing_config', 'mode')],
    ['VpcConfig', wrap('SubnetIds', node('vpc_config', 'subnet_ids'))],
    ['KmsKeyArn', node('kms_key_arn')],
    ['Layers', node('layers')],
    ['DeadLetterQueue', wrap('TargetArn', node('dead_letter_config', 'target_arn'))],
    ['FileSystemConfigs', listOf(wrap('Arn', node('file_system_config', 'arn')))],
    ['ReservedConcurrentExecutions', node('reserved_concurrent_executions')],
    ['CodeSigningConfigArn', node('code_signing_config_arn')],
    ['LoggingConfig', wrap('LogGroup', node('logging_config', 'log_group'))],
    ['DurableConfig', node('durable_config', 'execution_timeout')],
  ];
  return {
    logicalId: address,
    type: module.options.address === '' ? 'aws_lambda_function' : INNER_FUNCTION,
    properties: mapNode(properties, origin),
    metadata: entryPoint(code, origin),
    condition: undefined,
    origin,
  };
}

function image(uri: TemplateNode | undefined, packageType: TemplateNode | undefined): TemplateNode | undefined {
  return uri === undefined ? packageType : scalarNode('Image', uri.origin);
}

function codeUri(
  code: TerraformCode | undefined,
  file: DataValue,
  node: (...path: readonly string[]) => TemplateNode | undefined,
  nodes: ValueNodes,
  origin: Origin,
  root: string,
): TemplateNode | undefined {
  if (code !== undefined) return nodes.node(fromRoot(code.folder, root), origin);
  if (node('s3_key') !== undefined) return mapNode([['S3Key', scalarNode('', origin)]], origin);
  return nodes.node(file, origin) ?? mapNode([['S3Key', scalarNode('', origin)]], origin);
}

/** Terraform's paths start with `/` for the project's root. */
function fromRoot(value: DataValue, root: string): DataValue {
  return value.map((alternative) => {
    const [part] = alternative.kind === 'text' ? alternative.pattern : [];
    return alternative.kind === 'text' && part?.kind === 'literal' && part.text.startsWith('/')
      ? { kind: 'text', pattern: [{ ...part, text: root + part.text }, ...alternative.pattern.slice(1)] }
      : alternative;
  });
}

function entryPoint(code: TerraformCode | undefined, origin: Origin): TemplateMap | undefined {
  if (code?.entry === undefined) return undefined;
  const points = mapNode([['EntryPoints', listNode([scalarNode(code.entry, origin)], origin)]], origin);
  return mapNode(
    [
      ['BuildMethod', scalarNode('esbuild', origin)],
      ['BuildProperties', points],
    ],
    origin,
  );
}

function wrap(name: string, node: TemplateNode | undefined): TemplateMap | undefined {
  return node === undefined ? undefined : mapNode([[name, node]], node.origin);
}

function listOf(node: TemplateNode | undefined): TemplateNode | undefined {
  return node === undefined ? undefined : listNode([node], node.origin);
}
