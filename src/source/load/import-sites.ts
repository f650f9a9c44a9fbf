import type { ts } from 'ts-morph';
import type { Compiler } from './compiler.ts';
import { namesUsedAsValues } from './value-names.ts';

/** A place where a module names another with a constant specifier. */
export interface ImportSite {
  /** `statement`: `import`, `export from` and `import x = require()`, loaded before the module runs; the others when execution gets there. */
  readonly kind: 'statement' | 'require' | 'dynamic';
  readonly specifier: string;
  readonly node: ts.StringLiteralLike;
  /**
   * When the compiled module doesn't have the import: `always` for `import type`; `unused` where only types are used of what it binds,
   * which compilers drop unless told to keep it; `never` for all that run.
   */
  readonly erased: 'always' | 'unused' | 'never';
}

type ImportStatement = ts.ImportDeclaration | ts.ExportDeclaration | ts.ImportEqualsDeclaration;

/** Every constant import of a module, in the order of the text. */
export function importSites(ts: Compiler, source: ts.SourceFile): ImportSite[] {
  const statements = source.statements.filter(
    (statement): statement is ImportStatement =>
      ts.isImportDeclaration(statement) || ts.isExportDeclaration(statement) || ts.isImportEqualsDeclaration(statement),
  );
  const bound = statements.map((statement) => valueBindings(ts, statement));
  const isTypeScript = /\.[mc]?tsx?$/.test(source.fileName);
  const used = isTypeScript ? namesUsedAsValues(ts, source, new Set(bound.flatMap((names) => names ?? []))) : undefined;
  const sites = statements.flatMap((statement, index): ImportSite[] => {
    const node = specifierNode(ts, statement);
    if (node === undefined) return [];
    const names = bound[index];
    const isUnused = used !== undefined && names !== undefined && !names.some((name) => used.has(name));
    const erased = isTypeOnly(ts, statement) ? 'always' : isUnused ? 'unused' : 'never';
    return [{ kind: 'statement', specifier: node.text, node, erased }];
  });
  return [...sites, ...callSites(ts, source)].sort((a, b) => a.node.pos - b.node.pos);
}

function specifierNode(ts: Compiler, statement: ImportStatement): ts.StringLiteralLike | undefined {
  if (!ts.isImportEqualsDeclaration(statement)) {
    const specifier = statement.moduleSpecifier;
    return specifier !== undefined && ts.isStringLiteralLike(specifier) ? specifier : undefined;
  }
  const reference = statement.moduleReference;
  return ts.isExternalModuleReference(reference) && ts.isStringLiteralLike(reference.expression) ? reference.expression : undefined;
}

function isTypeOnly(ts: Compiler, statement: ImportStatement): boolean {
  if (!ts.isImportDeclaration(statement)) return statement.isTypeOnly;
  return statement.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword;
}

/** The names that an import binds, those marked `type` left out; `undefined` where the import runs whatever is used of it. */
function valueBindings(ts: Compiler, statement: ImportStatement): string[] | undefined {
  if (ts.isExportDeclaration(statement)) return undefined;
  if (ts.isImportEqualsDeclaration(statement)) return [statement.name.text];
  const clause = statement.importClause;
  if (clause === undefined) return undefined;
  const names = clause.name === undefined ? [] : [clause.name.text];
  const bindings = clause.namedBindings;
  if (bindings === undefined) return names;
  if (ts.isNamespaceImport(bindings)) return [...names, bindings.name.text];
  return [...names, ...bindings.elements.filter((element) => !element.isTypeOnly).map((element) => element.name.text)];
}

/** `require('x')`, `import('x')` and what bundlers make of them (`__require('x')`) at any depth, on a stack of our own: code may be nested deeper than ours. */
function callSites(ts: Compiler, source: ts.SourceFile): ImportSite[] {
  if (!/require|\bimport\s*\(/.test(source.text)) return [];
  const sites: ImportSite[] = [];
  const pending: ts.Node[] = [source];
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
  if (callee.kind === ts.SyntaxKind.ImportKeyword) return { kind: 'dynamic', specifier: argument.text, node: argument, erased: 'never' };
  if (!ts.isIdentifier(callee) || !/^_*require\d*$/i.test(callee.text)) return undefined;
  return { kind: 'require', specifier: argument.text, node: argument, erased: 'never' };
}
