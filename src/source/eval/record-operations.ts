import type { ts } from 'ts-morph';
import { environmentRecord } from './environment-object.ts';
import type { Evaluator } from './evaluator.ts';
import { type ComputedEntry, type Contents, EMPTY, type HeapObject, joinContents } from './heap.ts';
import { getProperty } from './property.ts';
import { ABSENT, type Alternative, literalValue, objectValue, type UnknownAlternative, type Value } from './value.ts';
import { join } from './value-set.ts';

/** A record that is being put together. */
export interface RecordDraft {
  readonly members: Map<string, Value>;
  readonly computed: ComputedEntry[];
  open: UnknownAlternative | undefined;
}

/** A member that replaces what came before it under the name. */
export function setMember(draft: RecordDraft, name: string, value: Value): void {
  draft.members.delete(name);
  draft.members.set(name, value);
}

/** `{ ...source }` and `Object.assign`: where the source is one of several, its members may or may not replace the earlier ones. */
export function copyProperties(evaluator: Evaluator, draft: RecordDraft, source: Value, node: ts.Node): void {
  const sources = source.filter((alternative) => alternative.kind !== 'scalar');
  if (sources.length === 0) return;
  const before: Contents = {
    ...EMPTY,
    members: new Map(draft.members),
    computed: [...draft.computed],
    ...(draft.open === undefined ? {} : { open: draft.open }),
  };
  const results = sources.map((alternative) => copyOne(evaluator, before, alternative, node));
  const [first = before, ...rest] = results;
  const joined = rest.reduce((all, each) => joinContents(all, each), first);
  draft.members.clear();
  for (const [name, value] of joined.members) draft.members.set(name, value);
  draft.computed.splice(0, draft.computed.length, ...joined.computed);
  draft.open = joined.open;
}

function copyOne(evaluator: Evaluator, before: Contents, alternative: Alternative, node: ts.Node): Contents {
  if (alternative.kind === 'unknown') return openTo(before, alternative);
  if (alternative.kind === 'global' && alternative.path === 'process.env') {
    const [environment] = environmentRecord(evaluator, node);
    return environment === undefined ? before : copyOne(evaluator, before, environment, node);
  }
  if (alternative.kind === 'namespace') {
    const members = new Map(before.members);
    for (const name of evaluator.modules.exportNames(alternative.module))
      members.set(name, evaluator.modules.exportOf(alternative.module, name) ?? ABSENT);
    return { ...before, members };
  }
  if (alternative.kind === 'external')
    return openTo(before, { kind: 'unknown', cause: 'unresolved', reason: `members of ${alternative.package}`, hides: true });
  const object = alternative.kind === 'object' ? alternative.object : alternative.kind === 'class' ? alternative.class.object : undefined;
  return object === undefined ? before : copyObject(evaluator, before, object, node);
}

/** An unknown source may replace any member, known ones included. */
function openTo(before: Contents, open: UnknownAlternative): Contents {
  const members = new Map([...before.members].map(([name, value]) => [name, join(value, [open])]));
  return { ...before, members, open: before.open ?? open };
}

function copyObject(evaluator: Evaluator, before: Contents, object: HeapObject, node: ts.Node): Contents {
  const contents = evaluator.contents(object);
  const base = contents.open === undefined ? before : openTo(before, contents.open);
  const members = new Map(base.members);
  const listed = object.kind === 'list' && contents.isExact ? contents.items.map((item, index) => [String(index), item] as const) : [];
  for (const [name, value] of [...listed, ...contents.members]) {
    if (name.startsWith('#')) continue;
    const read = value.some(({ kind }) => kind === 'accessor')
      ? getProperty(evaluator, objectValue(object), literalValue(name), node)
      : value;
    const present = read.filter(({ kind }) => kind !== 'absent');
    const earlier = members.get(name);
    members.delete(name);
    members.set(name, present.length === read.length || earlier === undefined ? read : join(present, earlier));
  }
  return { ...base, members, computed: [...base.computed, ...contents.computed] };
}

/** What `...rest` takes of an object: all but the names taken before. */
export function restOfRecord(evaluator: Evaluator, value: Value, taken: readonly string[], node: ts.Node): Value {
  if (value.length > 0 && value.every(({ kind }) => kind === 'external' || kind === 'namespace')) return value;
  const draft: RecordDraft = { members: new Map(), computed: [], open: undefined };
  copyProperties(evaluator, draft, value, node);
  for (const name of taken) draft.members.delete(name);
  return recordFrom(evaluator, draft, node, 'rest');
}

/** The finished record, made at `node`. */
export function recordFrom(evaluator: Evaluator, draft: RecordDraft, node: ts.Node, tag: string): Value {
  const object = evaluator.context.object(node, 'record', tag);
  const contents: Contents = { ...EMPTY, members: draft.members, computed: draft.computed };
  evaluator.allocate(object, draft.open === undefined ? contents : { ...contents, open: draft.open });
  return objectValue(object);
}
