import type { Evaluator } from '../evaluator.ts';
import type { Alternative, Value } from '../value.ts';
import { join } from '../value-set.ts';

/** The prototype that every value has; a promise is modelled as its value. */
const PROTOTYPES_OF_ALL = ['Object.prototype', 'Promise.prototype'];

/** Prototypes that a value of which nothing is known may have. */
const PROTOTYPES_OF_UNKNOWN = [
  ...['Array', 'Boolean', 'Date', 'Error', 'Function', 'Map', 'Number', 'RegExp', 'Set', 'String'].map((name) => `${name}.prototype`),
  ...PROTOTYPES_OF_ALL,
];

/**
 * A member that the code itself put on a prototype of the language (`String.prototype.shorten = ...`), beside what the value has under that name
 * where it may have something of its own; `undefined` where there is none.
 */
export function givenMember(evaluator: Evaluator, alternative: Alternative, name: string, own: Value): Value | undefined {
  if (!evaluator.modules.hasPrototypes || name === 'constructor') return undefined;
  const found = prototypesOf(alternative).flatMap((path) => {
    const prototype = evaluator.modules.knownGlobal(path);
    return prototype === undefined ? [] : (evaluator.contents(prototype).members.get(name) ?? []);
  });
  if (found.length === 0) return undefined;
  return join(
    found,
    own.filter(({ kind }) => kind === 'unknown'),
  );
}

function prototypesOf(alternative: Alternative): readonly string[] {
  switch (alternative.kind) {
    case 'text':
      return ['String.prototype', ...PROTOTYPES_OF_ALL];
    case 'scalar':
      return ['Number.prototype', 'Boolean.prototype', ...PROTOTYPES_OF_ALL];
    case 'regexp':
      return ['RegExp.prototype', ...PROTOTYPES_OF_ALL];
    case 'function':
    case 'class':
    case 'native':
    case 'method':
    case 'bound':
      return ['Function.prototype', ...PROTOTYPES_OF_ALL];
    case 'unknown':
      return PROTOTYPES_OF_UNKNOWN;
    case 'object':
      return [...prototypesOfObject(alternative.object.kind), ...PROTOTYPES_OF_ALL];
    case 'external':
    case 'global':
    case 'namespace':
      return [];
    default:
      return PROTOTYPES_OF_ALL;
  }
}

function prototypesOfObject(kind: Extract<Alternative, { kind: 'object' }>['object']['kind']): readonly string[] {
  switch (kind) {
    case 'list':
      return ['Array.prototype'];
    case 'map':
      return ['Map.prototype', 'WeakMap.prototype'];
    case 'set':
      return ['Set.prototype', 'WeakSet.prototype'];
    case 'record':
      return ['Error.prototype'];
    default:
      return [];
  }
}
