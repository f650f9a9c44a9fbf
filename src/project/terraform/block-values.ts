import type { ReadBlock } from '../../hcl/syntax.ts';
import { ABSENT, type DataValue, type RecordValue } from '../../model/data-value.ts';
import type { ModuleBlock } from './module.ts';
import type { ModuleInstance } from './module-instance.ts';
import type { Scope } from './scope.ts';

/** The blocks of a type within a block, those that `dynamic` makes as if there were one. */
export function innerBlocks(block: ModuleBlock, type: string): readonly ModuleBlock[] {
  return block.body.blocks.flatMap((inner): readonly ModuleBlock[] => {
    if (inner.type === type) return [inFile(inner, block.file)];
    if (inner.type !== 'dynamic' || inner.labels[0] !== type) return [];
    return inner.body.blocks.filter((content) => content.type === 'content').map((content) => inFile(content, block.file));
  });
}

function inFile(block: ReadBlock, file: string): ModuleBlock {
  return { file, labels: block.labels, body: block.body, position: block.position };
}

/** The value at a path of inner blocks that ends in an attribute, of the first block that has it. */
export function valueAt(module: ModuleInstance, block: ModuleBlock, scope: Scope, ...path: readonly string[]): DataValue {
  const [first, ...rest] = path;
  if (first === undefined) return ABSENT;
  if (rest.length === 0) return module.attribute(block, first, scope);
  const inside = scope.planned?.block === block ? firstItem(scope.planned.values.members.get(first)) : undefined;
  for (const inner of innerBlocks(block, first)) {
    const value = valueAt(module, inner, inside === undefined ? scope : { ...scope, planned: { block: inner, values: inside } }, ...rest);
    if (value.some((alternative) => alternative.kind !== 'absent')) return value;
  }
  return ABSENT;
}

/** Of blocks that may stand several times the first counts. */
function firstItem(blocks: DataValue | undefined): RecordValue | undefined {
  const [list] = blocks ?? [];
  const [item] = list?.kind === 'list' ? (list.items[0] ?? []) : [];
  return item?.kind === 'record' ? item : undefined;
}
