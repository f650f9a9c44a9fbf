import type { ts } from 'ts-morph';
import type { Compiler } from './compiler.ts';

/** A place where a module names another with a constant specifier. */
export interface ImportSite {
  /** `statement`: `import`, `export from` and `import x = require()`, loaded before the module runs; the others when execution gets there. */
  readonly kind: 'statement' | 'require' | 'dynamic';
  readonly specifier: string;
  readonly node: ts.StringLiteralLike;
  /** True where the compiled module doesn't have the import: `import type`, or a TypeScript import of which only types are used. */
  readonly erased: boolean;
}

/** Every constant import of a module, in the order of the text. */
export function importSites(ts: Compiler, file: ts.SourceFile): ImportSite[] {
  const sites: ImportSite[] = [];
  for (const statement of file.statements) {
    const site = statementSite(ts, statement);
    if (site !== undefined) sites.push(site);
  }
  sites.push(...callSites(ts, file));
  return sites.sort((a, b) => a.node.pos - b.node.pos);
}

function statementSite(ts: Compiler, statement: ts.Statement): ImportSite | undefined {
  if (ts.isImportEqualsDeclaration(statement)) {
    const reference = statement.moduleReference;
    if (!ts.isExternalModuleReference(reference) || !ts.isStringLiteralLike(reference.expression)) return undefined;
    return { kind: 'statement', specifier: reference.expression.text, node: reference.expression, erased: statement.isTypeOnly };
  }
  if (!ts.isImportDeclaration(statement) && !ts.isExportDeclaration(statement)) return undefined;
  const specifier = statement.moduleSpecifier;
  if (specifier === undefined || !ts.isStringLiteralLike(specifier)) return undefined;
  return { kind: 'statement', specifier: specifier.text, node: specifier, erased: isTypeOnly(ts, statement) };
}

function isTypeOnly(ts: Compiler, statement: ts.ImportDeclaration | ts.ExportDeclaration): boolean {
  if (ts.isExportDeclaration(statement)) return statement.isTypeOnly;
  return statement.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword;
}

/** `require('x')`, `import('x')` and what bundlers make of them (`__require('x')`) at any depth, on a stack of our own: code may be nested deeper than ours. */
function callSites(ts: Compiler, file: ts.SourceFile): ImportSite[] {
  if (!/\brequire\b|__require|\bimport\s*\(/.test(file.text)) return [];
  const sites: ImportSite[] = [];
  const pending: ts.Node[] = [file];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (ts.isCallExpression(node)) {
      const site = callSite(ts, node);
      if (site !== undefined) sites.push(site);
    }
    ts.forEachChild(node, (child) => {
      pending.push(child);
    });
  }
  return sites;
}

function callSite(ts: Compiler, call: ts.CallExpression): ImportSite | undefined {
  const argument = call.arguments[0];
  if (argument === undefined || !ts.isStringLiteralLike(argument)) return undefined;
  const callee = call.expression;
  if (callee.kind === ts.SyntaxKind.ImportKeyword) return { kind: 'dynamic', specifier: argument.text, node: argument, erased: false };
  if (!ts.isIdentifier(callee) || !/^(?:__)?require\d*$/.test(callee.text)) return undefined;
  return { kind: 'require', specifier: argument.text, node: argument, erased: false };
}
