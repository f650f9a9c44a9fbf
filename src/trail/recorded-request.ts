import { isObject } from '../catalog/data-files.ts';
import type { DataAlternative, DataValue } from '../model/data-value.ts';
import { ABSENT, unknown } from '../model/data-value.ts';
import { literal } from '../model/pattern.ts';
import { RECORDED_NAMES } from './recorded-names.ts';

/** No request of AWS nests deeper. */
const DEEPEST = 32;

const HIDDEN: DataValue = [unknown('unresolved', 'CloudTrail hides this value')];
const LEFT_OUT: DataValue = [unknown('unresolved', 'CloudTrail left the parameters out')];

/**
 * The request of a record as the operation's own members. A trail writes their names in its own way (`tableName`, `bucketName`, `instancesSet`): they become
 * those of `names` (lower case -> as the catalog writes it) that mean the same. What CloudTrail hides or leaves out is unknown, never absent.
 */
export function requestOfRecord(parameters: unknown, service: string, names: ReadonlyMap<string, string>): DataValue {
  if (isObject(parameters) && parameters.omitted === true) return LEFT_OUT;
  if (!isObject(parameters)) return parameters === HIDDEN_TEXT ? HIDDEN : [{ kind: 'record', members: new Map(), computed: [] }];
  return memberValue(parameters, names, RECORDED_NAMES[service] ?? {}, 0);
}

/** Written in place of a value that CloudTrail does not show. https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html */
export const HIDDEN_TEXT = 'HIDDEN_DUE_TO_SECURITY_REASONS';

function memberValue(json: unknown, names: ReadonlyMap<string, string>, own: Readonly<Record<string, string>>, depth: number): DataValue {
  if (json === undefined || json === null) return ABSENT;
  if (json === HIDDEN_TEXT) return HIDDEN;
  if (depth > DEEPEST) return [unknown('unresolved', 'nested too deep')];
  if (Array.isArray(json)) return [{ kind: 'list', items: json.map((item) => memberValue(item, names, own, depth + 1)) }];
  return [isObject(json) ? recordOf(json, names, own, depth) : scalarOf(json)];
}

function scalarOf(json: unknown): DataAlternative {
  if (typeof json === 'string') return { kind: 'text', pattern: literal(json) };
  return typeof json === 'number' || typeof json === 'boolean' ? { kind: 'scalar', value: json } : { kind: 'absent' };
}

function recordOf(
  json: Readonly<Record<string, unknown>>,
  names: ReadonlyMap<string, string>,
  own: Readonly<Record<string, string>>,
  depth: number,
): DataAlternative {
  const members = new Map<string, DataValue>();
  for (const [key, value] of Object.entries(json)) {
    for (const [name, member] of listedItems(key, value) ?? [[key, value]]) {
      const meant = memberName(name, names, own);
      if (!members.has(meant)) members.set(meant, memberValue(member, names, own, depth + 1));
    }
  }
  return { kind: 'record', members, computed: [] };
}

/** The catalog's name of a member that a record writes as `name`. */
export function memberName(name: string, names: ReadonlyMap<string, string>, own: Readonly<Record<string, string>>): string {
  return (Object.hasOwn(own, name) ? own[name] : undefined) ?? names.get(name.toLowerCase()) ?? name;
}

/**
 * EC2 writes the list `InstanceIds` as `instancesSet: { items: [{ instanceId }] }` and `Resources` as `resourcesSet: { items: [{ resourceId }] }`: under both
 * names that may be meant, of which the operation has one.
 */
function listedItems(key: string, value: unknown): [string, unknown][] | undefined {
  if (!key.endsWith('Set') || !isObject(value) || !Array.isArray(value.items)) return undefined;
  const items: readonly unknown[] = value.items;
  const first = items[0];
  const [only, ...others] = isObject(first) ? Object.keys(first) : [];
  if (only === undefined || others.length > 0) return [[key.slice(0, -3), items]];
  const values = items.map((item) => (isObject(item) ? item[only] : undefined));
  return [
    [`${only}s`, values],
    [key.slice(0, -3), values],
  ];
}
