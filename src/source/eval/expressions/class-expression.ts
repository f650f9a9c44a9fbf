import type { ts } from 'ts-morph';
import { applyDecorators } from '../calls/decorators.ts';
import type { Evaluator } from '../evaluator.ts';
import type { ClassValue } from '../function-value.ts';
import { HeapObject, recordContents } from '../heap.ts';
import { stopAtInlinedSdk } from '../modules/inlined-sdk.ts';
import { instancePrototype } from '../prototype-links.ts';
import type { Scope } from '../scope.ts';
import { isCellBinding, Scope as ScopeClass } from '../scope.ts';
import { setProperty } from '../set-property.ts';
import { executeBlock } from '../statements/block.ts';
import { ABSENT, literalValue, newIdentity, objectValue, type Value } from '../value.ts';
import { makeClosure } from './function-expression.ts';
import { accessor, memberKey } from './literals.ts';

/** The class that `node` declares: its methods on the prototype, its static members evaluated. */
export function makeClass(evaluator: Evaluator, node: ts.ClassLikeDeclaration, outer: Scope): Value {
  const { ts } = evaluator;
  stopAtInlinedSdk(evaluator, node);
  const extended = node.heritageClauses?.find((clause) => clause.token === ts.SyntaxKind.ExtendsKeyword)?.types[0];
  const parent = extended === undefined ? undefined : evaluator.evaluate(extended.expression, outer);
  const scope = outer.nest();
  const name = node.name?.text ?? contextualName(evaluator, node);
  const computedNames = new Map<ts.Node, Value>();
  const value = evaluator.context.once(node, { name: 'class', is: isClassValue }, (): ClassValue => {
    const made = {
      id: newIdentity(),
      node,
      name,
      scope,
      object: new HeapObject('class'),
      prototype: new HeapObject('record'),
      computedNames,
    };
    return parent === undefined ? made : { ...made, parent };
  });
  const result: Value = [{ kind: 'class', class: value }];
  if (node.name !== undefined) {
    const cell = evaluator.context.cell(node, node.name.text);
    value.scope.declare(node.name.text, cell);
    evaluator.write(cell, result);
  }
  value.prototype.prototype = (parent ?? []).flatMap((alternative) => instancePrototype(evaluator, alternative, node));
  defineMethods(evaluator, node, value);
  initialiseStatics(evaluator, node, value, result);
  const decorated = applyDecorators(evaluator, node, value, isStaticMember);
  if (decorated !== result && node.name !== undefined) {
    const binding = value.scope.own(node.name.text);
    if (binding !== undefined && isCellBinding(binding)) evaluator.write(binding, decorated);
  }
  return decorated;
}

function isClassValue(value: unknown): value is ClassValue {
  return typeof value === 'object' && value !== null && 'prototype' in value && 'computedNames' in value;
}

function contextualName(evaluator: Evaluator, node: ts.ClassLikeDeclaration): string {
  const { ts } = evaluator;
  return ts.isVariableDeclaration(node.parent) && ts.isIdentifier(node.parent.name) ? node.parent.name.text : '';
}

function defineMethods(evaluator: Evaluator, node: ts.ClassLikeDeclaration, value: ClassValue): void {
  const { ts } = evaluator;
  const methods = new Map<string, Value>([['constructor', [{ kind: 'class', class: value }]]]);
  const statics = new Map<string, Value>();
  for (const member of node.members) {
    if (member.name === undefined) continue;
    const key = ts.isComputedPropertyName(member.name)
      ? evaluator.evaluate(member.name.expression, value.scope)
      : literalValue(member.name.text);
    value.computedNames instanceof Map && value.computedNames.set(member, key);
    if (!isMethod(ts, member) || member.body === undefined) continue;
    const isStatic = isStaticMember(ts, member);
    const target = isStatic ? statics : methods;
    const name = key.length === 1 && key[0] !== undefined ? (memberKey(key[0]) ?? '<computed>') : '<computed>';
    const closure = makeClosure(evaluator, member, value.scope, `${value.name}.${name}`, { class: value, static: isStatic });
    if (ts.isMethodDeclaration(member)) target.set(name, closure);
    else target.set(name, accessor(target.get(name), ts.isGetAccessorDeclaration(member) ? { get: closure } : { set: closure }));
  }
  evaluator.setContents(value.prototype, recordContents(methods));
  evaluator.setContents(value.object, recordContents(statics));
}

function isMethod(ts: Evaluator['ts'], member: ts.ClassElement): member is ts.MethodDeclaration | ts.AccessorDeclaration {
  return ts.isMethodDeclaration(member) || ts.isGetAccessorDeclaration(member) || ts.isSetAccessorDeclaration(member);
}

export function isStaticMember(ts: Evaluator['ts'], member: ts.ClassElement): boolean {
  return ts.canHaveModifiers(member) && (ts.getModifiers(member) ?? []).some((modifier) => modifier.kind === ts.SyntaxKind.StaticKeyword);
}

function initialiseStatics(evaluator: Evaluator, node: ts.ClassLikeDeclaration, value: ClassValue, self: Value): void {
  const { ts } = evaluator;
  for (const member of node.members) {
    if (ts.isClassStaticBlockDeclaration(member)) {
      executeBlock(evaluator, member.body, member.body.statements, staticScope(evaluator, member, value, self), true);
    } else if (ts.isPropertyDeclaration(member) && isStaticMember(ts, member)) {
      const key = value.computedNames.get(member) ?? ABSENT;
      const initial =
        member.initializer === undefined ? ABSENT : evaluator.evaluate(member.initializer, staticScope(evaluator, member, value, self));
      setProperty(evaluator, objectValue(value.object), key, initial, member);
    }
  }
}

/** In static initialisers `this` is the class. */
function staticScope(evaluator: Evaluator, node: ts.Node, value: ClassValue, self: Value): Scope {
  const receiver = evaluator.context.cell(node, 'this');
  evaluator.write(receiver, self);
  return new ScopeClass(value.scope.module, value.scope, {
    receiver,
    home: { class: value, static: true },
    arguments: ABSENT,
    newTarget: ABSENT,
  });
}
