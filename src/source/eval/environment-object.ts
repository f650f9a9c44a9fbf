import type { ts } from 'ts-morph';
import { boundVariables, someEnvironmentVariable } from './environment.ts';
import type { Evaluator } from './evaluator.ts';
import { literalValue, type UnknownAlternative, type Value } from './value.ts';

/** The variables that are known, as pairs of name and `[name, value]`; what else may be set is one pair of unknowns. */
export function environmentEntries(evaluator: Evaluator, node: ts.Node): readonly (readonly [string, Value])[] {
  const known = [...boundVariables(evaluator)].map(
    ([name, value]) => [name, evaluator.list(node, [literalValue(name), value], true, undefined, name)] as const,
  );
  const some = someEnvironmentVariable(evaluator, node);
  return [...known, ['', evaluator.list(node, [some, some], true, undefined, 'other')]];
}

/** `process.env` as an object that can be copied and searched. */
export function environmentRecord(evaluator: Evaluator, node: ts.Node): Value {
  const [open] = someEnvironmentVariable(evaluator, node).filter(
    (alternative): alternative is UnknownAlternative => alternative.kind === 'unknown',
  );
  return evaluator.record(node, boundVariables(evaluator), open, 'environment');
}
