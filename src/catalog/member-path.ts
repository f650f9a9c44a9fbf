import type { DataAlternative, DataValue, RecordValue, UnknownValue } from '../model/data-value.ts';
import { literal } from '../model/pattern.ts';
import type { MemberPath } from './rules/rule.ts';

/** What stands at a member path. `unlisted`: the record has members that are not known, and this may be one of them. */
export type Found = DataAlternative | { readonly kind: 'unlisted'; readonly because: UnknownValue };

/** What may stand there besides an empty text; all of it where nothing else may. */
export function nonEmpty(found: readonly Found[]): readonly Found[] {
  const others = found.filter((each) => each.kind !== 'text' || each.pattern.length > 0);
  return others.length === 0 ? found : others;
}

type Step = { readonly member: string } | 'items' | 'keys' | 'values';

const STEP = /([A-Za-z$][\w-]*)|(\[\])|(\{key\})|(\{value\})/g;

/** True where a path passes a list or a map, so that several values may stand there at once. */
export function isPlural(path: MemberPath): boolean {
  return /[[{]/.test(path);
}

/** Everything that stands at `path`: the alternatives of a member, and the items of the lists and maps that the path passes. Never empty. */
export function findMember(input: DataValue, path: MemberPath): readonly Found[] {
  let found: readonly Found[] = input;
  for (const step of parsePath(path)) found = found.flatMap((alternative) => takeStep(alternative, step));
  const present = found.filter(({ kind }) => kind !== 'absent');
  if (!isPlural(path)) return found;
  return present.length > 0 ? present : [{ kind: 'absent' }];
}

/** The paths that were read: as many as the catalog has. */
const parsed = new Map<MemberPath, readonly Step[]>();

function parsePath(path: MemberPath): readonly Step[] {
  let steps = parsed.get(path);
  if (steps === undefined) {
    steps = [...path.matchAll(STEP)].map(([, member, items, keys]) => {
      if (member !== undefined) return { member };
      if (items !== undefined) return 'items';
      return keys === undefined ? 'values' : 'keys';
    });
    parsed.set(path, steps);
  }
  return steps;
}

function takeStep(value: Found, step: Step): readonly Found[] {
  if (value.kind === 'unknown' || value.kind === 'unlisted' || value.kind === 'absent') return [value];
  if (typeof step === 'object') return value.kind === 'record' ? memberOf(value, step.member) : [{ kind: 'absent' }];
  if (step === 'items') {
    if (value.kind !== 'list') return [{ kind: 'absent' }];
    return [...value.items.flat(), ...(value.open === undefined ? [] : [value.open])];
  }
  if (value.kind !== 'record') return [{ kind: 'absent' }];
  const open = value.open === undefined ? [] : [value.open];
  if (step === 'values') return [...[...value.members.values()].flat(), ...value.computed.flatMap((member) => member.value), ...open];
  const keys = [...value.members].filter(([, member]) => member.some(({ kind }) => kind !== 'absent')).map(([key]) => literal(key));
  return [...keys, ...value.computed.map(({ key }) => key)].map((pattern): Found => ({ kind: 'text', pattern })).concat(open);
}

function memberOf(record: RecordValue, name: string): readonly Found[] {
  const listed = record.members.get(name);
  if (listed !== undefined)
    return listed.map((alternative) => (alternative.kind === 'scalar' && alternative.value === null ? { kind: 'absent' } : alternative));
  if (record.open !== undefined) return [{ kind: 'unlisted', because: record.open }];
  const computed = record.computed[0];
  if (computed === undefined) return [{ kind: 'absent' }];
  return [
    { kind: 'unlisted', because: { kind: 'unknown', cause: 'unresolved', reason: 'a member is set under a name that is not a constant' } },
  ];
}
