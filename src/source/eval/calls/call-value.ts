import { callClient } from '../../sdk/call-client.ts';
import { callExternal } from '../../sdk/call-external.ts';
import { callGlobal } from '../builtins/call-global.ts';
import { callMethod } from '../builtins/call-method.ts';
import { callLibraryPromiseMethod } from '../builtins/library-promise-methods.ts';
import { callPromiseMethod, isPromiseMethod } from '../builtins/promise-methods.ts';
import type { Evaluator } from '../evaluator.ts';
import { type Alternative, type MethodAlternative, NEVER, unknownData, type Value } from '../value.ts';
import { callClosure } from './call-closure.ts';
import { callUnknown } from './call-unknown.ts';
import type { Call } from './native.ts';

/** The join of what every callee gives. What can't be called throws, so it gives nothing. */
export function callValue(evaluator: Evaluator, callee: Value, call: Call): Value {
  const [only] = callee;
  if (only !== undefined && callee.length === 1 && isCallable(only)) return callAlternative(evaluator, only, call);
  const callable = callee.filter(isCallable);
  if (callable.length === 0) return callUncallable(evaluator, callee, call);
  const promised = callable.filter(isMethodOfPromise);
  const [first] = promised;
  if (promised.length < 2 || first === undefined || !isPromiseMethod(first.name))
    return evaluator.branches(callable, (alternative) => callAlternative(evaluator, alternative, call));
  // One promise, whatever it gives: its callback runs once with all of that.
  const { name } = first;
  const given = promised.filter((method) => method.name === name).map(({ receiver }) => receiver);
  const others = callable.filter((alternative) => !isMethodOfPromise(alternative) || alternative.name !== name);
  return evaluator.branches([undefined, ...others], (alternative) =>
    alternative === undefined ? callPromiseMethod(evaluator, given, name, call) : callAlternative(evaluator, alternative, call),
  );
}

function isCallable({ kind }: Alternative): boolean {
  return kind !== 'absent' && kind !== 'scalar' && kind !== 'text';
}

function isMethodOfPromise(alternative: Alternative): alternative is MethodAlternative {
  return alternative.kind === 'method' && isPromiseMethod(alternative.name);
}

function callAlternative(evaluator: Evaluator, alternative: Alternative, call: Call): Value {
  switch (alternative.kind) {
    case 'function':
      return callClosure(evaluator, alternative.closure, { ...call, receiver: call.receiversOf?.get(alternative) ?? call.receiver });
    case 'native':
      return alternative.native.body(evaluator, call);
    case 'bound':
      return evaluator.call(alternative.target, {
        ...call,
        receiver: alternative.receiver,
        arguments: call.arguments.prepend(alternative.leading),
      });
    case 'method':
      return alternative.receiver.kind === 'client'
        ? callClient(evaluator, alternative.receiver.client, alternative.name, call)
        : callMethod(evaluator, alternative.receiver, alternative.name, call);
    case 'global':
      return callGlobal(evaluator, alternative.path, call);
    case 'external':
      return evaluator.externals?.call(evaluator, alternative, call) ?? callExternal(evaluator, alternative, call);
    case 'object':
      return callObject(evaluator, alternative, call);
    case 'unknown':
      return callUnknown(evaluator, alternative, call);
    default:
      return unknownData('unresolved', `the result of calling a ${alternative.kind}`, evaluator.origin(call.node));
  }
}

/** Objects that a library model makes callable carry the function under a name of their own. */
function callObject(evaluator: Evaluator, alternative: Extract<Alternative, { kind: 'object' }>, call: Call): Value {
  const target = evaluator.contents(alternative.object).members.get('@@call');
  if (target !== undefined) return evaluator.call(target, { ...call, receiver: [alternative] });
  const { open } = evaluator.contents(alternative.object);
  return open === undefined
    ? unknownData('unresolved', 'the result of calling an object', evaluator.origin(call.node))
    : callUnknown(evaluator, open, call);
}

/** Only `undefined` to call: the program throws there, unless something about it was not understood. */
function callUncallable(evaluator: Evaluator, callee: Value, call: Call): Value {
  if (callee.length === 0) return NEVER;
  const promised = callLibraryPromiseMethod(evaluator, call.name ?? '', call, false);
  if (promised !== undefined) return promised;
  return callUnknown(evaluator, { kind: 'unknown', cause: 'unresolved', reason: 'the callee is undefined here', hides: true }, call);
}
