import { type DataValue, unknown } from '../../model/data-value.ts';
import { literal } from '../../model/pattern.ts';
import { listNode, mapNode, scalarNode } from '../cloudformation/build-node.ts';
import type { Resource } from '../cloudformation/template.ts';
import type { TemplateNode } from '../cloudformation/template-node.ts';
import type { ValueNodes } from '../cloudformation/value-nodes.ts';
import { at } from '../data-values.ts';
import { INNER_FUNCTION } from './lambda-function.ts';
import type { Plan, PlannedResource } from './plan.ts';

/** The functions of a plan that no file of the project declares, such as those of modules from a registry, but for those below `read` addresses. */
export function plannedFunctions(plan: Plan, read: ReadonlySet<string>, nodes: ValueNodes): readonly Resource[] {
  return [...plan.resources.values()]
    .filter(({ type, address }) => type === 'aws_lambda_function' && !isBelow(address, read))
    .map((planned) => plannedFunction(planned, plan, nodes));
}

function isBelow(address: string, read: ReadonlySet<string>): boolean {
  return read.has(address) || [...read].some((one) => address.startsWith(`${one}.`));
}

function plannedFunction({ address, values }: PlannedResource, plan: Plan, nodes: ValueNodes): Resource {
  const origin = { file: plan.file, line: 1, column: 1 };
  const valueAt = (...path: readonly string[]): DataValue =>
    path.reduce<DataValue>(
      (value, name) => {
        const items = value.flatMap((alternative) => (alternative.kind === 'list' ? (alternative.items[0] ?? []) : [alternative]));
        return at(items, { kind: 'text', pattern: literal(name) });
      },
      [values],
    );
  const node = (...path: readonly string[]) => nodes.node(valueAt(...path), origin);
  const wrap = (name: string, inner: TemplateNode | undefined) => (inner === undefined ? undefined : mapNode([[name, inner]], origin));
  const fileSystem = wrap('Arn', node('file_system_config', 'arn'));
  const environment = valueAt('environment', 'variables');
  // The plan leaves a map out where one of its values is known only after the deployment.
  const isHidden = environment.every(({ kind }) => kind === 'absent') && hasItems(values, 'environment');
  const hidden: DataValue = [unknown('unbound', `the plan does not show the environment of ${address}`, origin)];
  const code = node('image_uri') === undefined ? node('filename') : undefined;
  const properties: readonly (readonly [string, TemplateNode | undefined])[] = [
    ['FunctionName', node('function_name')],
    ['Runtime', node('runtime')],
    ['Handler', node('handler')],
    ['PackageType', node('image_uri') === undefined ? node('package_type') : scalarNode('Image', origin)],
    ['CodeUri', code ?? mapNode([['S3Key', scalarNode('', origin)]], origin)],
    ['Environment', wrap('Variables', nodes.node(isHidden ? hidden : environment, origin))],
    ['Role', node('role')],
    ['Tracing', node('tracing_config', 'mode')],
    ['VpcConfig', wrap('SubnetIds', node('vpc_config', 'subnet_ids'))],
    ['KmsKeyArn', node('kms_key_arn')],
    ['DeadLetterQueue', wrap('TargetArn', node('dead_letter_config', 'target_arn'))],
    ['FileSystemConfigs', fileSystem === undefined ? undefined : listNode([fileSystem], origin)],
    ['LoggingConfig', wrap('LogGroup', node('logging_config', 'log_group'))],
  ];
  return {
    logicalId: address,
    type: INNER_FUNCTION,
    properties: mapNode(properties, origin),
    metadata: undefined,
    condition: undefined,
    origin,
  };
}

function hasItems(values: PlannedResource['values'], name: string): boolean {
  return values.members.get(name)?.some((value) => value.kind === 'list' && value.items.length > 0) === true;
}
