import type { Evaluator } from '../evaluator.ts';
import { objectValue, type Value } from '../value.ts';

/** A method that a call of an unknown receiver may mean. */
export interface PossibleMethod {
  readonly method: Value;
  readonly receiver: Value;
}

/** The methods of a name on the instances of first-party classes made so far. SDK clients are never guessed. */
export function methodsNamed(evaluator: Evaluator, name: string): readonly PossibleMethod[] {
  const found: PossibleMethod[] = [];
  for (const instance of evaluator.instances) {
    let prototypes = instance.prototype;
    while (prototypes.length > 0) {
      const own = prototypes.flatMap((prototype) =>
        prototype.kind === 'object'
          ? (evaluator.contents(prototype.object).members.get(name) ?? []).filter(({ kind }) => kind === 'function')
          : [],
      );
      if (own.length > 0) {
        found.push({ method: own, receiver: objectValue(instance) });
        break;
      }
      prototypes = prototypes.flatMap((prototype) => (prototype.kind === 'object' ? prototype.object.prototype : []));
    }
  }
  return found;
}
