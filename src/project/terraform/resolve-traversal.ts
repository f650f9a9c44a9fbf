import { ABSENT, type DataValue, text, unknown } from '../../model/data-value.ts';
import type { Origin } from '../../model/origin.ts';
import { literal, pseudo } from '../../model/pattern.ts';
import { knownText, onlyText, union } from '../data-values.ts';
import { originOf } from './module.ts';
import type { CalledModule, ModuleInstance } from './module-instance.ts';
import { policyDataArn } from './policy-data.ts';
import { isRegistryLambda } from './registry-lambda.ts';
import { registryModule } from './registry-outputs.ts';
import { registryRoleNames, registryRoleOutput } from './registry-role-name.ts';
import { instanceScopes } from './resource-instances.ts';
import { attributeValue, resourceValue } from './resource-value.ts';
import type { Scope } from './scope.ts';
import type { Step } from './traversal.ts';
import { variableValue } from './variable-value.ts';

/** What `root.step.step` comes to in a module: https://developer.hashicorp.com/terraform/language/expressions/references. */
export function resolveTraversal(instance: ModuleInstance, root: string, steps: readonly Step[], scope: Scope, origin: Origin): DataValue {
  const bound = scope.names.get(root);
  const after = (value: DataValue, rest: readonly Step[]): DataValue => rest.reduce((current, step) => instance.step(current, step), value);
  if (bound !== undefined) return after(bound, steps);
  const [first, ...rest] = steps;
  const name = first?.kind === 'name' ? first.name : undefined;
  if (name === undefined) return [unknown('unresolved', `'${root}' is not known`, origin)];
  switch (root) {
    case 'var':
      return after(
        instance.once(`var.${name}`, () => variableValue(instance, name, origin)),
        rest,
      );
    case 'local':
      return after(
        instance.once(`local.${name}`, () => localValue(instance, name, origin)),
        rest,
      );
    case 'module':
      return moduleOutput(instance, name, rest, origin);
    case 'path':
      return pathValue(instance, name, origin);
    case 'terraform':
      return text([
        {
          kind: 'reference',
          resource: 'terraform',
          attribute: name,
          type: 'terraform',
          reason: `terraform.${name} is known only at deployment`,
          origin,
        },
      ]);
    case 'data':
      return dataValue(instance, name, rest, origin);
    case 'each':
    case 'count':
    case 'self':
      return [unknown('unresolved', `${root}.${name} is known only per instance`, origin)];
    default:
      return resourceValue(instance, { kind: 'resources', type: root, name, steps: rest }, origin);
  }
}

function localValue(instance: ModuleInstance, name: string, origin: Origin): DataValue {
  const local = instance.module.locals.get(name);
  if (local === undefined) return [unknown('unresolved', `local.${name} is not declared`, origin)];
  return instance.evaluate(local.value, { names: new Map(), file: local.file });
}

/** `module.roles.arn`, `module.roles["a"].arn`, or all that a module puts out. */
function moduleOutput(instance: ModuleInstance, name: string, steps: readonly Step[], origin: Origin): DataValue {
  const [first, ...others] = steps;
  const key = first?.kind === 'index' ? onlyText(first.index) : undefined;
  const [output, ...rest] = first?.kind === 'index' ? others : steps;
  const outputName = output?.kind === 'name' ? output.name : undefined;
  const registry = outputName === undefined ? undefined : registryOutput(instance, name, outputName);
  const after = (value: DataValue, more: readonly Step[]): DataValue => more.reduce((current, step) => instance.step(current, step), value);
  if (registry !== undefined) return after(registry, rest);
  const called = instance.options.called(name);
  if (called.length === 0) {
    const block = instance.module.modules.get(name);
    const source = block === undefined ? undefined : knownText(instance.attribute(block, 'source')[0]);
    const resource = `${instance.options.address}module.${name}`;
    const reason = `module ${name}${source === undefined ? '' : ` (${source})`} is not read`;
    return text([{ kind: 'reference', resource, attribute: outputName ?? 'this', type: 'module', reason, origin }]);
  }
  if (outputName === undefined) return after(calledModules(called), steps);
  const meant = called.filter((one) => key === undefined || one.key === undefined || one.key === key);
  return after(union(meant.map((one) => outputValue(one.instance, outputName, origin))), rest);
}

/** A module without `for_each` and `count` is a map of its outputs, any other a map or list of those. */
function calledModules(called: readonly CalledModule[]): DataValue {
  const outputs = ({ instance }: CalledModule): DataValue => {
    const names = [...instance.module.outputs.keys()];
    const origin = { file: instance.module.folder, line: 1, column: 1 };
    return [{ kind: 'record', members: new Map(names.map((name) => [name, outputValue(instance, name, origin)])), computed: [] }];
  };
  const [first, ...others] = called;
  if (first === undefined || (first.key === undefined && others.length === 0)) return first === undefined ? ABSENT : outputs(first);
  if (called.every(({ key }, index) => key === String(index))) return [{ kind: 'list', items: called.map(outputs) }];
  return [{ kind: 'record', members: new Map(called.map((one) => [one.key ?? '', outputs(one)])), computed: [] }];
}

function outputValue(child: ModuleInstance, name: string, origin: Origin): DataValue {
  const block = child.module.outputs.get(name);
  return block === undefined
    ? [unknown('unresolved', `the module ${child.module.folder} has no output ${name}`, origin)]
    : child.once(`output.${name}`, () => child.attribute(block, 'value'));
}

function registryOutput(instance: ModuleInstance, name: string, output: string): DataValue | undefined {
  const block = instance.module.modules.get(name);
  const source = block === undefined ? undefined : knownText(instance.attribute(block, 'source')[0]);
  const registry = registryModule(source);
  if (block === undefined || registry === undefined) return undefined;
  const instances = instanceScopes(instance, block, `${instance.options.address}module.${name}`);
  const role = instances.flatMap(({ address, scope }) => {
    const input = (variable: string) => instance.attribute(block, variable, scope);
    const names = isRegistryLambda(source) ? registryRoleNames(address, input, originOf(block.file, block.position)) : [];
    return registryRoleOutput(output, names) ?? [];
  });
  if (role.length > 0) return union([role]);
  const attribute = registry.outputs[output];
  if (attribute === undefined) return undefined;
  return union(instances.map((one) => attributeValue(instance, block, registry.type, one, attribute)));
}

/** Folders are absolute, as Terraform's relative ones depend on where it runs. */
function pathValue(instance: ModuleInstance, name: string, origin: Origin): DataValue {
  const folder = name === 'module' ? instance.module.folder : name === 'root' || name === 'cwd' ? instance.options.rootFolder : undefined;
  return folder === undefined
    ? [unknown('unresolved', `path.${name} is not known`, origin)]
    : text(literal(`/${folder === '.' ? '' : folder}`.replace(/\/$/, '')));
}

/** Data sources that tell where the deployment is; all others are resources that exist already. */
function dataValue(instance: ModuleInstance, type: string, steps: readonly Step[], origin: Origin): DataValue {
  const [named, attribute] = steps;
  const name = named?.kind === 'name' ? named.name : undefined;
  const wanted = attribute?.kind === 'name' ? attribute.name : '';
  if (type === 'aws_caller_identity' && ['account_id', 'id'].includes(wanted)) return text(pseudo('account'));
  if (type === 'aws_region' && ['id', 'name', 'region'].includes(wanted)) return text(pseudo('region'));
  if (type === 'aws_partition' && ['id', 'partition'].includes(wanted)) return text(pseudo('partition'));
  if (type === 'aws_partition' && wanted === 'dns_suffix') return text(pseudo('urlSuffix'));
  if (name === undefined) return [unknown('unresolved', `data.${type} is not known`, origin)];
  if (type === 'aws_iam_policy' && lastName(steps) === 'arn') return policyDataArn(instance, name, origin);
  return resourceValue(instance, { kind: 'data', type, name, steps: steps.slice(1) }, origin);
}

function lastName(steps: readonly Step[]): string | undefined {
  const last = steps.at(-1);
  return last?.kind === 'name' ? last.name : undefined;
}
