import { services } from '../../catalog/services.ts';
import { NO_ARGUMENTS } from '../eval/calls/arguments.ts';
import { escapeAll } from '../eval/calls/escape.ts';
import { type Call, nativeFunction } from '../eval/calls/native.ts';
import type { Evaluator } from '../eval/evaluator.ts';
import { iterate } from '../eval/iteration.ts';
import { getProperty } from '../eval/property.ts';
import { propertyNames } from '../eval/property-names.ts';
import { literalOf } from '../eval/refine.ts';
import { truthOf } from '../eval/truth.ts';
import {
  ABSENT,
  type Alternative,
  type ExternalAlternative,
  literalValue,
  scalarValue,
  TRUE,
  unknownData,
  type Value,
} from '../eval/value.ts';
import { join } from '../eval/value-set.ts';
import { withFormFields } from './form-key.ts';
import { LIBRARIES } from './libraries/all.ts';
import type { Effect, ExportModel, RequestModel, ResultModel, Source } from './library-model.ts';
import { clientsIn, makeRequest, type Request } from './make-request.ts';

/** A call of an export of a modelled library; `undefined` where none describes it. */
export function callLibrary(evaluator: Evaluator, alternative: ExternalAlternative, call: Call): Value | undefined {
  const model = findExport(alternative);
  return model?.call === undefined ? undefined : apply(evaluator, model.call, call, undefined);
}

/** `new` of a class of a modelled library; `undefined` where none describes it. */
export function constructLibrary(evaluator: Evaluator, alternative: ExternalAlternative, call: Call): Value | undefined {
  const model = findExport(alternative);
  return model?.construct === undefined ? undefined : apply(evaluator, model.construct, call, call);
}

function findExport(alternative: ExternalAlternative): ExportModel | undefined {
  const library = LIBRARIES.find(({ packages }) => packages.includes(alternative.package));
  if (library === undefined) return undefined;
  const [first = '', ...rest] = alternative.path;
  let model: ExportModel | undefined = Object.hasOwn(library.exports, first) ? library.exports[first] : undefined;
  for (const name of rest) model = model?.members !== undefined && Object.hasOwn(model.members, name) ? model.members[name] : undefined;
  return model;
}

/** `constructed` is the `new` that made the object whose method this is. */
function apply(evaluator: Evaluator, effect: Effect, call: Call, constructed: Call | undefined): Value {
  let answer: Value = unknownData('response', 'what a request answers');
  for (const model of effect.requests ?? []) {
    const made = applyRequest(evaluator, model, call, constructed);
    if (made !== undefined) answer = made;
  }
  if (effect.signsFor !== undefined) reportSigning(evaluator, read(evaluator, effect.signsFor, call, constructed), call);
  if (effect.uses !== undefined) callModelled(evaluator, read(evaluator, effect.uses.object, call, constructed), effect.uses.method, call);
  for (const source of effect.callbacks ?? []) {
    const functions = read(evaluator, source, call, constructed);
    escapeAll(evaluator, [functions], call.node);
  }
  return resultOf(evaluator, effect.result ?? { kind: 'response' }, answer, call, constructed);
}

/** Calls a method that a model gives to the object; other objects have code of their own, which is followed where it is first-party. */
function callModelled(evaluator: Evaluator, object: Value, name: string, call: Call): void {
  const known = object.filter(({ kind }) => kind === 'object');
  const method = getProperty(evaluator, known, literalValue(name), call.node).filter(({ kind }) => kind === 'native');
  if (method.length > 0) evaluator.call(method, { receiver: known, arguments: NO_ARGUMENTS, node: call.node });
  else escapeAll(evaluator, [known], call.node);
  if (!object.some(({ kind }) => kind === 'unknown')) return;
  evaluator.journal.report(call.node, {
    rule: 'package-calls-aws',
    severity: 'warning',
    message: 'the object that a library works with here is not known; what it needs is missing',
    incomplete: '*',
  });
}

function applyRequest(evaluator: Evaluator, model: RequestModel, call: Call, constructed: Call | undefined): Value | undefined {
  const source = (from: Source): Value => read(evaluator, from, call, constructed);
  if (model.unless !== undefined && truthOf(source(model.unless)) === 'true') return undefined;
  if (model.when !== undefined && truthOf(source(model.when)) === 'false') return undefined;
  const clients = model.client === undefined ? [] : clientsIn(source(model.client));
  if (model.operation === '')
    return sendArgument(evaluator, model, call, source(isSource(model.input) ? model.input : { argument: 1 }), clients[0]);
  if (isEmpty(model, source)) return undefined;
  const input = isSource(model.input) ? source(model.input) : inputRecord(evaluator, model, call, source);
  const request: Request = {
    service: model.service,
    operation: model.operation,
    input,
    client: clients[0],
    ...(model.presigned === true ? { presigned: true } : {}),
  };
  return makeRequest(evaluator, call.node, request);
}

/** A request whose one part is a choice among what is given is not made where nothing is. */
function isEmpty(model: RequestModel, source: (from: Source) => Value): boolean {
  const chosen = isSource(model.input) ? [model.input] : Object.values(model.input);
  return chosen.some((from) => ('ending' in from || 'listOf' in from) && source(from).every(({ kind }) => kind === 'absent'));
}

/** A library that takes a command: the command says what is called. */
function sendArgument(evaluator: Evaluator, model: RequestModel, call: Call, commands: Value, client: Request['client']): Value {
  const answers = commands.flatMap((alternative): Value => {
    if (alternative.kind !== 'command') return [];
    const { service, operation, input } = alternative.command;
    return makeRequest(evaluator, call.node, {
      service,
      operation,
      input,
      client,
      ...(model.presigned === true ? { presigned: true } : {}),
    });
  });
  if (answers.length === 0) {
    evaluator.journal.report(call.node, {
      rule: 'unresolved-command',
      severity: 'warning',
      message: 'which command is given to the SDK here is not known; its action is missing',
      incomplete: client?.service ?? '*',
    });
  }
  return answers;
}

function inputRecord(evaluator: Evaluator, model: RequestModel, call: Call, source: (from: Source) => Value): Value {
  const members = new Map<string, Value>();
  for (const [name, from] of Object.entries(model.input)) {
    const value = source(from);
    if (!value.every(({ kind }) => kind === 'absent')) members.set(name, value);
  }
  return evaluator.record(call.node, members, undefined, `input ${model.service} ${model.operation}`);
}

function isSource(input: RequestModel['input']): input is Source {
  return (
    'argument' in input ||
    'constructed' in input ||
    'either' in input ||
    'each' in input ||
    'ending' in input ||
    'firstGiven' in input ||
    'unknown' in input
  );
}

function read(evaluator: Evaluator, source: Source, call: Call, constructed: Call | undefined): Value {
  if ('text' in source) return literalValue(source.text);
  if ('truth' in source) return scalarValue(source.truth);
  if ('unknown' in source) return unknownData(source.unknown, source.reason);
  if ('either' in source) return join(...source.either.map((each) => read(evaluator, each, call, constructed)));
  if ('listOf' in source) {
    const values = read(evaluator, source.listOf, call, constructed).filter(({ kind }) => kind !== 'absent');
    return values.length === 0
      ? ABSENT
      : evaluator.list(
          call.node,
          values.map((each) => [each]),
          true,
          undefined,
          'values',
        );
  }
  if ('ending' in source) {
    const values = read(evaluator, source.of, call, constructed).filter(({ kind }) => kind !== 'absent');
    const kept = values.filter((each) => (literalOf(each)?.endsWith(source.ending) ?? false) === source.isKept);
    return kept.length === 0 ? ABSENT : kept;
  }
  if ('formKey' in source) return withFormFields(read(evaluator, source.formKey, call, constructed));
  if ('firstGiven' in source) return firstGiven(source.firstGiven.map((each) => read(evaluator, each, call, constructed)));
  if ('each' in source) {
    const value = read(evaluator, source.each, call, constructed);
    const lists = value.filter((each) => each.kind === 'unknown' || (each.kind === 'object' && each.object.kind === 'list'));
    const records = value.filter((each) => each.kind === 'object' && each.object.kind !== 'list');
    return join(...iterate(evaluator, lists, call.node).items, ...propertyNames(evaluator, records, call.node).values);
  }
  if ('namesOf' in source) return join(...propertyNames(evaluator, read(evaluator, source.namesOf, call, constructed), call.node).names);
  const base = 'argument' in source ? call.arguments.at(source.argument) : (constructed?.arguments.at(source.constructed) ?? ABSENT);
  let value = base;
  for (const name of source.path ?? []) {
    const present = value.filter(({ kind }) => kind !== 'absent' && kind !== 'scalar');
    if (present.length === 0) return ABSENT;
    value = getProperty(evaluator, present, literalValue(name), call.node);
  }
  return value;
}

/** Requests that the code signs itself name their service, but not what they ask of it. */
function reportSigning(evaluator: Evaluator, names: Value, call: Call): void {
  const found = [...new Set(names.map((alternative) => literalOf(alternative) ?? ''))];
  for (const name of found) {
    evaluator.journal.report(call.node, {
      rule: 'hand-signed-request',
      severity: 'warning',
      message: `a request${name === '' ? '' : ` to '${name}'`} is signed by hand here; which action it needs can't be told, so grant it yourself`,
      incomplete: services().has(name) ? name : '*',
    });
  }
}

function firstGiven(values: readonly Value[]): Value {
  const found: Value[] = [];
  for (const value of values) {
    found.push(value.filter(({ kind }) => kind !== 'absent'));
    if (value.length > 0 && value.every(({ kind }) => kind !== 'absent')) break;
  }
  const all = join(...found);
  return all.length === 0 ? ABSENT : all;
}

function resultOf(evaluator: Evaluator, result: ResultModel, answer: Value, call: Call, constructed: Call | undefined): Value {
  switch (result.kind) {
    case 'data':
      return unknownData('response', result.reason);
    case 'response':
      return answer;
    case 'source':
      return read(evaluator, result.source, call, constructed);
    case 'handler':
      return wrappedHandler(evaluator, read(evaluator, result.source, call, constructed), call);
    case 'object': {
      const made = constructed ?? call;
      const members = Object.entries(result.methods).map(
        ([name, effect]) =>
          [name, nativeFunction(name, (inner, called) => apply(inner, effect, called, made), made.arguments.all())] as const,
      );
      return evaluator.record(
        call.node,
        new Map(members),
        { kind: 'unknown', cause: 'response', reason: 'a member of a library object', hides: false },
        'library object',
      );
    }
    case 'foreign-credentials':
      return evaluator.record(
        call.node,
        new Map([['@@foreign', TRUE]]),
        { kind: 'unknown', cause: 'response', reason: 'credentials', hides: false },
        'credentials',
      );
  }
}

/** False for what is no function: options that stand in the place of a handler, and what is not given. */
function mayBeCalled(evaluator: Evaluator, alternative: Alternative): boolean {
  if (alternative.kind === 'object') return evaluator.contents(alternative.object).members.has('@@call');
  return alternative.kind !== 'absent' && alternative.kind !== 'scalar' && alternative.kind !== 'text';
}

/** A handler around a handler: calling it calls the inner one; `use` and its like take middlewares, `handler` takes the inner one later. */
function wrappedHandler(evaluator: Evaluator, inner: Value, call: Call): Value {
  const handlers: Value[] = [inner.filter((alternative) => mayBeCalled(evaluator, alternative))];
  const middlewares: Value[] = [];
  const callAll = nativeFunction('handler', (again, called) => {
    for (const middleware of middlewares) escapeAll(again, [middleware], called.node);
    const results = handlers.map((handler) => (handler.length === 0 ? [] : again.call(handler, called)));
    return join(...results, unknownData('response', 'what a handler gives'));
  });
  const members = new Map<string, Value>([['@@call', callAll]]);
  const self = evaluator.record(
    call.node,
    members,
    { kind: 'unknown', cause: 'event', reason: 'a member of a wrapped handler', hides: false },
    'handler',
  );
  const take = (list: Value[]): Value =>
    nativeFunction('use', (_, called) => {
      list.push(...called.arguments.all());
      return self;
    });
  const wrapper = new Map([
    ...members,
    ['handler', take(handlers)],
    ...['use', 'before', 'after', 'onError', 'applyMiddleware'].map((name) => [name, take(middlewares)] as const),
  ]);
  for (const alternative of self)
    if (alternative.kind === 'object')
      evaluator.setContents(alternative.object, { ...evaluator.contents(alternative.object), members: wrapper });
  return self;
}
