import { type Activation, type Reentry, startActivation } from '../activation.ts';
import { bindPattern, withDefault } from '../binding.ts';
import { type GeneratorRun, generatorObject } from '../builtins/generator-object.ts';
import { withDeclaredType } from '../declared-type.ts';
import type { Evaluator } from '../evaluator.ts';
import type { Closure } from '../function-value.ts';
import type { FunctionFrame, Scope } from '../scope.ts';
import { executeBlock } from '../statements/block.ts';
import { ABSENT, NEVER, unknownValue, type Value } from '../value.ts';
import { includes, join, widen } from '../value-set.ts';
import type { Arguments } from './arguments.ts';
import type { Call } from './native.ts';

/** Activations of one function that are followed one inside the other; a further one is taken together with the last. */
const MAXIMUM_ACTIVATIONS = 3;

/** Calls inside calls; code that goes deeper is a finding. */
const MAXIMUM_DEPTH = 90;

/** Repetitions of a recursive function until its arguments and result no longer change. */
const MAXIMUM_REPETITIONS = 6;

export interface ClosureCall extends Call {
  readonly newTarget?: Value;
  /** Set where a generator is run as an async function: `yield` awaits. */
  readonly isAwaiter?: boolean;
  /** Set where the body of a generator is run again with what was sent in. */
  readonly sent?: Value;
  /** Runs before the body, with `this` in place: what a constructor does first. */
  readonly prepare?: (scope: Scope) => void;
}

/** Runs a first-party function with its arguments and gives what it returns, promises taken as their values. */
export function callClosure(evaluator: Evaluator, closure: Closure, call: ClosureCall): Value {
  const running = activationsOf(evaluator, closure);
  const last = running[0];
  if (last !== undefined && running.length >= MAXIMUM_ACTIVATIONS) return reenter(evaluator, last, call);
  if (evaluator.depth >= MAXIMUM_DEPTH) {
    evaluator.journal.report(call.node, {
      rule: 'call-depth',
      severity: 'warning',
      message: `calls are nested more than ${MAXIMUM_DEPTH} deep here; what ${closure.name} does is not followed`,
      incomplete: '*',
    });
    return unknownValue('calls are nested too deeply', evaluator.origin(call.node));
  }
  const outer = evaluator.activation;
  const activation = startActivation(closure.name, outer, closure, call.node, call.isAwaiter === true);
  evaluator.activation = activation;
  evaluator.depth += 1;
  try {
    return evaluator.within(evaluator.context.child(call.node, `call ${closure.id}`), () =>
      runToFixpoint(evaluator, closure, call, activation),
    );
  } finally {
    evaluator.activation = outer;
    evaluator.depth -= 1;
  }
}

/** The running activations of a function, the innermost first. */
function activationsOf(evaluator: Evaluator, closure: Closure): Activation[] {
  const found: Activation[] = [];
  for (let activation: Activation | undefined = evaluator.activation; activation !== undefined; activation = activation.parent)
    if (activation.closure?.id === closure.id) found.push(activation);
  return found;
}

/** A call that is too deep in recursion gives what the running activation has returned so far; that one then repeats with these arguments too. */
function reenter(evaluator: Evaluator, activation: Activation, call: Call): Value {
  const state = evaluator.snapshot();
  if (state === undefined) return NEVER;
  const values = call.arguments.rest === undefined ? call.arguments.values : [...call.arguments.values, call.arguments.rest];
  const known = activation.reentry;
  activation.reentry =
    known === undefined
      ? { values, receiver: call.receiver, state }
      : {
          values: Array.from({ length: Math.max(values.length, known.values.length) }, (_, index) =>
            join(known.values[index] ?? ABSENT, values[index] ?? ABSENT),
          ),
          receiver: join(known.receiver, call.receiver),
          state: known.state.join(state),
        };
  if (activation.exits.length === 0) {
    evaluator.state = undefined;
    return NEVER;
  }
  evaluator.continueWith(state, ...activation.exits);
  return activation.returns;
}

function runToFixpoint(evaluator: Evaluator, closure: Closure, call: ClosureCall, activation: Activation): Value {
  const entry = evaluator.snapshot();
  let values: readonly Value[] = call.arguments.values;
  let { receiver } = call;
  let state = entry;
  for (let repetition = 0; ; repetition += 1) {
    evaluator.state = state;
    const before = activation.returns;
    activation.exits.splice(0);
    activation.reentry = undefined;
    runOnce(evaluator, closure, { ...call, receiver, arguments: replaceValues(call.arguments, values) }, activation);
    const reentry = reentryOf(activation);
    if (reentry === undefined || state === undefined) break;
    const joined = Array.from({ length: Math.max(values.length, reentry.values.length) }, (_, index) =>
      join(values[index] ?? ABSENT, reentry.values[index] ?? ABSENT),
    );
    const isStable =
      repetition > 0 &&
      joined.every((value, index) => includes(values[index] ?? ABSENT, value)) &&
      includes(receiver, reentry.receiver) &&
      includes(before, activation.returns) &&
      state.includes(reentry.state);
    if (isStable) break;
    if (repetition >= MAXIMUM_REPETITIONS) {
      reportRecursion(evaluator, closure, call);
      break;
    }
    values = repetition < 2 ? joined : joined.map((value) => widen(value, 'it changes in a recursion'));
    receiver = join(receiver, reentry.receiver);
    state = repetition < 2 ? state.join(reentry.state) : state.widenTowards(reentry.state, 'it changes in a recursion');
    state.isFrozen = true;
  }
  evaluator.continueWith(...activation.exits);
  return activation.exits.length === 0 ? NEVER : resultOf(evaluator, closure, call, activation);
}

/** Read by a function, for the run in between may have set it. */
function reentryOf(activation: Activation): Reentry | undefined {
  return activation.reentry;
}

function replaceValues(passed: Arguments, values: readonly Value[]): Arguments {
  return passed.values === values ? passed : passed.replace(values);
}

function reportRecursion(evaluator: Evaluator, closure: Closure, call: Call): void {
  evaluator.journal.report(call.node, {
    rule: 'recursion-bound',
    severity: 'warning',
    message: `the recursion of ${closure.name} does not settle; calls in it may be missing`,
    incomplete: '*',
  });
}

/** A generator gives its yields; its `return` value only to `yield*`. */
function resultOf(evaluator: Evaluator, closure: Closure, call: ClosureCall, activation: Activation): Value {
  const { node } = closure;
  if (!('asteriskToken' in node) || node.asteriskToken === undefined || activation.isAwaiter)
    return withDeclaredType(evaluator, activation.returns, node.type);
  if (call.sent !== undefined) return [];
  return generatorObject(evaluator, node, { yields: activation.yields, returned: activation.returns }, (sent) =>
    resume(evaluator, closure, call, sent),
  );
}

/** Runs the body of a generator again, with what `yield` may give this time. */
function resume(evaluator: Evaluator, closure: Closure, call: ClosureCall, sent: Value): GeneratorRun {
  const outer = evaluator.activation;
  const activation = startActivation(closure.name, outer, closure, call.node);
  activation.sent = sent;
  evaluator.activation = activation;
  try {
    runToFixpoint(evaluator, closure, { ...call, sent }, activation);
  } finally {
    evaluator.activation = outer;
  }
  return { yields: activation.yields, returned: activation.returns };
}

function runOnce(evaluator: Evaluator, closure: Closure, call: ClosureCall, activation: Activation): void {
  const { ts } = evaluator;
  const { node } = closure;
  const scope = closure.scope.nest(frameOf(evaluator, closure, call));
  const { body } = node;
  if (ts.isFunctionExpression(node) && node.name !== undefined) {
    const cell = evaluator.context.cell(node, node.name.text);
    scope.declare(node.name.text, cell);
    evaluator.write(cell, [{ kind: 'function', closure }]);
  }
  bindParameters(evaluator, closure, call.arguments, scope);
  call.prepare?.(scope);
  if (body === undefined || evaluator.state === undefined) return;
  if (ts.isBlock(body)) {
    executeBlock(evaluator, body, body.statements, scope, true);
    finish(evaluator, activation, ABSENT);
  } else finish(evaluator, activation, evaluator.evaluate(body, scope));
}

function finish(evaluator: Evaluator, activation: Activation, value: Value): void {
  const state = evaluator.snapshot();
  if (state === undefined) return;
  activation.returns = join(activation.returns, value);
  activation.exits.push(state);
}

function frameOf(evaluator: Evaluator, closure: Closure, call: ClosureCall): FunctionFrame | undefined {
  const { node } = closure;
  if (evaluator.ts.isArrowFunction(node)) return undefined;
  const receiver = evaluator.context.cell(node, 'this');
  if (call.receiver.length > 0) evaluator.write(receiver, call.receiver);
  const { values, rest } = call.arguments;
  const passed = evaluator.list(node, rest === undefined ? values : [join(...values, rest)], rest === undefined, undefined, 'arguments');
  return { receiver, home: closure.home, arguments: passed, newTarget: call.newTarget ?? ABSENT };
}

function bindParameters(evaluator: Evaluator, closure: Closure, passed: Arguments, scope: Scope): void {
  const { ts } = evaluator;
  const parameters = closure.node.parameters.filter((parameter) => !(ts.isIdentifier(parameter.name) && parameter.name.text === 'this'));
  for (const [index, parameter] of parameters.entries()) {
    if (parameter.dotDotDotToken !== undefined) {
      const rest = passed.from(index);
      const items = rest.rest === undefined ? rest.values : [join(...rest.values, rest.rest)];
      bindPattern(evaluator, parameter.name, evaluator.list(parameter, items, rest.rest === undefined), scope);
    } else {
      const value = withDefault(evaluator, passed.at(index), parameter.initializer, scope);
      const isUnknown = value.some(({ kind }) => kind === 'unknown');
      const type = isUnknown ? (parameter.type ?? ts.getJSDocType(parameter)) : undefined;
      bindPattern(evaluator, parameter.name, withDeclaredType(evaluator, value, type), scope);
    }
  }
}
