import type { ts } from 'ts-morph';
import { clientAssigned } from '../sdk/client-member.ts';
import { noteEnvironmentWrite } from '../sensitive/note-credentials.ts';
import { Arguments } from './calls/arguments.ts';
import { escapeAll } from './calls/escape.ts';
import { withDeclaredType } from './declared-type.ts';
import type { Evaluator } from './evaluator.ts';
import { memberKey } from './expressions/literals.ts';
import { type HeapObject, joinContents, withComputed } from './heap.ts';
import { setPrototype } from './prototype-links.ts';
import type { Alternative, Value } from './value.ts';
import { join } from './value-set.ts';

/** `object[key] = value`. Where the object is one of several, each of them may have changed. */
export function setProperty(evaluator: Evaluator, object: Value, key: Value, value: Value, node: ts.Node): void {
  const targets = object.filter(({ kind }) => kind !== 'absent' && kind !== 'scalar' && kind !== 'text');
  const isCertain = targets.length === 1 && key.length === 1;
  for (const alternative of targets) {
    for (const each of key) setOne(evaluator, alternative, each, value, node, isCertain);
  }
}

function setOne(evaluator: Evaluator, alternative: Alternative, key: Alternative, value: Value, node: ts.Node, isCertain: boolean): void {
  const object = objectOf(evaluator, alternative);
  const name = memberKey(key);
  if (name === '__proto__') {
    setPrototype([alternative], value);
    return;
  }
  if (alternative.kind === 'global' && alternative.path === 'process.env' && name !== undefined)
    noteEnvironmentWrite(evaluator, name, value, node);
  if (object === undefined) {
    if (alternative.kind === 'client' && name !== undefined) clientAssigned(evaluator, alternative, name, value);
    if (alternative.kind === 'unknown') escapeAll(evaluator, [value], node, alternative.cause);
    if (alternative.kind === 'external') escapeAll(evaluator, [value.filter(({ kind }) => kind === 'function')], node);
    return;
  }
  if (name !== undefined && callSetter(evaluator, alternative, object, name, value, node)) return;
  const contents = evaluator.contents(object);
  const typed = name === undefined ? value : withDeclaredType(evaluator, value, typeOfField(evaluator, object, name));
  if (name === undefined) {
    if (object.kind === 'list') evaluator.setContents(object, { ...contents, items: [join(...contents.items, value)], isExact: false });
    else evaluator.setContents(object, withComputed(contents, [key], value));
    return;
  }
  if (object.kind === 'list' && name === 'length') {
    // Shorter or longer than it was: its items may be gone.
    const empty = value.length === 1 && value[0]?.kind === 'scalar' && value[0].value === 0 && isCertain;
    evaluator.setContents(object, empty ? { ...contents, items: [], isExact: true } : { ...contents, isExact: false });
    return;
  }
  const index = object.kind === 'list' && /^\d+$/.test(name) ? Number(name) : undefined;
  const next =
    index === undefined ? { ...contents, members: new Map([...contents.members, [name, typed]]) } : withItem(contents, index, value);
  evaluator.setContents(object, isCertain ? next : joinContents(contents, next));
}

/** The type that the class of an instance, or one above it, declares for a field. */
function typeOfField(evaluator: Evaluator, object: HeapObject, name: string): ts.TypeNode | undefined {
  if (object.kind !== 'instance') return undefined;
  const { ts } = evaluator;
  const [made] = object.prototype.flatMap((prototype) =>
    prototype.kind === 'object' ? (evaluator.contents(prototype.object).members.get('constructor') ?? []) : [],
  );
  for (let value = made; value?.kind === 'class'; value = value.class.parent?.[0]) {
    const field = value.class.node.members.find(
      (member) => ts.isPropertyDeclaration(member) && !ts.isComputedPropertyName(member.name) && member.name.text === name,
    );
    if (field !== undefined && ts.isPropertyDeclaration(field)) return field.type;
  }
  return undefined;
}

function withItem(contents: ReturnType<Evaluator['contents']>, index: number, value: Value): ReturnType<Evaluator['contents']> {
  if (contents.isExact && index <= contents.items.length) {
    const items = [...contents.items];
    items[index] = value;
    return { ...contents, items };
  }
  return { ...contents, items: [join(...contents.items, value)], isExact: false };
}

/** The object on the heap that holds the members of an alternative. */
function objectOf(evaluator: Evaluator, alternative: Alternative): HeapObject | undefined {
  switch (alternative.kind) {
    case 'object':
      return alternative.object;
    case 'function':
      return alternative.closure.object;
    case 'class':
      return alternative.class.object;
    case 'namespace':
      return alternative.module.commonJs;
    case 'global':
      return evaluator.modules.globalObject(alternative.path);
    default:
      return undefined;
  }
}

function callSetter(
  evaluator: Evaluator,
  alternative: Alternative,
  object: HeapObject,
  name: string,
  value: Value,
  node: ts.Node,
): boolean {
  const setters = findSetters(evaluator, object, name);
  for (const setter of setters) evaluator.call(setter, { receiver: [alternative], arguments: new Arguments([value]), node });
  return setters.length > 0;
}

function findSetters(evaluator: Evaluator, object: HeapObject, name: string): Value[] {
  const own = evaluator.contents(object).members.get(name);
  if (own !== undefined)
    return own.flatMap((alternative) => (alternative.kind === 'accessor' && alternative.set !== undefined ? [alternative.set] : []));
  return object.prototype.flatMap((prototype) => (prototype.kind === 'object' ? findSetters(evaluator, prototype.object, name) : []));
}
