import { newIdentity, type UnknownAlternative, type Value } from './value.ts';
import { alternativeKey, includes, join } from './value-set.ts';

/** What an object is to the built-in functions. */
export type ObjectKind = 'record' | 'list' | 'instance' | 'map' | 'set' | 'function' | 'class' | 'url' | 'iterator';

/** An object by the place where it was made; what it holds stands in the state. */
export class HeapObject {
  readonly id: number = newIdentity();
  readonly kind: ObjectKind;
  /** Where members are looked for that the object itself does not have. */
  prototype: Value;
  /** What a constructor that is not read made of it: an SDK client that a first-party class extends. */
  base: Value = [];

  constructor(kind: ObjectKind, prototype: Value = []) {
    this.kind = kind;
    this.prototype = prototype;
  }
}

/** A member whose name is not a constant. */
export interface ComputedEntry {
  readonly key: Value;
  readonly value: Value;
}

/** What an object holds. */
export interface Contents {
  readonly members: ReadonlyMap<string, Value>;
  readonly computed: readonly ComputedEntry[];
  /** Set where members or items may exist that are not listed. */
  readonly open?: UnknownAlternative;
  /** The items of a list or set; the values of an iterator. */
  readonly items: readonly Value[];
  /** True where `items` are exactly the items, in order. */
  readonly isExact: boolean;
  /** The items that a list begins with, where not all are known; it holds as long as `items` are those it was made with (see `knownStart`). */
  readonly start?: { readonly of: readonly Value[]; readonly items: readonly Value[] };
  /** The entries of a map. */
  readonly entries: readonly ComputedEntry[];
}

export const EMPTY: Contents = { members: new Map(), computed: [], items: [], isExact: true, entries: [] };

/** The contents of a record with these members. */
export function recordContents(members: ReadonlyMap<string, Value>, open?: UnknownAlternative): Contents {
  return open === undefined ? { ...EMPTY, members } : { ...EMPTY, members, open };
}

/** The contents of a list of exactly these items, or of any number of them where `isExact` is false. */
export function listContents(items: readonly Value[], isExact = true, open?: UnknownAlternative): Contents {
  return open === undefined ? { ...EMPTY, items, isExact } : { ...EMPTY, items, isExact: false, open };
}

/** A list that begins with `items`; how many follow is not known. */
export function withStart(contents: Contents, items: readonly Value[]): Contents {
  return { ...contents, start: { of: contents.items, items } };
}

/** The items that a list surely begins with. */
export function knownStart(contents: Contents): readonly Value[] {
  if (contents.isExact && contents.open === undefined) return contents.items;
  return contents.start?.of === contents.items ? contents.start.items : [];
}

const MAXIMUM_ENTRIES = 64;

/** Contents that allow for both. */
export function joinContents(a: Contents, b: Contents): Contents {
  if (a === b) return a;
  const open = a.open ?? b.open;
  const joined = {
    members: joinMembers(a, b),
    computed: joinEntries(a.computed, b.computed),
    ...joinItems(a, b),
    entries: joinEntries(a.entries, b.entries),
  };
  return open === undefined ? joined : { ...joined, open };
}

function joinMembers(a: Contents, b: Contents): ReadonlyMap<string, Value> {
  if (a.members === b.members) return a.members;
  const members = new Map(a.members);
  for (const [name, value] of b.members) {
    if (a.members.get(name) === value) continue;
    members.set(name, join(a.members.get(name) ?? (a.open === undefined ? [{ kind: 'absent' }] : [{ kind: 'absent' }, a.open]), value));
  }
  for (const [name, value] of a.members) {
    if (!b.members.has(name)) members.set(name, join(value, b.open === undefined ? [{ kind: 'absent' }] : [{ kind: 'absent' }, b.open]));
  }
  return members;
}

function joinItems(a: Contents, b: Contents): Pick<Contents, 'items' | 'isExact'> {
  if (a.items === b.items) return { items: a.items, isExact: a.isExact && b.isExact };
  if (a.isExact && b.isExact && a.items.length === b.items.length)
    return { items: a.items.map((item, index) => join(item, b.items[index] ?? [])), isExact: true };
  const all = join(...a.items, ...b.items);
  return { items: all.length === 0 ? [] : [all], isExact: false };
}

function joinEntries(a: readonly ComputedEntry[], b: readonly ComputedEntry[]): readonly ComputedEntry[] {
  if (a === b || b.length === 0) return a;
  const joined = [...a];
  for (const entry of b) addEntry(joined, entry);
  return joined.length > MAXIMUM_ENTRIES ? [oneEntry(joined)] : joined;
}

function addEntry(entries: ComputedEntry[], entry: ComputedEntry): void {
  const same = entries.findIndex((known) => includes(known.key, entry.key) && includes(entry.key, known.key));
  const known = entries[same];
  if (known === undefined) entries.push(entry);
  else entries[same] = { key: known.key, value: join(known.value, entry.value) };
}

function oneEntry(entries: readonly ComputedEntry[]): ComputedEntry {
  return { key: join(...entries.map((entry) => entry.key)), value: join(...entries.map((entry) => entry.value)) };
}

/** The contents with one more entry under a name that is not a constant. */
export function withComputed(contents: Contents, key: Value, value: Value): Contents {
  return { ...contents, computed: joinEntries(contents.computed, [{ key, value }]) };
}

/** The contents of a map with one more entry. */
export function withEntry(contents: Contents, key: Value, value: Value): Contents {
  return { ...contents, entries: joinEntries(contents.entries, [{ key, value }]) };
}

/** True where `whole` allows for all that `part` allows for. */
export function includesContents(whole: Contents, part: Contents): boolean {
  if (whole === part) return true;
  if (part.open !== undefined && (whole.open === undefined || alternativeKey(whole.open) !== alternativeKey(part.open))) return false;
  if (whole.isExact && !(part.isExact && whole.items.length === part.items.length)) return false;
  if (!whole.isExact && knownStart(whole).some((item, index) => !includes(item, knownStart(part)[index] ?? join(...part.items))))
    return false;
  for (const [name, value] of part.members) if (!includes(whole.members.get(name) ?? [], value)) return false;
  for (const [name, value] of whole.members) if (!part.members.has(name) && !includes(value, [{ kind: 'absent' }])) return false;
  return (
    part.items.every((item, index) => includes(whole.isExact ? (whole.items[index] ?? []) : join(...whole.items), item)) &&
    coversEntries(whole.computed, part.computed) &&
    coversEntries(whole.entries, part.entries)
  );
}

function coversEntries(whole: readonly ComputedEntry[], part: readonly ComputedEntry[]): boolean {
  return part.every((entry) => whole.some((other) => includes(other.key, entry.key) && includes(other.value, entry.value)));
}

/** Every value that the object may hold, whatever its name or place. */
export function allValues(contents: Contents): Value {
  const held = join(
    ...contents.members.values(),
    ...contents.computed.map((entry) => entry.value),
    ...contents.items,
    ...contents.entries.map((entry) => entry.value),
  );
  return contents.open === undefined ? held : join(held, [contents.open]);
}
