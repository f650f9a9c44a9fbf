import { isObject } from '../catalog/data-files.ts';
import type { DataAlternative, DataValue } from '../model/data-value.ts';
import { ABSENT, unknown } from '../model/data-value.ts';
import { literal } from '../model/pattern.ts';
import { NAMES_OF_KINDS, RECORDED_NAMES, REQUESTS_IN_LISTS } from './recorded-names.ts';

/** No request of AWS nests deeper. */
const DEEPEST = 32;

const HIDDEN: DataValue = [unknown('unresolved', 'CloudTrail hides this value')];
const LEFT_OUT: DataValue = [unknown('unresolved', 'CloudTrail left the parameters out')];

type Json = Readonly<Record<string, unknown>>;

/** How one operation's records are read. */
interface RecordedForm {
  /** Lower case -> as the catalog writes it. */
  readonly names: ReadonlyMap<string, string>;
  readonly own: Readonly<Record<string, string>>;
  readonly kindName: string | undefined;
  readonly listOfRequests: string | undefined;
}

/**
 * The request of a record as the operation's own members. A trail writes their names in its own way (`tableName`, `bucketName`, `instancesSet`): they become
 * those of `names` (lower case -> as the catalog writes it) that mean the same. What CloudTrail hides or leaves out is unknown, never absent.
 */
export function requestOfRecord(parameters: unknown, service: string, names: ReadonlyMap<string, string>): DataValue {
  if (isObject(parameters) && parameters.omitted === true) return LEFT_OUT;
  if (!isObject(parameters)) return isHidden(parameters) ? HIDDEN : [{ kind: 'record', members: new Map(), computed: [] }];
  const own = RECORDED_NAMES[service] ?? {};
  return memberValue(parameters, { names, own, kindName: NAMES_OF_KINDS[service], listOfRequests: REQUESTS_IN_LISTS[service] }, 0);
}

/** Written in place of a value that CloudTrail does not show. https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html */
export const HIDDEN_TEXT = 'HIDDEN_DUE_TO_SECURITY_REASONS';

/** What some services write instead: `**********` (https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/logging-using-cloudtrail-data-api.html), `***OMITTED***`, `<sensitiveDataRemoved>`. */
const MASK = /^(?:\*{3,}(?:\w*\*{3,})?|<sensitiveDataRemoved>|Value hidden due to security reasons\.?)$/;

function isHidden(json: unknown): boolean {
  return typeof json === 'string' && (json === HIDDEN_TEXT || MASK.test(json));
}

function memberValue(json: unknown, form: RecordedForm, depth: number): DataValue {
  if (json === undefined || json === null) return ABSENT;
  if (isHidden(json)) return HIDDEN;
  if (depth > DEEPEST) return [unknown('unresolved', 'nested too deep')];
  if (Array.isArray(json)) return [{ kind: 'list', items: json.map((item) => memberValue(item, form, depth + 1)) }];
  return [isObject(json) ? recordOf(json, form, depth) : scalarOf(json)];
}

function scalarOf(json: unknown): DataAlternative {
  if (typeof json === 'string') return { kind: 'text', pattern: literal(json) };
  return typeof json === 'number' || typeof json === 'boolean' ? { kind: 'scalar', value: json } : { kind: 'absent' };
}

function recordOf(json: Json, form: RecordedForm, depth: number): DataAlternative {
  const members = new Map<string, DataValue>();
  for (const [key, value] of membersOf(json, form)) {
    for (const [name, member] of listedItems(key, value) ?? [[key, value]]) {
      const meant = memberName(name, form.names, form.own);
      if (!members.has(meant)) members.set(meant, memberValue(member, form, depth + 1));
    }
  }
  return { kind: 'record', members, computed: [] };
}

/** The catalog's name of a member that a record writes as `name`. */
export function memberName(name: string, names: ReadonlyMap<string, string>, own: Readonly<Record<string, string>>): string {
  const meant = Object.hasOwn(own, name) ? (own[name]?.split(' ') ?? []) : [];
  return meant.find((one) => names.has(one.toLowerCase())) ?? names.get(name.toLowerCase()) ?? meant[0] ?? name;
}

/** The members as the API has them: an item under the name of its kind, and what is a list's only in the record beside it. */
function membersOf(json: Json, { names, kindName, listOfRequests }: RecordedForm): (readonly [string, unknown])[] {
  const kind = kindName === undefined ? undefined : json[kindName];
  if (typeof kind === 'string' && names.has(kind.toLowerCase())) return [[kind, { ...json, [kindName ?? '']: undefined }]];
  const list = listOfRequests === undefined ? undefined : json[listOfRequests];
  const items: readonly unknown[] = isObject(list) && Array.isArray(list.items) ? list.items : [];
  const request = items.length === 1 && isObject(items[0]) && Object.keys(items[0]).length > 1 ? items[0] : {};
  return [...Object.entries(json), ...Object.entries(request)];
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
