import type { DataAlternative, DataValue } from '../model/data-value.ts';
import { ABSENT, unknown } from '../model/data-value.ts';
import { literal } from '../model/pattern.ts';

/** No request of AWS nests deeper; what does is not known, as is an object that holds itself. */
const DEEPEST = 64;

/** The value of parsed JSON: every text is literal, and a member that is not given is absent. `undefined` gives the absent value. */
export function fromJson(json: unknown): DataValue {
  return valueWithin(json, []);
}

function valueWithin(json: unknown, within: readonly unknown[]): DataValue {
  if (json === undefined || json === null) return ABSENT;
  if (within.length >= DEEPEST || (within.includes(json) && typeof json === 'object')) return [unknown('unresolved', 'nested too deep')];
  return [alternative(json, [...within, json])];
}

function alternative(json: unknown, within: readonly unknown[]): DataAlternative {
  if (typeof json === 'string') return { kind: 'text', pattern: literal(json) };
  if (typeof json === 'number' || typeof json === 'boolean') return { kind: 'scalar', value: json };
  if (Array.isArray(json)) return { kind: 'list', items: json.map((item) => valueWithin(item, within)) };
  if (typeof json === 'object' && json !== null) {
    return {
      kind: 'record',
      members: new Map(Object.entries(json).map(([name, member]) => [name, valueWithin(member, within)])),
      computed: [],
    };
  }
  return { kind: 'absent' };
}
