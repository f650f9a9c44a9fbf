import type { ts } from 'ts-morph';
import { clientMember } from '../sdk/client-member.ts';
import { externalMember } from '../sdk/external-member.ts';
import { givenMember } from './builtins/given-member.ts';
import { globalMember } from './builtins/global-member.ts';
import { isListMethod, listMember } from './builtins/list-methods.ts';
import { isTextMethod } from './builtins/text-methods.ts';
import { NO_ARGUMENTS } from './calls/arguments.ts';
import { environmentVariable, someEnvironmentVariable } from './environment.ts';
import type { Evaluator } from './evaluator.ts';
import { memberKey } from './expressions/literals.ts';
import { allValues, type Contents, type HeapObject } from './heap.ts';
import { prototypeOf } from './prototype-links.ts';
import { literalOf } from './refine.ts';
import {
  ABSENT,
  type Alternative,
  literalValue,
  MISSED,
  type ObjectAlternative,
  scalarValue,
  unknownData,
  unknownValue,
  type Value,
} from './value.ts';
import { join } from './value-set.ts';

/** What `object[key]` may be; getters are called. Members of `undefined` and `null` throw, so they give nothing. */
export function getProperty(evaluator: Evaluator, object: Value, key: Value, node: ts.Node): Value {
  const found: Value[] = [];
  for (const alternative of object) {
    if (alternative.kind === 'absent' && alternative.missed === true && object.length > 1) continue;
    for (const each of key) {
      if (each.kind === 'absent' && each.missed === true && key.length > 1) continue;
      const name = memberKey(each);
      found.push(
        name === undefined ? someMember(evaluator, alternative, each, node) : memberOf(evaluator, alternative, name, node, [alternative]),
      );
    }
  }
  const value = join(...found);
  return value.length > 0 || evaluator.state === undefined
    ? value
    : unknownValue('a member of a value that is undefined here', evaluator.origin(node));
}

/** The same, looked for above `receiver`, which is `this` for getters. */
export function getInherited(evaluator: Evaluator, object: Value, key: Value, receiver: Value, node: ts.Node): Value {
  return join(
    ...object.flatMap((alternative) =>
      key.map((each) => {
        const name = memberKey(each);
        return name === undefined ? someMember(evaluator, alternative, each, node) : memberOf(evaluator, alternative, name, node, receiver);
      }),
    ),
  );
}

/** The member `name` of one alternative; `receiver` is `this` for getters. */
function memberOf(evaluator: Evaluator, alternative: Alternative, name: string, node: ts.Node, receiver: Value): Value {
  const own = ownMember(evaluator, alternative, name, node, receiver);
  const isOpen = own?.every((each) => each.kind === 'absent' || isOpenData(alternative, each)) === true;
  const given = own === undefined || isOpen || own.every(isBuiltIn) ? givenMember(evaluator, alternative, name, own ?? []) : undefined;
  if (own === undefined && name === '__proto__') return prototypeOf(alternative);
  if (given !== undefined) return readAccessors(evaluator, given, receiver, node) ?? given;
  if (own !== undefined && !isOpen) return own;
  if (name === 'then' || name === 'catch' || name === 'finally' || name === 'promise')
    return [{ kind: 'method', receiver: alternative, name }];
  return own ?? ABSENT;
}

/** True for a method of the language, and for whatever an unknown value may have. */
function isBuiltIn(member: Alternative): boolean {
  return member.kind === 'method' || member.kind === 'unknown';
}

/** What an object of data may hold beside its listed members is data: no `then` of its own. */
function isOpenData(owner: Alternative, member: Alternative): boolean {
  return owner.kind === 'object' && member.kind === 'unknown' && !member.hides;
}

function ownMember(evaluator: Evaluator, alternative: Alternative, name: string, node: ts.Node, receiver: Value): Value | undefined {
  switch (alternative.kind) {
    case 'absent':
      return [];
    case 'scalar':
      return alternative.value === null ? [] : [{ kind: 'method', receiver: alternative, name }];
    case 'unknown':
      return [alternative];
    case 'text':
      return textMember(alternative, name);
    case 'object':
      return objectMember(evaluator, alternative, name, node, receiver);
    case 'function':
      return functionMember(evaluator, alternative, name, node, receiver);
    case 'class':
      return classMember(evaluator, alternative, name, node, receiver);
    case 'namespace':
      return evaluator.modules.exportOf(alternative.module, name);
    case 'external':
      return evaluator.externals?.member(evaluator, alternative, name) ?? externalMember(evaluator, alternative, name);
    case 'global':
      return globalPart(evaluator, alternative, name, node);
    case 'client':
      return clientMember(evaluator, alternative, name);
    case 'command':
      return name === 'input' ? alternative.command.input : [{ kind: 'method', receiver: alternative, name }];
    case 'native':
    case 'method':
    case 'bound':
    case 'regexp':
      return [{ kind: 'method', receiver: alternative, name }];
    case 'accessor':
      return unknownData('unresolved', 'a member of a getter');
  }
}

/** A member that the code itself gave to a global object, else the library's. */
function globalPart(evaluator: Evaluator, alternative: Extract<Alternative, { kind: 'global' }>, name: string, node: ts.Node): Value {
  const given = evaluator.contents(evaluator.modules.globalObject(alternative.path)).members.get(name);
  if (given !== undefined) return given;
  if (alternative.path === 'import.meta') {
    const file = `/var/task/${evaluator.program.fileOf(node)}`;
    if (name === 'url') return literalValue(`file://${file}`);
    if (name === 'filename') return literalValue(file);
    if (name === 'dirname') return literalValue(file.slice(0, file.lastIndexOf('/')));
  }
  return alternative.path === 'process.env' ? environmentVariable(evaluator, name, node) : globalMember(alternative, name);
}

function textMember(alternative: Extract<Alternative, { kind: 'text' }>, name: string): Value {
  if (name === 'length') {
    const text = literalOf(alternative);
    return text === undefined ? unknownData('unresolved', 'the length of a text') : scalarValue(text.length);
  }
  if (isTextMethod(name)) return [{ kind: 'method', receiver: alternative, name }];
  const index = Number(name);
  const text = literalOf(alternative);
  if (!Number.isInteger(index)) return ABSENT;
  if (text === undefined) return unknownData('unresolved', 'a character of a text');
  return text[index] === undefined ? ABSENT : literalValue(text[index]);
}

function objectMember(
  evaluator: Evaluator,
  alternative: ObjectAlternative,
  name: string,
  node: ts.Node,
  receiver: Value,
): Value | undefined {
  const { object } = alternative;
  const contents = evaluator.contents(object);
  const listed =
    object.kind === 'list' || object.kind === 'set' || object.kind === 'map' || object.kind === 'iterator'
      ? collectionMember(alternative, contents, name)
      : undefined;
  if (listed !== undefined) return listed;
  const own = readAccessors(evaluator, contents.members.get(name), receiver, node);
  if (own?.every(({ kind }) => kind !== 'absent') === true) return own;
  const others = contents.computed
    .filter(({ key }) => key.some((each) => literalOf(each) === undefined))
    .map(({ value }) => readAccessors(evaluator, value, receiver, node) ?? []);
  const inherited = inheritedMember(evaluator, object, name, node, receiver);
  if (own === undefined && inherited !== undefined) return inherited;
  if (own === undefined && others.length === 0 && contents.open === undefined)
    return isObjectMethod(name) ? [{ kind: 'method', receiver: alternative, name }] : undefined;
  const present = (own ?? []).filter(({ kind }) => kind !== 'absent');
  const open: Value = contents.open === undefined || own !== undefined ? [] : [contents.open];
  const missing: Value = own === undefined ? (others.length > 0 && open.length === 0 ? MISSED : []) : (inherited ?? ABSENT);
  return join(present, ...others, open, missing);
}

/** Getters found under a name are called, everything else is taken as it is. */
function readAccessors(evaluator: Evaluator, value: Value | undefined, receiver: Value, node: ts.Node): Value | undefined {
  if (value === undefined || !value.some(({ kind }) => kind === 'accessor')) return value;
  return join(
    ...value.map((alternative): Value => {
      if (alternative.kind !== 'accessor') return [alternative];
      return alternative.get === undefined ? ABSENT : evaluator.call(alternative.get, { receiver, arguments: NO_ARGUMENTS, node });
    }),
  );
}

function inheritedMember(evaluator: Evaluator, object: HeapObject, name: string, node: ts.Node, receiver: Value): Value | undefined {
  const found: Value[] = [];
  for (const prototype of object.prototype) {
    const member = ownMember(evaluator, prototype, name, node, receiver);
    if (member !== undefined) found.push(member);
  }
  if (found.length > 0) return join(...found);
  const base = object.base.flatMap((alternative) => ownMember(evaluator, alternative, name, node, receiver) ?? []);
  return base.length === 0 ? undefined : base;
}

function isObjectMethod(name: string): boolean {
  return name === 'hasOwnProperty' || name === 'toString' || name === 'valueOf' || name === 'toJSON';
}

function collectionMember(alternative: ObjectAlternative, contents: Contents, name: string): Value | undefined {
  const { kind } = alternative.object;
  if (kind === 'list' && (name === 'length' || /^\d+$/.test(name))) return listMember(contents, name);
  if (contents.members.has(name)) return undefined;
  if (name === 'size')
    return contents.isExact && kind === 'set' ? scalarValue(contents.items.length) : unknownData('unresolved', 'the size of a collection');
  return isListMethod(name) || kind !== 'list' ? [{ kind: 'method', receiver: alternative, name }] : undefined;
}

function functionMember(
  evaluator: Evaluator,
  alternative: Extract<Alternative, { kind: 'function' }>,
  name: string,
  node: ts.Node,
  receiver: Value,
): Value | undefined {
  const { closure } = alternative;
  const own = readAccessors(evaluator, evaluator.contents(closure.object).members.get(name), receiver, node);
  if (own !== undefined) return own;
  if (name === 'name') return literalValue(closure.name);
  if (name === 'prototype') {
    const prototype = evaluator.context.object(closure.node, 'record', `prototype ${closure.id}`);
    evaluator.setContents(prototype, { ...evaluator.contents(prototype), members: new Map([['constructor', [alternative]]]) });
    const value: Value = [{ kind: 'object', object: prototype }];
    const contents = evaluator.contents(closure.object);
    evaluator.setContents(closure.object, { ...contents, members: new Map([...contents.members, ['prototype', value]]) });
    return value;
  }
  if (name === 'call' || name === 'apply' || name === 'bind' || name === 'toString')
    return [{ kind: 'method', receiver: alternative, name }];
  const inherited = closure.object.prototype.flatMap((above) => ownMember(evaluator, above, name, node, receiver) ?? []);
  return inherited.length === 0 ? undefined : inherited;
}

function classMember(
  evaluator: Evaluator,
  alternative: Extract<Alternative, { kind: 'class' }>,
  name: string,
  node: ts.Node,
  receiver: Value,
): Value | undefined {
  const own = readAccessors(evaluator, evaluator.contents(alternative.class.object).members.get(name), receiver, node);
  if (own !== undefined) return own;
  if (name === 'prototype') return [{ kind: 'object', object: alternative.class.prototype }];
  if (name === 'name') return literalValue(alternative.class.name);
  for (const parent of alternative.class.parent ?? []) {
    const member = ownMember(evaluator, parent, name, node, receiver);
    if (member !== undefined) return member;
  }
  return name === 'bind' ? [{ kind: 'method', receiver: alternative, name }] : undefined;
}

/** A member whose name is not known: any of them. */
function someMember(evaluator: Evaluator, alternative: Alternative, key: Alternative, node: ts.Node): Value {
  switch (alternative.kind) {
    case 'object':
      return someMemberOfObject(evaluator, alternative, key, node);
    case 'namespace':
      return join(
        ...evaluator.modules.exportNames(alternative.module).map((name) => evaluator.modules.exportOf(alternative.module, name) ?? []),
        MISSED,
      );
    case 'class':
      return join(readAccessors(evaluator, allValues(evaluator.contents(alternative.class.object)), [alternative], node) ?? [], MISSED);
    case 'function':
      return join(allValues(evaluator.contents(alternative.closure.object)), MISSED);
    case 'unknown':
      return [alternative];
    case 'text':
      return unknownData('unresolved', 'a character of a text');
    case 'global':
      if (alternative.path !== 'process.env') return unknownData('unresolved', `a member of ${alternative.path}`);
      return someEnvironmentVariable(evaluator, node);
    case 'client':
    case 'external':
      return unknownValue('a member of the AWS SDK or a package whose name is not known', evaluator.origin(node));
    case 'absent':
      return [];
    case 'scalar':
      return alternative.value === null ? [] : ABSENT;
    default:
      return unknownData('unresolved', 'a member whose name is not known');
  }
}

function someMemberOfObject(evaluator: Evaluator, alternative: ObjectAlternative, key: Alternative, node: ts.Node): Value {
  const found: Value[] = [];
  const { object } = alternative;
  const contents = evaluator.contents(object);
  const sameKey = contents.computed.find((entry) => entry.key.length === 1 && entry.key[0] !== undefined && isSameName(entry.key[0], key));
  if (sameKey !== undefined) return sameKey.value;
  found.push(readAccessors(evaluator, allValues(contents), [alternative], node) ?? []);
  if (object.kind === 'instance') {
    for (const prototype of object.prototype) {
      if (prototype.kind !== 'object') continue;
      const { members } = evaluator.contents(prototype.object);
      found.push(
        ...[...members]
          .filter(([name]) => name !== 'constructor')
          .map(([, value]) => readAccessors(evaluator, value, [alternative], node) ?? []),
      );
    }
  }
  const value = join(...found).filter(({ kind }) => kind !== 'absent');
  return contents.open === undefined ? join(value, MISSED) : value;
}

/** True where both are the text of one and the same unknown, such as an environment variable. */
function isSameName(a: Alternative, b: Alternative): boolean {
  if (a.kind !== 'text' || b.kind !== 'text' || a.pattern.length !== b.pattern.length) return false;
  return a.pattern.every((part, index) => {
    const other = b.pattern[index];
    if (part.kind === 'literal') return other?.kind === 'literal' && other.text === part.text;
    if (part.kind === 'environment') return other?.kind === 'environment' && other.name === part.name;
    return (
      part.kind === 'reference' && other?.kind === 'reference' && other.resource === part.resource && other.attribute === part.attribute
    );
  });
}
