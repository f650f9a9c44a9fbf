import type { ts } from 'ts-morph';
import type { Evaluator } from '../evaluator.ts';
import { isCellBinding, type Scope } from '../scope.ts';
import { setProperty } from '../set-property.ts';
import { literalValue, objectValue } from '../value.ts';

/** `export default x`, `export = x`, `import x = require('y')`, `import x = Namespace.name`. */
export function executeExport(evaluator: Evaluator, node: ts.ExportAssignment | ts.ImportEqualsDeclaration, scope: Scope): void {
  const { ts } = evaluator;
  if (ts.isImportEqualsDeclaration(node)) {
    if (node.isTypeOnly || ts.isExternalModuleReference(node.moduleReference)) return;
    const cell = evaluator.context.cell(node, node.name.text);
    scope.declare(node.name.text, cell);
    evaluator.write(cell, evaluator.evaluate(entityExpression(evaluator, node.moduleReference), scope));
    return;
  }
  const value = evaluator.evaluate(node.expression, scope);
  if (node.isExportEquals === true) {
    setProperty(evaluator, objectValue(scope.module.commonJs), literalValue('exports'), value, node);
    return;
  }
  const binding = scope.own('*default*');
  if (binding !== undefined && isCellBinding(binding)) evaluator.write(binding, value);
}

/** `A.B` as an expression: the two syntaxes have the same shape. */
function entityExpression(evaluator: Evaluator, name: ts.EntityName): ts.Expression {
  const { ts } = evaluator;
  if (ts.isIdentifier(name)) return name;
  return ts.setTextRange(ts.factory.createPropertyAccessExpression(entityExpression(evaluator, name.left), name.right), name);
}
