import type { ts } from 'ts-morph';
import { concat, literal, pseudo } from '../../model/pattern.ts';
import { noteAuthorizerAnswer } from '../sensitive/note-authorizer-answer.ts';
import { Arguments } from './calls/arguments.ts';
import { awaited } from './calls/implicit-methods.ts';
import { nativeFunction } from './calls/native.ts';
import type { Evaluator } from './evaluator.ts';
import { EVENT_DATA } from './event-data.ts';
import { getProperty } from './property.ts';
import { ABSENT, literalValue, textValue, unknownData, type Value } from './value.ts';

/** Invocations that are followed one after the other: what one leaves behind, the next one finds. */
const MAXIMUM_INVOCATIONS = 8;

/** Invocations after which what still changes from one to the next is widened. */
const INVOCATIONS_BEFORE_WIDENING = 1;

/** Runs the module of a handler, then the handler until a further invocation can find nothing new. */
export function runHandler(evaluator: Evaluator, source: ts.SourceFile): void {
  const module = evaluator.modules.run(source);
  const name = evaluator.request.export;
  evaluator.escaped.runAll();
  if (name === undefined) return;
  const handler = handlerValue(evaluator, module, name);
  const callable = handler.filter(({ kind }) => kind !== 'absent' && kind !== 'scalar' && kind !== 'text');
  if (callable.length === 0 || callable.every(({ kind }) => kind === 'unknown')) {
    reportHandler(evaluator, source, name, callable);
    return;
  }
  const answers: Value[] = [];
  followInvocations(evaluator, callable, source, answers);
  if (answers.every((answer) => answer.length === 0)) reportDeadEnd(evaluator, source, name);
}

/** Notes what each invocation answers. */
function followInvocations(evaluator: Evaluator, callable: Value, source: ts.SourceFile, answers: Value[]): void {
  for (let invocation = 0; invocation < MAXIMUM_INVOCATIONS; invocation += 1) {
    const before = evaluator.snapshot();
    if (before === undefined) return;
    const context = evaluator.context.child(source, `invocation ${Math.min(invocation, 1)}`);
    const writes = evaluator.recordWrites(() =>
      evaluator.within(context, () => {
        const answer = evaluator.call(callable, { receiver: ABSENT, arguments: invocationArguments(evaluator, source), node: source });
        answers.push(answer);
        noteAuthorizerAnswer(evaluator, awaited(evaluator, answer, source));
      }),
    );
    // An invocation may fail at any call: the next one, and callbacks that are still to come, find what it had written by then.
    const ended = evaluator.snapshot();
    evaluator.continueWith(ended, writes.applyTo(before, ended));
    evaluator.escaped.runAll();
    const after = evaluator.snapshot();
    if (after === undefined || before.includes(after)) return;
    const isWidened = invocation >= INVOCATIONS_BEFORE_WIDENING;
    const next = isWidened ? before.widenTowards(after, 'it changes from one invocation to the next') : before.join(after);
    if (isWidened && before.includes(next)) return;
    evaluator.continueWith(next);
  }
  evaluator.journal.report(source, {
    rule: 'invocation-bound',
    severity: 'warning',
    message: `what ${MAXIMUM_INVOCATIONS} invocations leave behind still changes; calls that depend on it may be missing`,
    incomplete: '*',
  });
}

/** A handler that never returns is of no use to anybody: something on its way was not understood. */
function reportDeadEnd(evaluator: Evaluator, source: ts.SourceFile, name: string): void {
  evaluator.journal.report(source, {
    rule: 'dead-end',
    severity: 'warning',
    message: `as far as '${name}' is followed it always ends in an error or never ends; calls behind that place may be missing`,
    incomplete: '*',
  });
}

/** `handler`, or `nested.handler`. */
function handlerValue(evaluator: Evaluator, module: ReturnType<Evaluator['modules']['run']>, name: string): Value {
  const [first = '', ...rest] = name.split('.');
  let value = evaluator.modules.exportOf(module, first) ?? ABSENT;
  for (const part of rest) value = getProperty(evaluator, value, literalValue(part), module.source);
  return value;
}

function reportHandler(evaluator: Evaluator, source: ts.SourceFile, name: string, callable: Value): void {
  const [first] = callable;
  const isPackage = first?.kind === 'unknown' && !first.hides;
  evaluator.journal.report(source, {
    rule: callable.length === 0 ? 'missing-handler' : 'unresolved-handler',
    severity: isPackage ? 'note' : 'error',
    message:
      callable.length === 0
        ? `${evaluator.request.file} has no export '${name}'; name the export that Lambda calls`
        : `what '${name}' is can't be told (${first?.kind === 'unknown' ? first.reason : ''}); functions given to packages are followed all the same`,
    ...(isPackage ? {} : { incomplete: '*' }),
  });
}

/** Event, context and callback as Lambda passes them: https://docs.aws.amazon.com/lambda/latest/dg/nodejs-context.html. */
function invocationArguments(evaluator: Evaluator, source: ts.SourceFile): Arguments {
  const { name } = evaluator.request;
  const arn = concat(
    literal('arn:'),
    pseudo('partition'),
    literal(':lambda:'),
    pseudo('region'),
    literal(':'),
    pseudo('account'),
    literal(':function:'),
    name,
  );
  const members = new Map<string, Value>([
    ['functionName', textValue(name)],
    ['invokedFunctionArn', textValue(arn)],
    ['logGroupName', textValue(concat(literal('/aws/lambda/'), name))],
  ]);
  const context = evaluator.record(
    source,
    members,
    { kind: 'unknown', cause: 'event', reason: 'data of the invocation', hides: false },
    'context',
  );
  const callback = nativeFunction('callback', (inner, call) => {
    noteAuthorizerAnswer(inner, call.arguments.at(1));
    return ABSENT;
  });
  return new Arguments([unknownData('event', EVENT_DATA), context, callback]);
}
