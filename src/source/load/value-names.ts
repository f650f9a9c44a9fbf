import type { ts } from 'ts-morph';
import type { Compiler } from './compiler.ts';

/**
 * Those of `wanted` that appear in the module outside imports and types, so that the import that binds them runs. A name that is bound
 * anew further in counts as used: an import that is kept too often costs nothing, one that is dropped wrongly would hide calls.
 */
export function namesUsedAsValues(ts: Compiler, source: ts.SourceFile, wanted: ReadonlySet<string>): ReadonlySet<string> {
  const used = new Set<string>();
  const pending: ts.Node[] = source.statements.filter((statement) => !ts.isImportDeclaration(statement)).reverse();
  for (let node = pending.pop(); node !== undefined && used.size < wanted.size; node = pending.pop()) {
    if (ts.isIdentifier(node)) {
      if (wanted.has(node.text)) used.add(node.text);
    } else if (!isTypeSyntax(ts, node)) {
      ts.forEachChild(node, (child) => {
        pending.push(child);
      });
    }
  }
  return used;
}

/** Syntax that is gone after compilation, with all that stands in it. */
function isTypeSyntax(ts: Compiler, node: ts.Node): boolean {
  if (ts.isExpressionWithTypeArguments(node)) return ts.isHeritageClause(node.parent) && isTypeHeritage(ts, node.parent);
  if (ts.isExportDeclaration(node)) return node.isTypeOnly || node.moduleSpecifier !== undefined;
  if (ts.isImportEqualsDeclaration(node)) return ts.isExternalModuleReference(node.moduleReference);
  return ts.isTypeNode(node) || ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node) || ts.isTypeParameterDeclaration(node);
}

/** `implements X`, and `extends X` of an interface. */
function isTypeHeritage(ts: Compiler, clause: ts.HeritageClause): boolean {
  return clause.token === ts.SyntaxKind.ImplementsKeyword || ts.isInterfaceDeclaration(clause.parent);
}
