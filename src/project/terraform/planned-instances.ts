import { text, unknown } from '../../model/data-value.ts';
import { literal } from '../../model/pattern.ts';
import type { ModuleBlock } from './module.ts';
import type { Plan } from './plan.ts';
import type { ResourceInstance } from './resource-instances.ts';

/**
 * The instances of a block as a plan has them, each with what the plan knows of it. A block whose instances the plan does not list (a data source that is
 * read at deployment) has those that the files tell.
 * @param written the instances by the files
 */
export function plannedInstances(
  plan: Plan,
  block: ModuleBlock,
  address: string,
  written: readonly ResourceInstance[],
): readonly ResourceInstance[] {
  const isRepeated = block.body.attributes.has('for_each') || block.body.attributes.has('count');
  if (!isRepeated) return written.map((instance) => withValues(instance, plan, block));
  const isModule = /(^|\.)module\.[^.[]+$/.test(address);
  const listed = (isModule ? [...plan.modules] : [...plan.resources.keys()]).filter((one) => isInstanceOf(one, address));
  if (listed.length === 0 && /(^|\.)data\.[^.]+\.[^.]+$/.test(address)) return written;
  return listed.map((one) => {
    const known = written.find((instance) => instance.address === one);
    return withValues(known ?? instanceOf(one, address, block), plan, block);
  });
}

function isInstanceOf(one: string, address: string): boolean {
  return one.startsWith(`${address}[`) && one.indexOf(']', address.length) === one.length - 1;
}

function withValues(instance: ResourceInstance, plan: Plan, block: ModuleBlock): ResourceInstance {
  const planned = plan.resources.get(instance.address);
  return planned === undefined ? instance : { ...instance, scope: { ...instance.scope, planned: { block, values: planned.values } } };
}

/** `address["a"]` has `each.key`, `address[0]` has `count.index`; what its `each.value` is the files leave open. */
function instanceOf(one: string, address: string, block: ModuleBlock): ResourceInstance {
  const key = one.slice(address.length + 1, -1).replace(/^"|"$/g, '');
  const named = text(literal(key));
  const value = unknown('unresolved', `each.value of ${one} is not known`);
  const members = block.body.attributes.has('count')
    ? ([['index', named]] as const)
    : ([
        ['key', named],
        ['value', [value]],
      ] as const);
  const bound = { kind: 'record', members: new Map(members), computed: [] } as const;
  const names = new Map([[block.body.attributes.has('count') ? 'count' : 'each', [bound]]]);
  return { address: one, key, scope: { names, file: block.file } };
}
