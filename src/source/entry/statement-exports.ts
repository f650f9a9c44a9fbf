import type { ts } from 'ts-morph';
import type { Compiler } from '../load/compiler.ts';

/** What the `export` statements of one module say. */
export interface StatementExports {
  readonly names: readonly string[];
  /** The specifiers of `export * from`. */
  readonly stars: readonly string[];
}

/** The names of a module's `export` statements; types are left out. */
export function statementExports(ts: Compiler, source: ts.SourceFile): StatementExports {
  const names: string[] = [];
  const stars: string[] = [];
  for (const statement of source.statements) {
    if (ts.isExportDeclaration(statement)) {
      const clause = statement.exportClause;
      if (statement.isTypeOnly) continue;
      if (clause === undefined) stars.push(...starSpecifier(ts, statement));
      else if (ts.isNamespaceExport(clause)) names.push(clause.name.text);
      else names.push(...clause.elements.filter((element) => !element.isTypeOnly).map((element) => element.name.text));
    } else if (ts.isExportAssignment(statement)) {
      if (statement.isExportEquals !== true) names.push('default');
    } else if (hasModifier(ts, statement, ts.SyntaxKind.ExportKeyword) && !hasModifier(ts, statement, ts.SyntaxKind.DeclareKeyword)) {
      names.push(...(hasModifier(ts, statement, ts.SyntaxKind.DefaultKeyword) ? ['default'] : declaredNames(ts, statement)));
    }
  }
  return { names, stars };
}

function starSpecifier(ts: Compiler, statement: ts.ExportDeclaration): string[] {
  const specifier = statement.moduleSpecifier;
  return specifier !== undefined && ts.isStringLiteralLike(specifier) ? [specifier.text] : [];
}

function hasModifier(ts: Compiler, statement: ts.Statement, kind: ts.SyntaxKind): boolean {
  return ts.canHaveModifiers(statement) && (ts.getModifiers(statement) ?? []).some((modifier) => modifier.kind === kind);
}

function declaredNames(ts: Compiler, statement: ts.Statement): string[] {
  if (ts.isVariableStatement(statement)) return statement.declarationList.declarations.flatMap(({ name }) => boundNames(ts, name));
  const named =
    ts.isFunctionDeclaration(statement) ||
    ts.isClassDeclaration(statement) ||
    ts.isEnumDeclaration(statement) ||
    ts.isModuleDeclaration(statement) ||
    ts.isImportEqualsDeclaration(statement);
  return named && statement.name !== undefined ? [statement.name.text] : [];
}

function boundNames(ts: Compiler, name: ts.BindingName): string[] {
  if (ts.isIdentifier(name)) return [name.text];
  return name.elements.flatMap((element) => (ts.isBindingElement(element) ? boundNames(ts, element.name) : []));
}
