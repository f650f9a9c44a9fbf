import type { ts } from 'ts-morph';
import type { Evaluator } from '../evaluator.ts';
import { type ComputedEntry, recordContents } from '../heap.ts';
import { iterate } from '../iteration.ts';
import { copyProperties, type RecordDraft, setMember } from '../record-operations.ts';
import { literalOf } from '../refine.ts';
import type { Scope } from '../scope.ts';
import { literalValue, objectValue, type Value } from '../value.ts';
import { join } from '../value-set.ts';
import { makeClosure } from './function-expression.ts';

/** `{ ... }`: later members replace earlier ones; a spread of something not known leaves the object open. */
export function evaluateObjectLiteral(evaluator: Evaluator, node: ts.ObjectLiteralExpression, scope: Scope): Value {
  const { ts } = evaluator;
  const draft: RecordDraft = { members: new Map(), computed: [], open: undefined };
  const object = evaluator.context.object(node, 'record');
  for (const property of node.properties) {
    if (ts.isSpreadAssignment(property)) copyProperties(evaluator, draft, evaluator.evaluate(property.expression, scope), property);
    else if (ts.isShorthandPropertyAssignment(property)) setMember(draft, property.name.text, evaluator.evaluate(property.name, scope));
    else if (ts.isPropertyAssignment(property) && isPrototype(ts, property)) {
      object.prototype = evaluator.evaluate(property.initializer, scope).filter(({ kind }) => kind !== 'scalar' && kind !== 'absent');
    } else if (ts.isPropertyAssignment(property)) {
      const key = nameOf(evaluator, property.name, scope);
      defineMember(draft, key, evaluator.evaluate(property.initializer, scope));
    } else {
      const key = nameOf(evaluator, property.name, scope);
      const name = key.length === 1 && key[0] !== undefined ? (literalOf(key[0]) ?? '<computed>') : '<computed>';
      const closure = makeClosure(evaluator, property, scope, name, { object });
      if (ts.isMethodDeclaration(property)) defineMember(draft, key, closure);
      else
        defineMember(
          draft,
          key,
          accessor(draft.members.get(name), ts.isGetAccessorDeclaration(property) ? { get: closure } : { set: closure }),
        );
    }
  }
  const contents = recordContents(draft.members, draft.open);
  const computed: readonly ComputedEntry[] = draft.computed;
  evaluator.allocate(object, { ...contents, computed });
  return objectValue(object);
}

/** `__proto__: x` is no member: https://tc39.es/ecma262/#sec-__proto__-property-names-in-object-initializers. */
function isPrototype(ts: Evaluator['ts'], { name }: ts.PropertyAssignment): boolean {
  return (ts.isIdentifier(name) || ts.isStringLiteral(name)) && name.text === '__proto__';
}

/** A getter and a setter of one name stand together. */
export function accessor(known: Value | undefined, half: { readonly get?: Value; readonly set?: Value }): Value {
  const [other] = known ?? [];
  return other?.kind === 'accessor' ? [{ ...other, ...half }] : [{ kind: 'accessor', ...half }];
}

function defineMember(draft: RecordDraft, key: Value, value: Value): void {
  const [only] = key;
  const name = key.length === 1 && only !== undefined ? memberKey(only) : undefined;
  if (name === undefined) draft.computed.push({ key, value });
  else setMember(draft, name, value);
}

/** The name of a member whose key is known: a text, a number, or a well-known symbol. */
export function memberKey(alternative: Value[number]): string | undefined {
  if (alternative.kind === 'global' && alternative.path.startsWith('Symbol.')) return `@@${alternative.path.slice('Symbol.'.length)}`;
  if (alternative.kind === 'scalar') return String(alternative.value);
  return literalOf(alternative);
}

/** The value of a property name: constant, or what the brackets hold. */
export function nameOf(evaluator: Evaluator, name: ts.PropertyName, scope: Scope): Value {
  return evaluator.ts.isComputedPropertyName(name) ? evaluator.evaluate(name.expression, scope) : literalValue(name.text);
}

/** `[ ... ]`. */
export function evaluateArrayLiteral(evaluator: Evaluator, node: ts.ArrayLiteralExpression, scope: Scope): Value {
  const { items, rest } = evaluateItems(evaluator, node.elements, scope);
  return rest === undefined ? evaluator.list(node, items) : evaluator.list(node, [join(...items, rest)], false);
}

/** Items or arguments; `rest` is set from the first spread on whose length is not known. */
export function evaluateItems(
  evaluator: Evaluator,
  elements: readonly ts.Expression[],
  scope: Scope,
): { readonly items: Value[]; readonly rest: Value | undefined } {
  const items: Value[] = [];
  let rest: Value | undefined;
  for (const element of elements) {
    if (!evaluator.ts.isSpreadElement(element)) {
      const value = evaluator.evaluate(element, scope);
      if (rest === undefined) items.push(value);
      else rest = join(rest, value);
      continue;
    }
    const spread = iterate(evaluator, evaluator.evaluate(element.expression, scope), element);
    if (rest === undefined && spread.isExact) items.push(...spread.items);
    else rest = join(rest ?? [], ...spread.items);
  }
  return { items, rest };
}
