import { type DataValue, text, unknown } from '../../model/data-value.ts';
import { literal } from '../../model/pattern.ts';
import { knownText } from '../data-values.ts';
import type { ModuleBlock } from './module.ts';
import { entriesOf, type ModuleInstance } from './module-instance.ts';
import { plannedInstances } from './planned-instances.ts';
import type { Scope } from './scope.ts';

/** One instance of a block with `count` or `for_each`; the only one of a block without. */
export interface ResourceInstance {
  /** `aws_sqs_queue.jobs["a"]` */
  readonly address: string;
  readonly key: string | undefined;
  readonly scope: Scope;
}

/** The most instances that are told apart. */
const MAXIMUM_INSTANCES = 200;

/** The instances of a block; one without known key where how many there are is known only at deployment. */
export function instanceScopes(module: ModuleInstance, block: ModuleBlock, address: string): readonly ResourceInstance[] {
  const written = writtenInstances(module, block, address);
  const { plan } = module.options;
  return plan === undefined ? written : plannedInstances(plan, block, address, written);
}

function writtenInstances(module: ModuleInstance, block: ModuleBlock, address: string): readonly ResourceInstance[] {
  const scope: Scope = { names: new Map(), file: block.file };
  if (block.body.attributes.has('for_each'))
    return forEach(
      module.once(`${address}.for_each`, () => module.attribute(block, 'for_each')),
      address,
      scope,
    );
  if (block.body.attributes.has('count'))
    return counted(
      module.once(`${address}.count`, () => module.attribute(block, 'count')),
      address,
      scope,
    );
  return [{ address, key: undefined, scope }];
}

function forEach(value: DataValue, address: string, scope: Scope): readonly ResourceInstance[] {
  const [source] = value;
  const entries = source === undefined || value.length !== 1 ? undefined : entriesOf(source);
  if (entries === undefined || entries.length > MAXIMUM_INSTANCES) return [{ address, key: undefined, scope }];
  return entries.map(([name, item]): ResourceInstance => {
    // The key of a set's item is the item.
    const key = source?.kind === 'list' ? item : name;
    const known = knownText(key[0]);
    const names = new Map([['each', [record({ key, value: item })]] as const]);
    return known === undefined
      ? { address, key: undefined, scope: { ...scope, names } }
      : { address: `${address}["${known}"]`, key: known, scope: { ...scope, names } };
  });
}

/** A count that depends on a condition is that of a resource which is there or not, so the larger one counts. */
function counted(value: DataValue, address: string, scope: Scope): readonly ResourceInstance[] {
  const count = Math.max(...value.map((alternative) => Number(knownText(alternative) ?? Number.NaN)));
  if (Number.isNaN(count) || count > MAXIMUM_INSTANCES) {
    return [
      {
        address: `${address}[0]`,
        key: undefined,
        scope: indexed(scope, [unknown('unresolved', 'how many there are is known only at deployment')]),
      },
    ];
  }
  return Array.from({ length: count }, (_, index) => ({
    address: `${address}[${index}]`,
    key: String(index),
    scope: indexed(scope, text(literal(String(index)))),
  }));
}

function indexed(scope: Scope, index: DataValue): Scope {
  return { ...scope, names: new Map([['count', [record({ index })]]]) };
}

function record(members: Readonly<Record<string, DataValue>>) {
  return { kind: 'record', members: new Map(Object.entries(members)), computed: [] } as const;
}
