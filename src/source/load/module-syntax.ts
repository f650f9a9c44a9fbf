import type { ts } from 'ts-morph';
import type { Compiler } from './compiler.ts';

/** True where a file has `import` or `export` statements, which make it strict code with exports of its own. */
export function hasModuleSyntax(ts: Compiler, source: ts.SourceFile): boolean {
  return source.statements.some(
    (statement) =>
      ts.isImportDeclaration(statement) ||
      ts.isExportDeclaration(statement) ||
      ts.isExportAssignment(statement) ||
      ts.isImportEqualsDeclaration(statement) ||
      (ts.canHaveModifiers(statement) && (ts.getModifiers(statement) ?? []).some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)),
  );
}
