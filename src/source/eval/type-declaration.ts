import type { ts } from 'ts-morph';
import type { Evaluator } from './evaluator.ts';
import { isCellBinding } from './scope.ts';
import type { ExternalAlternative, Value } from './value.ts';

/** What a name in a type stands for. */
export type TypeDeclaration =
  | { readonly kind: 'class'; readonly node: ts.ClassDeclaration }
  | { readonly kind: 'interface'; readonly node: ts.InterfaceDeclaration }
  | { readonly kind: 'alias'; readonly node: ts.TypeAliasDeclaration }
  | { readonly kind: 'package'; readonly external: ExternalAlternative };

/** Modules through which a name is handed on. */
const MAXIMUM_STEPS = 8;

/** The names of `a.b.C`. */
export function namesOfEntity(ts: Evaluator['ts'], name: ts.EntityName): string[] {
  return ts.isIdentifier(name) ? [name.text] : [...namesOfEntity(ts, name.left), name.right.text];
}

/** What a type's name means in a module: declared there, or imported; `undefined` for types of the language and for what is not found. */
export function findTypeDeclaration(
  evaluator: Evaluator,
  source: ts.SourceFile,
  names: readonly string[],
  steps = 0,
): TypeDeclaration | undefined {
  const { ts } = evaluator;
  const [first = '', ...rest] = names;
  for (const statement of source.statements) {
    if (ts.isImportDeclaration(statement)) {
      const path = importedPath(ts, statement, first);
      if (path !== undefined) return throughModule(evaluator, source, statement.moduleSpecifier, [...path, ...rest], steps);
    } else if (ts.isExportDeclaration(statement) && statement.moduleSpecifier !== undefined) {
      const path = exportedPath(ts, statement, first);
      const found = path === undefined ? undefined : throughModule(evaluator, source, statement.moduleSpecifier, [...path, ...rest], steps);
      if (found !== undefined) return found;
    } else if (rest.length === 0) {
      const declared = declaredBy(ts, statement, first);
      if (declared !== undefined) return declared;
    }
  }
  return undefined;
}

/** The same for a type of another module, as in `import('./x').C`. */
export function throughModule(
  evaluator: Evaluator,
  from: ts.SourceFile,
  specifier: ts.Expression,
  path: readonly string[],
  steps = 0,
): TypeDeclaration | undefined {
  if (!evaluator.ts.isStringLiteralLike(specifier) || steps >= MAXIMUM_STEPS) return undefined;
  const resolution = evaluator.program.resolve(from, specifier.text);
  if (resolution.kind === 'package') {
    const name = resolution.subpath === '' ? resolution.name : `${resolution.name}/${resolution.subpath}`;
    return { kind: 'package', external: { kind: 'external', package: name, path: path[0] === 'default' ? path.slice(1) : path } };
  }
  const source = resolution.kind === 'module' ? evaluator.program.module(resolution.file) : undefined;
  return source === undefined ? undefined : findTypeDeclaration(evaluator, source, path, steps + 1);
}

/** The class that a declaration makes at run time; empty where it was not made yet. */
export function classOf(evaluator: Evaluator, node: ts.ClassDeclaration): Value {
  const source = node.getSourceFile();
  const module = evaluator.modules.run(source);
  const binding = module.scope?.lookup(node.name?.text ?? 'default');
  if (binding === undefined) return [];
  const value = isCellBinding(binding) ? (evaluator.read(binding) ?? []) : binding.read();
  return value.filter(({ kind }) => kind === 'class');
}

function declaredBy(ts: Evaluator['ts'], statement: ts.Statement, name: string): TypeDeclaration | undefined {
  const isNamed = (node: ts.ClassDeclaration): boolean =>
    node.name?.text === name ||
    (name === 'default' && (ts.getModifiers(node) ?? []).some(({ kind }) => kind === ts.SyntaxKind.DefaultKeyword));
  if (ts.isClassDeclaration(statement)) return isNamed(statement) ? { kind: 'class', node: statement } : undefined;
  if (ts.isInterfaceDeclaration(statement)) return statement.name.text === name ? { kind: 'interface', node: statement } : undefined;
  if (ts.isTypeAliasDeclaration(statement)) return statement.name.text === name ? { kind: 'alias', node: statement } : undefined;
  return undefined;
}

/** The names that lead from the imported module to what is called `name` here. */
function importedPath(ts: Evaluator['ts'], statement: ts.ImportDeclaration, name: string): string[] | undefined {
  const clause = statement.importClause;
  if (clause?.name?.text === name) return ['default'];
  const bindings = clause?.namedBindings;
  if (bindings === undefined) return undefined;
  if (ts.isNamespaceImport(bindings)) return bindings.name.text === name ? [] : undefined;
  const element = bindings.elements.find((each) => each.name.text === name);
  return element === undefined ? undefined : [(element.propertyName ?? element.name).text];
}

/** The names that lead from the module that is handed on to what is handed on as `name`. */
function exportedPath(ts: Evaluator['ts'], statement: ts.ExportDeclaration, name: string): string[] | undefined {
  const clause = statement.exportClause;
  if (clause === undefined) return name === 'default' ? undefined : [name];
  if (ts.isNamespaceExport(clause)) return clause.name.text === name ? [] : undefined;
  const element = clause.elements.find((each) => each.name.text === name);
  return element === undefined ? undefined : [(element.propertyName ?? element.name).text];
}
