import type { DataAlternative, DataValue } from '../../../model/data-value.ts';
import { dataKey } from '../../../source/eval/data-key.ts';

/** A value that may be either, each alternative once; two records are one with the members of both. */
export function joinValues(a: DataValue, b: DataValue): DataValue {
  const [left] = a;
  const [right] = b;
  if (a.length === 1 && b.length === 1 && left?.kind === 'record' && right?.kind === 'record') {
    const names = new Set([...left.members.keys(), ...right.members.keys()]);
    const absent: DataAlternative = { kind: 'absent' };
    const open = left.open ?? right.open;
    const members = new Map(
      [...names].map((name) => [name, joinValues(left.members.get(name) ?? [absent], right.members.get(name) ?? [absent])] as const),
    );
    const joined = { kind: 'record', members, computed: [...left.computed, ...right.computed] } as const;
    return [open === undefined ? joined : { ...joined, open }];
  }
  const distinct = new Map<string, DataAlternative>();
  for (const alternative of [...a, ...b]) {
    const key = dataKey([alternative]);
    if (!distinct.has(key)) distinct.set(key, alternative);
  }
  return [...distinct.values()];
}
