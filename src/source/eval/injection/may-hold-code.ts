import type { ts } from 'ts-morph';
import type { Evaluator } from '../evaluator.ts';
import { findTypeDeclaration, namesOfEntity } from '../type-declaration.ts';

/** Types inside types that are looked into. */
const MAXIMUM_DEPTH = 4;

/** True for a type with methods or functions in it, and where there is no type; data of which only the shape is declared has none. */
export function mayHoldCode(evaluator: Evaluator, type: ts.TypeNode | undefined, depth = 0): boolean {
  const { ts } = evaluator;
  if (type === undefined || type.kind === ts.SyntaxKind.AnyKeyword || type.kind === ts.SyntaxKind.UnknownKeyword) return true;
  if (depth > MAXIMUM_DEPTH || ts.isFunctionTypeNode(type)) return true;
  if (ts.isUnionTypeNode(type) || ts.isIntersectionTypeNode(type)) return type.types.some((part) => mayHoldCode(evaluator, part, depth));
  if (ts.isParenthesizedTypeNode(type) || ts.isTypeOperatorNode(type)) return mayHoldCode(evaluator, type.type, depth);
  if (ts.isArrayTypeNode(type)) return mayHoldCode(evaluator, type.elementType, depth);
  if (ts.isTypeLiteralNode(type)) return type.members.some((member) => isCode(evaluator, member, depth));
  if (!ts.isTypeReferenceNode(type)) return false;
  const declaration = findTypeDeclaration(evaluator, type.getSourceFile(), namesOfEntity(ts, type.typeName));
  if (declaration?.kind === 'alias') return mayHoldCode(evaluator, declaration.node.type, depth + 1);
  if (declaration?.kind === 'class') return declaration.node.members.some(ts.isMethodDeclaration);
  if (declaration?.kind !== 'interface') return (type.typeArguments ?? []).some((argument) => mayHoldCode(evaluator, argument, depth + 1));
  const { members, heritageClauses } = declaration.node;
  return (
    members.some((member) => isCode(evaluator, member, depth)) ||
    (heritageClauses ?? []).some((clause) => clause.types.some(({ expression }) => inherits(evaluator, expression, depth)))
  );
}

function isCode(evaluator: Evaluator, member: ts.TypeElement, depth: number): boolean {
  const { ts } = evaluator;
  if (ts.isMethodSignature(member) || ts.isCallSignatureDeclaration(member)) return true;
  return ts.isPropertySignature(member) && member.type !== undefined && mayHoldCode(evaluator, member.type, depth + 1);
}

function inherits(evaluator: Evaluator, parent: ts.Expression, depth: number): boolean {
  const { ts } = evaluator;
  if (!ts.isIdentifier(parent)) return false;
  const declaration = findTypeDeclaration(evaluator, parent.getSourceFile(), [parent.text]);
  return declaration?.kind === 'interface' && declaration.node.members.some((member) => isCode(evaluator, member, depth + 1));
}
