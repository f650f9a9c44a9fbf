import type { ts } from 'ts-morph';
import type { Evaluator } from './evaluator.ts';
import { classOf, findTypeDeclaration, namesOfEntity } from './type-declaration.ts';
import type { Value } from './value.ts';

/** The class that a type names, of first-party code or of a package; `undefined` where it names none. */
export function declaredToken(evaluator: Evaluator, type: ts.TypeNode | undefined): Value | undefined {
  const { ts } = evaluator;
  if (type === undefined || !ts.isTypeReferenceNode(type)) return undefined;
  const declaration = findTypeDeclaration(evaluator, type.getSourceFile(), namesOfEntity(ts, type.typeName));
  if (declaration?.kind === 'package') return [declaration.external];
  const classes = declaration?.kind === 'class' ? classOf(evaluator, declaration.node) : [];
  return classes.length === 0 ? undefined : classes;
}
