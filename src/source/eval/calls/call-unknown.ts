import { recordEscapingCommands } from '../../sdk/escaping-commands.ts';
import { callDataMethod } from '../builtins/data-methods.ts';
import { callLibraryPromiseMethod } from '../builtins/library-promise-methods.ts';
import type { Evaluator } from '../evaluator.ts';
import { type UnknownAlternative, unknownValue, type Value } from '../value.ts';
import { join } from '../value-set.ts';
import { callByType } from './call-by-type.ts';
import { methodsNamed } from './class-hierarchy.ts';
import { escapeAll } from './escape.ts';
import type { Call } from './native.ts';

/** Methods of texts, lists and dates that neither clients nor services have. */
const DATA_METHODS = new Set([
  ...['charAt', 'charCodeAt', 'codePointAt', 'endsWith', 'localeCompare', 'padEnd', 'padStart', 'replaceAll', 'split', 'startsWith'],
  ...['substr', 'substring', 'toLowerCase', 'toUpperCase', 'trim', 'trimEnd', 'trimStart', 'toFixed', 'toISOString', 'getTime'],
  ...['every', 'filter', 'flatMap', 'forEach', 'includes', 'indexOf', 'join', 'map', 'reduce', 'slice', 'some', 'sort'],
  ...['hasOwnProperty', 'toString', 'valueOf'],
]);

/**
 * A call of something that is not known. Methods of plain data make no AWS call; where first-party code may be behind it, every method of that
 * name of an instance that was made counts, and where there is none the result is incomplete.
 */
export function callUnknown(evaluator: Evaluator, callee: UnknownAlternative, call: Call): Value {
  const { name } = call;
  const typed = callByType(evaluator, callee, call);
  if (typed !== undefined) return typed;
  const hadCommand = recordEscapingCommands(evaluator, call);
  if (!callee.hides) {
    if (name === undefined) return callDataFunction(evaluator, callee, call);
    return callLibraryPromiseMethod(evaluator, name, call, true) ?? callDataMethod(evaluator, callee, name, call);
  }
  const methods = name === undefined ? [] : methodsNamed(evaluator, name);
  if (methods.length > 0) {
    return join(
      ...methods.map(({ method, receiver }) => evaluator.perhaps(() => evaluator.call(method, { ...call, receiver })) ?? []),
      unknownValue(callee.reason, callee.origin),
    );
  }
  if (name !== undefined && DATA_METHODS.has(name)) return callDataMethod(evaluator, callee, name, call);
  escapeAll(evaluator, call.arguments.all(), call.node, callee.cause);
  if (!hadCommand) {
    evaluator.journal.report(call.node, {
      rule: 'unresolved-callee',
      severity: 'warning',
      message: `what ${name === undefined ? 'is called' : `'${name}' calls`} here is not known (${callee.reason}); an AWS call may be behind it`,
      incomplete: '*',
    });
  }
  return unknownValue(callee.reason, callee.origin);
}

function callDataFunction(evaluator: Evaluator, callee: UnknownAlternative, call: Call): Value {
  escapeAll(evaluator, call.arguments.all(), call.node, callee.cause);
  return [callee];
}
