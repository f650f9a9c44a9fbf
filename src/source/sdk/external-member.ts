import type { Evaluator } from '../eval/evaluator.ts';
import { type ExternalAlternative, TRUE, type Value } from '../eval/value.ts';

/** A member of a package's exports. `default` is the exports themselves, as bundlers and Node have it for CommonJS packages. */
export function externalMember(_evaluator: Evaluator, alternative: ExternalAlternative, name: string): Value {
  if (name === 'default' && alternative.path.length === 0) return [alternative];
  if (name === '__esModule') return TRUE;
  if (name === 'bind' || name === 'call' || name === 'apply') return [{ kind: 'method', receiver: alternative, name }];
  return [{ ...alternative, path: [...alternative.path, name] }];
}
