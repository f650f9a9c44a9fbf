import { type DataValue, text, unknown } from '../../model/data-value.ts';
import type { Origin } from '../../model/origin.ts';
import { literal, pseudo } from '../../model/pattern.ts';
import { knownText, union } from '../data-values.ts';
import { originOf } from './module.ts';
import type { ModuleInstance } from './module-instance.ts';
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

function moduleOutput(instance: ModuleInstance, name: string, steps: readonly Step[], origin: Origin): DataValue {
  const [output, ...rest] = steps.filter((step) => step.kind !== 'index');
  const outputName = output?.kind === 'name' ? output.name : undefined;
  const child = instance.options.child(name);
  const block = outputName === undefined ? undefined : child?.module.outputs.get(outputName);
  const known = outputName === undefined ? undefined : registryOutput(instance, name, outputName);
  if (known !== undefined) return rest.reduce((current, step) => instance.step(current, step), known);
  if (child === undefined || block === undefined || outputName === undefined) {
    const resource = `${instance.options.address}module.${name}`;
    const reason = `module ${name} is not part of the project`;
    return text([{ kind: 'reference', resource, attribute: outputName ?? 'this', type: 'module', reason, origin }]);
  }
  const value = child.once(`output.${outputName}`, () => child.attribute(block, 'value'));
  return rest.reduce((current, step) => child.step(current, step), value);
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
