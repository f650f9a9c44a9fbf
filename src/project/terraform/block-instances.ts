import { type UnknownValue, unknown } from '../../model/data-value.ts';
import { knownText } from '../data-values.ts';
import { type ModuleBlock, originOf } from './module.ts';
import { entriesOf, type ModuleInstance } from './module-instance.ts';
import { type Scope, withNames } from './scope.ts';

/** An inner block with the names that are bound in it. */
export interface BlockInstance {
  readonly block: ModuleBlock;
  readonly scope: Scope;
}

export interface BlockInstances {
  readonly blocks: readonly BlockInstance[];
  /** Set where more blocks may be made than are listed, and why. */
  readonly open?: UnknownValue;
}

/** The inner blocks of a type, those that `dynamic` makes one by one: https://developer.hashicorp.com/terraform/language/expressions/dynamic-blocks. */
export function blockInstances(module: ModuleInstance, { block, scope }: BlockInstance, type: string): BlockInstances {
  const blocks: BlockInstance[] = [];
  let open: UnknownValue | undefined;
  for (const inner of block.body.blocks) {
    const own: ModuleBlock = { file: block.file, labels: inner.labels, body: inner.body, position: inner.position };
    if (inner.type === type) blocks.push({ block: own, scope });
    if (inner.type !== 'dynamic' || inner.labels[0] !== type) continue;
    const made = dynamicInstances(module, own, type, scope);
    if (made === undefined)
      open = unknown('unresolved', `which ${type} blocks there are is not known`, originOf(block.file, inner.position));
    else blocks.push(...made);
  }
  return open === undefined ? { blocks } : { blocks, open };
}

function dynamicInstances(module: ModuleInstance, block: ModuleBlock, type: string, scope: Scope): readonly BlockInstance[] | undefined {
  const [source, ...others] = module.attribute(block, 'for_each', scope);
  const entries = source === undefined || others.length > 0 ? undefined : entriesOf(source);
  const content = block.body.blocks.find((inner) => inner.type === 'content');
  if (entries === undefined || content === undefined) return undefined;
  const named = block.body.attributes.get('iterator')?.value;
  const iterator = named?.kind === 'variable' ? named.name : named?.kind === 'literal' ? String(named.value) : type;
  const inside: ModuleBlock = { file: block.file, labels: [], body: content.body, position: content.position };
  return entries.map(([key, value]) => {
    // The key of a set's item is the item.
    const isSet = source?.kind === 'list' && knownText(value[0]) !== undefined;
    const members = new Map([
      ['key', isSet ? value : key],
      ['value', value],
    ]);
    return { block: inside, scope: withNames(scope, [[iterator, [{ kind: 'record', members, computed: [] }]]]) };
  });
}
