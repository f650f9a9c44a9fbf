import type { DataAlternative, DataValue } from '../model/data-value.ts';
import { ABSENT } from '../model/data-value.ts';
import { literal } from '../model/pattern.ts';

/** The value of parsed JSON: every text is literal, and a member that is not given is absent. `undefined` gives the absent value. */
export function fromJson(json: unknown): DataValue {
  return json === undefined || json === null ? ABSENT : [alternative(json)];
}

function alternative(json: unknown): DataAlternative {
  if (typeof json === 'string') return { kind: 'text', pattern: literal(json) };
  if (typeof json === 'number' || typeof json === 'boolean') return { kind: 'scalar', value: json };
  if (Array.isArray(json)) return { kind: 'list', items: json.map(fromJson) };
  if (typeof json === 'object' && json !== null) {
    return { kind: 'record', members: new Map(Object.entries(json).map(([name, member]) => [name, fromJson(member)])), computed: [] };
  }
  return { kind: 'absent' };
}
