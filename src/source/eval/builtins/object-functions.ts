import { Arguments } from '../calls/arguments.ts';
import { construct } from '../calls/construct.ts';
import type { Call, NativeBody } from '../calls/native.ts';
import type { Evaluator } from '../evaluator.ts';
import { accessor, memberKey } from '../expressions/literals.ts';
import { type Contents, EMPTY, type HeapObject, joinContents } from '../heap.ts';
import { iterate } from '../iteration.ts';
import { getProperty } from '../property.ts';
import { propertyNames } from '../property-names.ts';
import { instancePrototype, prototypeOf, setPrototype } from '../prototype-links.ts';
import { copyProperties, type RecordDraft, recordFrom } from '../record-operations.ts';
import { literalOf } from '../refine.ts';
import { setProperty } from '../set-property.ts';
import { ABSENT, type Alternative, EITHER_BOOLEAN, FALSE, literalValue, objectValue, scalarValue, type Value } from '../value.ts';
import { join } from '../value-set.ts';
import { hasOwn } from './own-property.ts';

const identity: NativeBody = (_, call) => call.arguments.at(0);

/** Functions of `Object` and `Reflect`. */
export const OBJECT_FUNCTIONS: Readonly<Record<string, NativeBody>> = {
  'Object.keys': (evaluator, call) => properties(evaluator, call, ({ names }) => names),
  'Object.getOwnPropertyNames': (evaluator, call) => properties(evaluator, call, ({ names }) => names),
  'Reflect.ownKeys': (evaluator, call) => properties(evaluator, call, ({ names }) => names),
  'Object.values': (evaluator, call) => properties(evaluator, call, ({ values }) => values),
  'Object.entries': (evaluator, call) =>
    properties(evaluator, call, ({ names, values }) =>
      names.map((name, index) => evaluator.list(call.node, [name, values[index] ?? []], true, undefined, `entry ${index}`)),
    ),
  'Object.assign': assign,
  'Object.fromEntries': fromEntries,
  'Object.hasOwn': (evaluator, call) => hasOwn(evaluator, call.arguments.at(0), call.arguments.at(1)),
  'Object.prototype.hasOwnProperty': (evaluator, call) => hasOwn(evaluator, call.receiver, call.arguments.at(0)),
  'Object.freeze': identity,
  'Object.seal': identity,
  'Object.preventExtensions': identity,
  Object: identity,
  'Object.create': create,
  'Object.setPrototypeOf': (_, call) => {
    setPrototype(call.arguments.at(0), call.arguments.at(1));
    return call.arguments.at(0);
  },
  'Object.getPrototypeOf': (_, call) => {
    const prototypes = call.arguments.at(0).flatMap(prototypeOf);
    return prototypes.length === 0 ? scalarValue(null) : prototypes;
  },
  'Object.defineProperty': (evaluator, call) => {
    define(evaluator, call, call.arguments.at(1), call.arguments.at(2));
    return call.arguments.at(0);
  },
  'Reflect.defineProperty': (evaluator, call) => {
    define(evaluator, call, call.arguments.at(1), call.arguments.at(2));
    return EITHER_BOOLEAN;
  },
  'Object.defineProperties': (evaluator, call) => {
    const { names, values } = propertyNames(evaluator, call.arguments.at(1), call.node);
    for (const [index, name] of names.entries()) define(evaluator, call, name, values[index] ?? []);
    return call.arguments.at(0);
  },
  'Object.getOwnPropertyDescriptor': (evaluator, call) => descriptorOf(evaluator, call, call.arguments.at(0), call.arguments.at(1)),
  'Object.getOwnPropertyDescriptors': (evaluator, call) => {
    const { names } = propertyNames(evaluator, call.arguments.at(0), call.node);
    const members = new Map<string, Value>();
    for (const name of names.flat()) {
      const text = literalOf(name);
      if (text !== undefined) members.set(text, descriptorOf(evaluator, call, call.arguments.at(0), [name], text));
    }
    return evaluator.record(call.node, members, undefined, 'descriptors');
  },
  'Reflect.getOwnPropertyDescriptor': (evaluator, call) => descriptorOf(evaluator, call, call.arguments.at(0), call.arguments.at(1)),
  'Reflect.get': (evaluator, call) => getProperty(evaluator, call.arguments.at(0), call.arguments.at(1), call.node),
  'Reflect.construct': (evaluator, call) => {
    const { items, isExact } = iterate(evaluator, call.arguments.at(1), call.node);
    const passed = isExact ? new Arguments(items) : new Arguments([], join(...items));
    const made = construct(evaluator, call.arguments.at(0), { receiver: ABSENT, arguments: passed, node: call.node, isConstruction: true });
    return withPrototypeOf(evaluator, made, call.arguments.at(2), call);
  },
  'Reflect.apply': (evaluator, call) => {
    const { items, isExact } = iterate(evaluator, call.arguments.at(2), call.node);
    const passed = isExact ? new Arguments(items) : new Arguments([], join(...items));
    return evaluator.call(call.arguments.at(0), { receiver: call.arguments.at(1), arguments: passed, node: call.node });
  },
};

/** `{ value, enumerable }`, or `{ get, set, enumerable }`. */
function descriptorOf(evaluator: Evaluator, call: Call, object: Value, key: Value, tag = ''): Value {
  const own = object.flatMap((each) => {
    const holder = holderOf(evaluator, each);
    const contents = holder === undefined ? undefined : evaluator.contents(holder).members;
    return key.flatMap((name) => contents?.get(memberKey(name) ?? '') ?? []);
  });
  const accessors = own.filter(({ kind }) => kind === 'accessor');
  const part = (half: 'get' | 'set'): Value => join(...accessors.map((each) => (each.kind === 'accessor' ? (each[half] ?? ABSENT) : [])));
  const members = new Map<string, Value>([['enumerable', EITHER_BOOLEAN]]);
  if (accessors.length > 0) members.set('get', part('get')).set('set', part('set'));
  if (accessors.length < own.length || own.length === 0) members.set('value', getProperty(evaluator, object, key, call.node));
  return evaluator.record(call.node, members, undefined, `descriptor ${tag}`);
}

/** The object on the heap that holds the members of a value. */
function holderOf(evaluator: Evaluator, alternative: Alternative): HeapObject | undefined {
  switch (alternative.kind) {
    case 'object':
      return alternative.object;
    case 'class':
      return alternative.class.object;
    case 'function':
      return alternative.closure.object;
    case 'global':
      return evaluator.modules.globalObject(alternative.path);
    default:
      return undefined;
  }
}

/** What `Reflect.construct` made is an instance of its third argument. */
function withPrototypeOf(evaluator: Evaluator, made: Value, newTarget: Value, call: Call): Value {
  const prototypes = newTarget.flatMap((each) => instancePrototype(evaluator, each, call.node));
  if (prototypes.length === 0) return made;
  return join(
    ...made.map((each): Value => {
      if (each.kind === 'object' && each.object.kind === 'instance') {
        each.object.prototype = prototypes;
        return [each];
      }
      const instance = evaluator.context.object(call.node, 'instance', 'constructed', prototypes);
      evaluator.allocate(instance, EMPTY);
      instance.base = [each];
      evaluator.instances.add(instance);
      return objectValue(instance);
    }),
  );
}

function properties(evaluator: Evaluator, call: Call, take: (found: ReturnType<typeof propertyNames>) => readonly Value[]): Value {
  const found = propertyNames(evaluator, call.arguments.at(0), call.node);
  return evaluator.list(call.node, take(found), found.isExact, undefined, 'properties');
}

/** The first argument gets the members of the others. */
function assign(evaluator: Evaluator, call: Call): Value {
  const target = call.arguments.at(0);
  const objects = target.flatMap((alternative) => holderOf(evaluator, alternative) ?? []);
  for (const object of objects) {
    const before = evaluator.contents(object);
    const draft: RecordDraft = { members: new Map(before.members), computed: [...before.computed], open: before.open };
    for (const source of call.arguments.from(1).all()) copyProperties(evaluator, draft, source, call.node);
    const next: Contents = {
      ...before,
      members: draft.members,
      computed: draft.computed,
      ...(draft.open === undefined ? {} : { open: draft.open }),
    };
    evaluator.setContents(object, objects.length === 1 ? next : joinContents(before, next));
  }
  return target;
}

function fromEntries(evaluator: Evaluator, call: Call): Value {
  const { items, isExact } = iterate(evaluator, call.arguments.at(0), call.node);
  const draft: RecordDraft = { members: new Map(), computed: [], open: undefined };
  for (const item of items) {
    const key = getProperty(evaluator, item, literalValue('0'), call.node);
    const value = getProperty(evaluator, item, literalValue('1'), call.node);
    for (const alternative of key) {
      const name = literalOf(alternative);
      if (alternative.kind === 'unknown') draft.open = { ...alternative };
      if (name === undefined) draft.computed.push({ key: [alternative], value });
      else draft.members.set(name, isExact && key.length === 1 ? value : join(draft.members.get(name) ?? ABSENT, value));
    }
  }
  return recordFrom(evaluator, draft, call.node, 'from entries');
}

function create(evaluator: Evaluator, call: Call): Value {
  const object = evaluator.context.object(
    call.node,
    'record',
    'create',
    call.arguments.at(0).filter(({ kind }) => kind !== 'absent' && kind !== 'scalar'),
  );
  evaluator.allocate(object, EMPTY);
  if (call.arguments.has(1)) {
    const { names, values } = propertyNames(evaluator, call.arguments.at(1), call.node);
    for (const [index, name] of names.entries())
      define(evaluator, { ...call, arguments: new Arguments([objectValue(object)]) }, name, values[index] ?? []);
  }
  return objectValue(object);
}

/** `{ value }`, `{ get, set }`. */
function define(evaluator: Evaluator, call: Call, name: Value, descriptor: Value): void {
  const member = (key: string): Value =>
    getProperty(evaluator, descriptor, literalValue(key), call.node).filter(({ kind }) => kind !== 'absent');
  const get = member('get');
  const set = member('set');
  if (get.length === 0 && set.length === 0) {
    const value = getProperty(evaluator, descriptor, literalValue('value'), call.node);
    const target = call.arguments.at(0);
    const kept = value.every(({ kind }) => kind === 'absent') && hasOwn(evaluator, target, name) !== FALSE;
    // Flags alone leave the value of a property as it is: https://tc39.es/ecma262/#sec-validateandapplypropertydescriptor
    if (!kept) setProperty(evaluator, target, name, value, call.node);
    return;
  }
  const value = accessor(undefined, { ...(get.length === 0 ? {} : { get }), ...(set.length === 0 ? {} : { set }) });
  for (const target of call.arguments.at(0)) {
    const object = holderOf(evaluator, target);
    const key = name.length === 1 && name[0] !== undefined ? literalOf(name[0]) : undefined;
    if (object === undefined || key === undefined) continue;
    const contents = evaluator.contents(object);
    evaluator.setContents(object, { ...contents, members: new Map([...contents.members, [key, value]]) });
  }
}
