import { clientOfType } from '../../sdk/client-of-type.ts';
import { callDataMethod } from '../builtins/data-methods.ts';
import { instanceOfDeclared } from '../declared-type.ts';
import type { Evaluator } from '../evaluator.ts';
import { getProperty } from '../property.ts';
import { literalValue, type UnknownAlternative, type Value } from '../value.ts';
import { join } from '../value-set.ts';
import type { Call } from './native.ts';

/**
 * A method call of a receiver that is not known, where the checker says that its type is a client, a first-party class or one of the language's own;
 * `undefined` where it says nothing. What packages give is asked for only where their declarations are read.
 */
export function callByType(evaluator: Evaluator, callee: UnknownAlternative, call: Call): Value | undefined {
  const isAsked = callee.cause === 'unresolved' && (callee.hides || evaluator.program.packageTypes);
  return isAsked ? callTyped(evaluator, callee, call) : undefined;
}

/** The same for a member of what a package exports. */
export function callExportByType(evaluator: Evaluator, call: Call): Value | undefined {
  if (!evaluator.program.packageTypes) return undefined;
  return callTyped(evaluator, { kind: 'unknown', cause: 'unresolved', reason: 'what a package gives', hides: false }, call);
}

function callTyped(evaluator: Evaluator, callee: UnknownAlternative, call: Call): Value | undefined {
  const { ts, program } = evaluator;
  const { node } = call;
  if (call.name === undefined || !ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return undefined;
  const { expression, name } = node.expression;
  const types = program.classesOfType(expression);
  if (types.length > 0 && types.every(({ kind }) => kind === 'language')) return callDataMethod(evaluator, callee, name.text, call);
  const receiver = join(
    ...types.map((type) => {
      if (type.kind === 'class') return instanceOfDeclared(evaluator, type.node, callee);
      return type.kind === 'package' ? clientOfType(evaluator, { ...type, kind: 'external' }, node) : [];
    }),
  );
  const method = receiver.length === 0 ? [] : getProperty(evaluator, receiver, literalValue(name.text), node.expression);
  const callable = method.filter(({ kind }) => kind === 'function' || kind === 'method' || kind === 'native' || kind === 'bound');
  return callable.length === 0 ? undefined : evaluator.call(callable, { ...call, receiver });
}
