import { type DataAlternative, type DataValue, MAXIMUM_ALTERNATIVES, unknown } from '../../model/data-value.ts';
import { literal, type Pattern, unknownText } from '../../model/pattern.ts';
import { dataKey } from './data-key.ts';
import type { Evaluator } from './evaluator.ts';
import type { HeapObject } from './heap.ts';
import { toText } from './text.ts';
import type { Alternative, Value } from './value.ts';

const MAXIMUM_DEPTH = 12;

/** How many parts of one value are written out. Objects that share parts can have exponentially many. */
const MAXIMUM_PARTS = 20_000;

/** Where in a value the export is: the objects around, and how many parts may still be written out in all. */
interface Place {
  readonly inside: ReadonlySet<HeapObject>;
  readonly depth: number;
  readonly budget: { left: number };
}

/**
 * The value as data that no longer depends on the state: what `JSON.stringify` would see. Functions, classes and clients are unknown there.
 * A look-up that may have found nothing counts as having found something.
 */
export function exportData(evaluator: Evaluator, value: Value): DataValue {
  return exportAt(evaluator, value, { inside: new Set(), depth: 0, budget: { left: MAXIMUM_PARTS } });
}

function exportAt(evaluator: Evaluator, value: Value, place: Place): DataValue {
  const found = value.some((alternative) => alternative.kind !== 'absent') ? value.filter((alternative) => !isMissed(alternative)) : value;
  if (found.length === 0) return [unknown('unresolved', 'no value gets here')];
  if (place.depth > MAXIMUM_DEPTH) return [unknown('unresolved', 'it is nested too deeply')];
  place.budget.left -= found.length;
  if (place.budget.left < 0) return [unknown('unresolved', 'the whole has more parts than are written out')];
  const exported = found.flatMap((alternative) => exportAlternative(evaluator, alternative, place));
  const alternatives = [...new Map(exported.map((alternative) => [dataKey([alternative]), alternative])).values()];
  if (alternatives.length <= MAXIMUM_ALTERNATIVES) return alternatives;
  return [unknown('unresolved', 'it has more values than are kept apart')];
}

function isMissed(alternative: Alternative): boolean {
  return alternative.kind === 'absent' && alternative.missed === true;
}

function exportAlternative(evaluator: Evaluator, alternative: Alternative, place: Place): readonly DataAlternative[] {
  switch (alternative.kind) {
    case 'text':
      return [{ kind: 'text', pattern: alternative.pattern }];
    case 'scalar':
      return [{ kind: 'scalar', value: alternative.value }];
    case 'absent':
      return [{ kind: 'absent' }];
    case 'unknown':
      return [unknown(alternative.cause, alternative.reason, alternative.origin)];
    case 'object':
      return place.inside.has(alternative.object)
        ? [unknown('unresolved', 'it contains itself')]
        : [exportObject(evaluator, alternative.object, within(place, alternative.object))];
    case 'accessor':
      return [unknown('unresolved', 'a getter gives it')];
    case 'global':
    case 'external':
      return [unknown('unresolved', `it comes from ${alternative.kind === 'global' ? alternative.path : alternative.package}`)];
    default:
      return [unknown('unresolved', `it is no data but a ${alternative.kind}`)];
  }
}

function within({ inside, depth, budget }: Place, object: HeapObject): Place {
  return { inside: new Set([...inside, object]), depth: depth + 1, budget };
}

/** Each member of the outermost record has parts of its own, so that a large body does not hide the name beside it. */
function ofMember(place: Place): Place {
  return place.depth === 1 ? { ...place, budget: { left: MAXIMUM_PARTS } } : place;
}

function exportObject(evaluator: Evaluator, object: HeapObject, place: Place): DataAlternative {
  const contents = evaluator.contents(object);
  const open = contents.open === undefined ? {} : { open: unknown(contents.open.cause, contents.open.reason, contents.open.origin) };
  switch (object.kind) {
    case 'list':
    case 'set':
    case 'iterator': {
      const items = contents.items.map((item) => exportAt(evaluator, item, place));
      return { kind: 'list', items, ...open };
    }
    case 'url':
      return { kind: 'text', pattern: firstPattern(toText(evaluator, contents.members.get('href') ?? [])) };
    case 'function':
    case 'class':
      return unknown('unresolved', 'it is a function');
    case 'map':
      return unknown('unresolved', 'it is a Map');
    default: {
      const members = new Map<string, DataValue>();
      for (const [name, member] of contents.members)
        if (!name.startsWith('#')) members.set(name, exportAt(evaluator, member, ofMember(place)));
      const computed = contents.computed.flatMap(({ key, value }) =>
        toText(evaluator, key).map((pattern) => ({ key: pattern, value: exportAt(evaluator, value, place) })),
      );
      return { kind: 'record', members, computed, ...open };
    }
  }
}

function firstPattern(patterns: readonly Pattern[]): Pattern {
  const [first] = patterns;
  return patterns.length === 1 && first !== undefined
    ? first
    : patterns.length === 0
      ? literal('')
      : unknownText('unresolved', 'it has several values');
}
