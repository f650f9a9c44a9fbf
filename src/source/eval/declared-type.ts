import type { ts } from 'ts-morph';
import { clientOfType } from '../sdk/client-of-type.ts';
import type { Evaluator } from './evaluator.ts';
import type { HeapObject } from './heap.ts';
import { resolveToken } from './injection/providers.ts';
import { classOf, findTypeDeclaration, namesOfEntity, type TypeDeclaration, throughModule } from './type-declaration.ts';
import type { Alternative, UnknownAlternative, Value } from './value.ts';
import { join } from './value-set.ts';

/** Types inside types that are looked into. */
const MAXIMUM_DEPTH = 3;

/** Types that stand for the type in their brackets. */
const TRANSPARENT_TYPES = new Set(['Awaited', 'NonNullable', 'Partial', 'Promise', 'Readonly', 'Required']);

/**
 * The value of a place whose type the code declares: where the value is not known, a type that names an SDK client, or a record with such
 * members, says what calls of it do.
 */
export function withDeclaredType(evaluator: Evaluator, value: Value, type: ts.TypeNode | undefined): Value {
  if (type === undefined) return value;
  const unknown = value.find((alternative) => alternative.kind === 'unknown');
  if (unknown?.kind !== 'unknown') return value;
  const declared = valueOfType(evaluator, type, unknown, 0);
  return declared.length === 0
    ? value
    : join(
        value.filter(({ kind }) => kind !== 'unknown'),
        declared,
      );
}

/** What a type says of an unknown value; empty where it says nothing that counts. */
function valueOfType(evaluator: Evaluator, type: ts.TypeNode, unknown: UnknownAlternative, depth: number): Value {
  const { ts } = evaluator;
  if (depth > MAXIMUM_DEPTH) return [];
  const inner = (node: ts.TypeNode): Value => valueOfType(evaluator, node, unknown, depth + 1);
  if (ts.isParenthesizedTypeNode(type) || ts.isTypeOperatorNode(type)) return inner(type.type);
  if (ts.isUnionTypeNode(type) || ts.isIntersectionTypeNode(type)) {
    const parts = type.types.filter((part) => !isNothing(ts, part)).map(inner);
    const known = join(...parts);
    return known.length > 0 && ts.isUnionTypeNode(type) && parts.some((part) => part.length === 0) ? join(known, [unknown]) : known;
  }
  if (ts.isTypeLiteralNode(type)) return recordOfMembers(evaluator, type, type.members, unknown, depth);
  if (ts.isImportTypeNode(type)) {
    const { argument, qualifier } = type;
    if (!ts.isLiteralTypeNode(argument) || !ts.isStringLiteral(argument.literal) || qualifier === undefined) return [];
    const imported = throughModule(evaluator, type.getSourceFile(), argument.literal, namesOfEntity(ts, qualifier));
    return declaredValue(evaluator, imported, type, unknown, depth);
  }
  if (!ts.isTypeReferenceNode(type)) return [];
  const names = namesOfEntity(ts, type.typeName);
  const [argument] = type.typeArguments ?? [];
  if (names.length === 1 && TRANSPARENT_TYPES.has(names[0] ?? '') && argument !== undefined) return inner(argument);
  return declaredValue(evaluator, findTypeDeclaration(evaluator, type.getSourceFile(), names), type, unknown, depth);
}

function isNothing(ts: Evaluator['ts'], type: ts.TypeNode): boolean {
  return type.kind === ts.SyntaxKind.UndefinedKeyword || (ts.isLiteralTypeNode(type) && type.literal.kind === ts.SyntaxKind.NullKeyword);
}

/** A name in a module: imported, or declared there. */
function declaredValue(
  evaluator: Evaluator,
  declaration: TypeDeclaration | undefined,
  node: ts.Node,
  unknown: UnknownAlternative,
  depth: number,
): Value {
  switch (declaration?.kind) {
    case 'package':
      return clientOfType(evaluator, declaration.external, node);
    case 'interface':
      return recordOfMembers(evaluator, node, declaration.node.members, unknown, depth);
    case 'alias':
      return valueOfType(evaluator, declaration.node.type, unknown, depth + 1);
    case 'class':
      return instanceOfDeclared(evaluator, declaration.node, unknown);
    default:
      return [];
  }
}

/** What a package made of a first-party class: the instances that there are, else one as a container would make it. */
export function instanceOfDeclared(evaluator: Evaluator, node: ts.ClassDeclaration, unknown: UnknownAlternative): Value {
  if (unknown.cause !== 'unresolved' || !node.members.some(evaluator.ts.isMethodDeclaration)) return [];
  const classes = classOf(evaluator, node);
  const instances = [...evaluator.instances].filter((instance) => inheritsFrom(instance, classes));
  const present = instances.filter((instance) => evaluator.state?.has(instance) === true);
  return present.length > 0
    ? present.map((object): Alternative => ({ kind: 'object', object }))
    : resolveToken(evaluator, classes, node).map((alternative) => withOpenFields(evaluator, alternative, unknown));
}

function inheritsFrom(object: HeapObject, classes: Value): boolean {
  return object.prototype.some(
    (prototype) =>
      prototype.kind === 'object' &&
      (classes.some((each) => each.kind === 'class' && each.class.prototype === prototype.object) ||
        inheritsFrom(prototype.object, classes)),
  );
}

/** Fields that the class leaves to others to set hold what the package put there. */
function withOpenFields(evaluator: Evaluator, alternative: Alternative, unknown: UnknownAlternative): Alternative {
  if (alternative.kind !== 'object') return alternative;
  const contents = evaluator.contents(alternative.object);
  const members = new Map(
    [...contents.members].map(([name, value]) => [name, value.every(({ kind }) => kind === 'absent') ? [unknown] : value]),
  );
  evaluator.setContents(alternative.object, { ...contents, members });
  return alternative;
}

/** A record of the members that are clients; the others stay unknown. */
function recordOfMembers(
  evaluator: Evaluator,
  node: ts.Node,
  members: readonly ts.TypeElement[],
  unknown: UnknownAlternative,
  depth: number,
): Value {
  const { ts } = evaluator;
  const known = new Map<string, Value>();
  for (const member of members) {
    if (!ts.isPropertySignature(member) || member.type === undefined || ts.isComputedPropertyName(member.name)) continue;
    const value = valueOfType(evaluator, member.type, unknown, depth + 1);
    if (value.length > 0) known.set(member.name.text, value);
  }
  return known.size === 0 ? [] : evaluator.record(node, known, unknown, 'declared');
}
