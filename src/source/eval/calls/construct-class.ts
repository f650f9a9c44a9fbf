import type { ts } from 'ts-morph';
import { isSdkPackage, packageName } from '../../sdk/package-name.ts';
import { HOOK_METHODS } from '../builtins/hook-methods.ts';
import type { Evaluator } from '../evaluator.ts';
import { isStaticMember } from '../expressions/class-expression.ts';
import { makeClosure } from '../expressions/function-expression.ts';
import { evaluateThis } from '../expressions/names.ts';
import type { ClassValue } from '../function-value.ts';
import { EMPTY, type HeapObject } from '../heap.ts';
import { injectedParameter } from '../injection/injected-parameter.ts';
import { isInjected } from '../injection/injection-token.ts';
import { getProperty } from '../property.ts';
import { Scope } from '../scope.ts';
import { setProperty } from '../set-property.ts';
import { ABSENT, type Alternative, literalValue, objectValue, type Value } from '../value.ts';
import { alternativeKey, join } from '../value-set.ts';
import type { Arguments } from './arguments.ts';
import { callClosure } from './call-closure.ts';
import { construct } from './construct.ts';
import { escapeAll, escapeMethods } from './escape.ts';
import type { Call } from './native.ts';

/** `new C(...)` for a first-party class. */
export function constructClass(evaluator: Evaluator, value: ClassValue, call: Call): Value {
  const instance = evaluator.context.object(call.node, 'instance', String(value.id), objectValue(value.prototype));
  evaluator.allocate(instance, EMPTY);
  evaluator.instances.add(instance);
  const replaced = initialise(evaluator, value, objectValue(instance), call, [{ kind: 'class', class: value }]);
  escapeToParents(evaluator, value, instance, call.node);
  return evaluator.state === undefined ? [] : (replaced ?? objectValue(instance));
}

/** The code of a class above that is not read may call methods of the instance. */
function escapeToParents(evaluator: Evaluator, value: ClassValue, instance: HeapObject, node: ts.Node): void {
  for (const parent of value.parent ?? []) {
    if (parent.kind === 'class') escapeToParents(evaluator, parent.class, instance, node);
    else if (parent.kind === 'global') {
      const hooks = HOOK_METHODS.map((name) => getProperty(evaluator, objectValue(instance), literalValue(name), node));
      escapeMethods(evaluator, hooks, objectValue(instance), node);
    } else if (isUnread(parent) && instance.base.every(({ kind }) => kind === 'unknown'))
      escapeAll(evaluator, [objectValue(instance)], node);
  }
}

function isUnread(parent: Alternative): boolean {
  return parent.kind === 'unknown' || (parent.kind === 'external' && !isSdkPackage(packageName(parent.package)));
}

/** Runs the constructor chain on an instance. Gives what a constructor returned instead of it, if one did. */
function initialise(evaluator: Evaluator, value: ClassValue, instance: Value, call: Call, newTarget: Value): Value | undefined {
  const { ts } = evaluator;
  const declared = value.node.members.find((member) => ts.isConstructorDeclaration(member) && member.body !== undefined);
  if (declared === undefined || !ts.isConstructorDeclaration(declared)) {
    if (value.parent !== undefined) constructParent(evaluator, value, instance, call, newTarget);
    initialiseFields(evaluator, value, instance);
    return undefined;
  }
  const [closure] = makeClosure(evaluator, declared, value.scope, value.name === '' ? 'constructor' : value.name, {
    class: value,
    static: false,
  });
  if (closure?.kind !== 'function') return undefined;
  const returned = callClosure(evaluator, closure.closure, {
    ...call,
    receiver: instance,
    newTarget,
    prepare: (scope) => {
      if (value.parent === undefined) initialiseFields(evaluator, value, instance);
      assignParameterProperties(evaluator, declared, instance, scope);
    },
  });
  const objects = returned.filter(({ kind }) => kind === 'object' || kind === 'client' || kind === 'function');
  return objects.length > 0 && objects.length === returned.length ? objects : undefined;
}

/** `super(...)` runs the parent's constructor on the same instance, then the fields of this class. */
export function callSuper(evaluator: Evaluator, node: ts.CallExpression, passed: Arguments, scope: Scope): Value {
  const frame = scope.frame();
  const home = frame?.home?.class;
  if (frame === undefined || home === undefined) return ABSENT;
  const instance = evaluateThis(evaluator, node, scope);
  constructParent(evaluator, home, instance, { receiver: instance, arguments: passed, node, isConstruction: true }, frame.newTarget);
  initialiseFields(evaluator, home, instance);
  return instance;
}

function constructParent(evaluator: Evaluator, value: ClassValue, instance: Value, call: Call, newTarget: Value): void {
  const replaced = constructParents(evaluator, value.parent ?? [], instance, call, newTarget);
  if (replaced !== undefined) inheritFrom(instance, replaced);
}

/** Runs the constructors of what a class extends on its instance. Gives what they returned instead of it, if they did. */
export function constructParents(evaluator: Evaluator, parents: Value, instance: Value, call: Call, newTarget: Value): Value | undefined {
  const replaced: Value[] = [];
  for (const parent of parents) {
    if (parent.kind === 'class') replaced.push(initialise(evaluator, parent.class, instance, call, newTarget) ?? []);
    else if (parent.kind === 'function') {
      const returned = callClosure(evaluator, parent.closure, { ...call, receiver: instance, newTarget });
      const objects = returned.filter((each) => each.kind === 'client' || each.kind === 'function' || each.kind === 'object');
      const others = objects.filter((each) => !instance.some((own) => alternativeKey(own) === alternativeKey(each)));
      if (others.length > 0)
        replaced.push(join(others, objects.length === returned.length && others.length === objects.length ? [] : instance));
    } else inheritFrom(instance, construct(evaluator, [parent], call));
  }
  const all = join(...replaced);
  return all.length === 0 ? undefined : all;
}

/** An instance of a class that is not read, such as an SDK client, answers what the first-party class does not. */
function inheritFrom(instance: Value, base: Value): void {
  for (const alternative of instance) if (alternative.kind === 'object') alternative.object.base = base;
}

function initialiseFields(evaluator: Evaluator, value: ClassValue, instance: Value): void {
  const { ts } = evaluator;
  for (const member of value.node.members) {
    if (!ts.isPropertyDeclaration(member) || isStaticMember(ts, member)) continue;
    if (member.initializer === undefined && isInjected(evaluator, member, value.scope)) {
      setProperty(
        evaluator,
        instance,
        value.computedNames.get(member) ?? literalValue(''),
        injectedParameter(evaluator, member, value),
        member,
      );
      continue;
    }
    if (member.initializer === undefined && member.exclamationToken !== undefined) continue;
    const key = value.computedNames.get(member) ?? literalValue('');
    if (member.initializer === undefined) {
      if (!isDeclareOnly(ts, member)) setProperty(evaluator, instance, key, ABSENT, member);
      continue;
    }
    const receiver = evaluator.context.cell(member, 'this');
    evaluator.write(receiver, instance);
    const scope = new Scope(value.scope.module, value.scope, {
      receiver,
      home: { class: value, static: false },
      arguments: ABSENT,
      newTarget: ABSENT,
    });
    setProperty(evaluator, instance, key, evaluator.evaluate(member.initializer, scope), member);
  }
}

function isDeclareOnly(ts: Evaluator['ts'], member: ts.PropertyDeclaration): boolean {
  return (ts.getModifiers(member) ?? []).some(
    ({ kind }) => kind === ts.SyntaxKind.DeclareKeyword || kind === ts.SyntaxKind.AbstractKeyword,
  );
}

/** `constructor(private readonly client: S3Client)`. */
function assignParameterProperties(evaluator: Evaluator, node: ts.ConstructorDeclaration, instance: Value, scope: Scope): void {
  const { ts } = evaluator;
  for (const parameter of node.parameters) {
    if (!ts.isParameterPropertyDeclaration(parameter, node) || !ts.isIdentifier(parameter.name)) continue;
    setProperty(evaluator, instance, literalValue(parameter.name.text), evaluator.evaluate(parameter.name, scope), parameter);
  }
}
