import type { ts } from 'ts-morph';
import type { Call } from '../../eval/calls/native.ts';
import type { Evaluator } from '../../eval/evaluator.ts';
import { HeapObject, recordContents } from '../../eval/heap.ts';
import { getProperty } from '../../eval/property.ts';
import { propertyNames } from '../../eval/property-names.ts';
import { literalOf } from '../../eval/refine.ts';
import { isNullish } from '../../eval/truth.ts';
import { type Alternative, type ExternalAlternative, literalValue, objectValue, unknownData, type Value } from '../../eval/value.ts';
import { join } from '../../eval/value-set.ts';

const MADE = '()@';
const ARGUMENTS = 'arguments of schemas';

/** Steps of a schema after which a text is no longer the text that came in. */
const CHANGING =
  /^(?:transform|preprocess|coerce|pipe|pipeline|codec|catch|number|num|integer|int|float|bigint|boolean|bool|stringbool|date|json|port|array|record|map|set|trim|toLowerCase|toUpperCase|lowercase|uppercase|overwrite|brand64|cast|makeValidator|makeExactValidator|asArray|asInt|asJson)$/;

/** A schema as code writes it: each call in the chain is a step of the path, under which the call's arguments are kept. */
export function schemaStep(evaluator: Evaluator, external: ExternalAlternative, call: Call): Value {
  const { file, line, column } = evaluator.origin(call.node);
  const step = `${external.path.at(-1) ?? ''}${MADE}${file}:${line}:${column}`;
  const kept = evaluator.modules.globalObject(ARGUMENTS);
  const contents = evaluator.contents(kept);
  const passed = evaluator.list(call.node, call.arguments.all(), true, undefined, 'schema');
  evaluator.setContents(kept, { ...contents, members: new Map([...contents.members, [step, passed]]) });
  return [{ ...external, path: [...external.path.slice(0, -1), step] }];
}

/** An argument of the newest step of that name; empty where the schema has no such step. */
export function argumentOfStep(evaluator: Evaluator, schema: ExternalAlternative, name: string, node: ts.Node): Value {
  const step = schema.path.findLast((each) => each.startsWith(`${name}${MADE}`));
  if (step === undefined) return [];
  const kept = evaluator.contents(evaluator.modules.globalObject(ARGUMENTS)).members.get(step) ?? [];
  return getProperty(evaluator, kept, literalValue('0'), node).filter(({ kind }) => kind !== 'absent');
}

/** What a schema lets through of a value. */
export function passThrough(evaluator: Evaluator, schema: Value, input: Value, node: ts.Node): Value {
  const [only] = schema;
  if (input.every(({ kind }) => kind === 'unknown')) return input;
  if (only?.kind !== 'external') return unknownData('unresolved', 'what a schema that is not known gives');
  const shape = ['object', 'strictObject', 'looseObject', 'type', 'extend', 'append', 'keys', 'shape']
    .map((name) => argumentOfStep(evaluator, only, name, node))
    .find((found) => found.length > 0);
  return shape === undefined ? scalarThrough(evaluator, only, input, node) : objectThrough(evaluator, shape, input, node);
}

function scalarThrough(evaluator: Evaluator, schema: ExternalAlternative, input: Value, node: ts.Node): Value {
  const inner = ['optional', 'nullable', 'nullish', 'exactOptional']
    .map((name) => argumentOfStep(evaluator, schema, name, node))
    .find(isSchema);
  const through = inner === undefined ? input : passThrough(evaluator, inner, input, node);
  if (inner === undefined && isChanging(evaluator, schema, node))
    return unknownData('unresolved', `what the package ${schema.package} makes of it`);
  const given = ['default', 'prefault', '_default', 'devDefault']
    .map((name) => argumentOfStep(evaluator, schema, name, node))
    .find((found) => found.length > 0);
  const fallback = given ?? defaultOption(evaluator, schema, node);
  if (fallback.length === 0 || input.every((each) => isNullish(each) === 'false')) return through;
  const known = through.filter((each) => isNullish(each) !== 'true');
  return join(known, fallback);
}

function isSchema(value: Value): boolean {
  return value[0]?.kind === 'external';
}

/** `str({ default: 'x' })`, `optional(string(), 'x')`. */
function defaultOption(evaluator: Evaluator, schema: ExternalAlternative, node: ts.Node): Value {
  const last = schema.path.at(-1) ?? '';
  const kept = evaluator.contents(evaluator.modules.globalObject(ARGUMENTS)).members.get(last) ?? [];
  const [first, second] = ['0', '1'].map((index) => getProperty(evaluator, kept, literalValue(index), node));
  const options = (first ?? []).filter(({ kind }) => kind === 'object');
  const named = options.length === 0 ? [] : getProperty(evaluator, options, literalValue('default'), node);
  const positional = last.startsWith(`optional${MADE}`) ? (second ?? []) : [];
  return [...named, ...positional].filter(({ kind }) => kind === 'text');
}

function isChanging(evaluator: Evaluator, schema: ExternalAlternative, node: ts.Node): boolean {
  return schema.path.some((step) => {
    const [name = ''] = step.split(MADE);
    if (name !== 'pipe' || schema.package !== 'valibot') return CHANGING.test(name);
    const kept = evaluator.contents(evaluator.modules.globalObject(ARGUMENTS)).members.get(step) ?? [];
    const actions = kept.flatMap((each) => (each.kind === 'object' ? evaluator.contents(each.object).items.flat() : []));
    return actions.some((action) => action.kind !== 'external' || isChanging(evaluator, action, node));
  });
}

/** A record with the members that the shape names; others stay as they came in. */
export function objectThrough(evaluator: Evaluator, shape: Value, input: Value, node: ts.Node): Value {
  return join(...input.map((each) => oneThrough(evaluator, shape, each, node)));
}

function oneThrough(evaluator: Evaluator, shape: Value, input: Alternative, node: ts.Node): Value {
  const isEnvironment = input.kind === 'global' && input.path === 'process.env';
  if (!isEnvironment && input.kind !== 'object') return [input];
  const names = propertyNames(evaluator, shape, node)
    .names.flat()
    .flatMap((name) => literalOf(name) ?? []);
  const members = names.map((name): [string, Value] => {
    const key = literalValue(name);
    return [name, passThrough(evaluator, getProperty(evaluator, shape, key, node), getProperty(evaluator, [input], key, node), node)];
  });
  const object = evaluator.context.once(node, { name: 'parsed', is: isHeapObject }, () => new HeapObject('record', [input]));
  evaluator.allocate(object, recordContents(new Map(members)));
  return objectValue(object);
}

function isHeapObject(value: unknown): value is HeapObject {
  return value instanceof HeapObject;
}
