import type { ts } from 'ts-morph';
import type { Evaluator } from '../evaluator.ts';
import type { ClassValue } from '../function-value.ts';
import type { HeapObject } from '../heap.ts';
import { getProperty } from '../property.ts';
import { ABSENT, type FunctionNode, literalValue, objectValue, TRUE, type Value } from '../value.ts';
import { Arguments } from './arguments.ts';

/**
 * Decorators of first-party code are called and may replace what they stand at; those of packages change nothing that counts here, but what
 * stands in their parentheses is evaluated. Gives the class as its decorators leave it.
 */
export function applyDecorators(evaluator: Evaluator, node: ts.ClassLikeDeclaration, value: ClassValue, isStatic: StaticTest): Value {
  for (const member of node.members) {
    const decorators = decoratorsOf(evaluator, member, value);
    if (decorators.length === 0) continue;
    const owner = isStatic(evaluator.ts, member) ? value.object : value.prototype;
    const target: Value = isStatic(evaluator.ts, member) ? [{ kind: 'class', class: value }] : objectValue(value.prototype);
    const key = value.computedNames.get(member) ?? ABSENT;
    for (const decorator of decorators.reverse()) decorateMember(evaluator, decorator, owner, target, key, member);
  }
  let result: Value = [{ kind: 'class', class: value }];
  for (const decorator of decoratorsOf(evaluator, node, value).reverse()) result = decorateClass(evaluator, decorator, result, node);
  return result;
}

type StaticTest = (ts: Evaluator['ts'], member: ts.ClassElement) => boolean;

/** The decorators' values, in the order of the text. */
function decoratorsOf(evaluator: Evaluator, node: ts.Node, value: ClassValue): Value[] {
  const { ts } = evaluator;
  if (!ts.canHaveDecorators(node)) return [];
  return (ts.getDecorators(node) ?? []).map((decorator) => evaluator.evaluate(decorator.expression, value.scope).filter(isFirstParty));
}

function isFirstParty(alternative: Value[number]): boolean {
  return alternative.kind === 'function' || alternative.kind === 'bound';
}

/** What a decorator makes of a class: the class that it gives, or the one that it got. */
export function decorateClass(evaluator: Evaluator, decorator: Value, target: Value, node: ts.Node): Value {
  if (decorator.length === 0) return target;
  const context = evaluator.record(node, new Map([['kind', literalValue('class')]]), data('the context of a decorator'), 'context');
  const given = evaluator.call(decorator, { receiver: ABSENT, arguments: new Arguments([target, context]), node });
  const replaced = given.filter(({ kind }) => kind === 'class' || kind === 'function');
  return replaced.length === 0 ? target : replaced;
}

/** Calls a decorator of a member and puts what it makes of the member in its place. */
export function decorateMember(evaluator: Evaluator, decorator: Value, owner: HeapObject, target: Value, key: Value, node: ts.Node): void {
  const [name] = key;
  if (decorator.length === 0 || name?.kind !== 'text' || name.pattern[0]?.kind !== 'literal') return;
  const member = name.pattern[0].text;
  const own = evaluator.contents(owner).members.get(member);
  const isStandard = decorator.every((alternative) => alternative.kind === 'function' && takesContext(alternative.closure.node));
  const replaced = isStandard
    ? callStandard(evaluator, decorator, own ?? ABSENT, key, node)
    : callLegacy(evaluator, decorator, own, target, key, node);
  if (own === undefined || replaced.length === 0) return;
  const contents = evaluator.contents(owner);
  evaluator.setContents(owner, { ...contents, members: new Map([...contents.members, [member, replaced]]) });
}

/** `(method, context) => replacement`: https://github.com/tc39/proposal-decorators. */
function callStandard(evaluator: Evaluator, decorator: Value, own: Value, key: Value, node: ts.Node): Value {
  const context = evaluator.record(node, new Map([['name', key]]), data('the context of a decorator'), 'context');
  const given = evaluator.call(decorator, { receiver: ABSENT, arguments: new Arguments([own, context]), node });
  const replaced = given.filter(({ kind }) => kind !== 'absent' && kind !== 'scalar');
  return replaced.length === 0 ? own : replaced;
}

/** `(target, key, descriptor) => descriptor`: https://www.typescriptlang.org/docs/handbook/decorators.html. */
function callLegacy(evaluator: Evaluator, decorator: Value, own: Value | undefined, target: Value, key: Value, node: ts.Node): Value {
  const accessor = own?.find(({ kind }) => kind === 'accessor');
  const members: [string, Value][] =
    accessor?.kind === 'accessor'
      ? [
          ['get', accessor.get ?? ABSENT],
          ['set', accessor.set ?? ABSENT],
        ]
      : [['value', own ?? ABSENT]];
  const flags = ['writable', 'enumerable', 'configurable'].map((flag): [string, Value] => [flag, TRUE]);
  const descriptor = own === undefined ? ABSENT : evaluator.record(node, new Map([...members, ...flags]), undefined, 'descriptor');
  const given = evaluator.call(decorator, { receiver: ABSENT, arguments: new Arguments([target, key, descriptor]), node });
  const described = given.filter(({ kind }) => kind === 'object');
  const result = described.length === 0 ? descriptor : described;
  const part = (name: string): Value => getProperty(evaluator, result, literalValue(name), node).filter(({ kind }) => kind !== 'absent');
  if (own === undefined) return [];
  const get = part('get');
  if (get.length === 0) return part('value');
  const set = part('set');
  return [{ kind: 'accessor', get, ...(set.length === 0 ? {} : { set }) }];
}

/** True for a decorator of the standard kind: its second parameter is the context. */
function takesContext(node: FunctionNode): boolean {
  const second = node.parameters[1];
  if (second === undefined || node.parameters.length > 2 || second.dotDotDotToken !== undefined) return false;
  return (
    /context|ctx/i.test(second.name.getText(node.getSourceFile())) || /Context\b/.test(second.type?.getText(node.getSourceFile()) ?? '')
  );
}

function data(reason: string): Extract<Value[number], { kind: 'unknown' }> {
  return { kind: 'unknown', cause: 'event', reason, hides: false };
}
