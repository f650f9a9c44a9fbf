import type { ts } from 'ts-morph';
import type { Evaluator } from '../evaluator.ts';
import { namesOfPattern } from '../hoisting.ts';
import { getProperty } from '../property.ts';
import { isCellBinding, type Scope } from '../scope.ts';
import { ABSENT, literalValue, unknownValue, type Value } from '../value.ts';
import type { ModuleInstance } from './module-instance.ts';

/** Runs what a module imports, in the order of its import statements, and declares the imported names. */
export function linkImports(evaluator: Evaluator, instance: ModuleInstance, scope: Scope): void {
  const { ts } = evaluator;
  for (const statement of instance.source.statements) {
    if (ts.isImportDeclaration(statement)) linkImport(evaluator, instance, statement, scope);
    else if (ts.isExportDeclaration(statement) && !statement.isTypeOnly) {
      const specifier = statement.moduleSpecifier;
      if (specifier !== undefined && ts.isStringLiteralLike(specifier)) runImported(evaluator, instance, specifier);
    } else if (ts.isImportEqualsDeclaration(statement) && !statement.isTypeOnly) linkImportEquals(evaluator, instance, statement, scope);
  }
}

function linkImport(evaluator: Evaluator, instance: ModuleInstance, node: ts.ImportDeclaration, scope: Scope): void {
  const { ts } = evaluator;
  if (!ts.isStringLiteralLike(node.moduleSpecifier)) return;
  const specifier = node.moduleSpecifier;
  const clause = node.importClause;
  if (clause?.phaseModifier === ts.SyntaxKind.TypeKeyword) return;
  runImported(evaluator, instance, specifier);
  const load = (): Value => evaluator.modules.load(instance, specifier.text, specifier, 'import');
  if (clause?.name !== undefined) declareAlias(evaluator, scope, clause.name, 'default', load);
  const named = clause?.namedBindings;
  if (named === undefined) return;
  if (ts.isNamespaceImport(named)) scope.declare(named.name.text, { read: load });
  else
    for (const element of named.elements)
      if (!element.isTypeOnly) declareAlias(evaluator, scope, element.name, (element.propertyName ?? element.name).text, load);
}

/** An import that the compiled module does not have (only types of it are used) does not run its module. */
function runImported(evaluator: Evaluator, instance: ModuleInstance, specifier: ts.StringLiteralLike): void {
  const resolution = evaluator.program.resolve(instance.source, specifier.text, 'import');
  if (resolution.kind !== 'module') {
    if (resolution.kind === 'missing') evaluator.modules.load(instance, specifier.text, specifier, 'import');
    return;
  }
  const source = evaluator.program.module(resolution.file);
  if (source !== undefined && evaluator.modules.isImported(source, instance.source)) evaluator.modules.run(source);
}

function declareAlias(evaluator: Evaluator, scope: Scope, local: ts.Identifier, name: string, load: () => Value): void {
  scope.declare(local.text, {
    read: () => importedName(evaluator, load(), name, local),
  });
}

/** One name of what a module gives out. The default of a package is the package itself, as bundlers and Node have it for CommonJS. */
function importedName(evaluator: Evaluator, module: Value, name: string, node: ts.Node): Value {
  return module.flatMap((alternative) => {
    if (alternative.kind === 'namespace')
      return (
        evaluator.modules.exportOf(alternative.module, name) ??
        unknownValue(`${alternative.module.file} has no export ${name}`, evaluator.origin(node))
      );
    if (alternative.kind === 'object')
      return name === 'default' ? [alternative] : getProperty(evaluator, [alternative], literalValue(name), node);
    return name === 'default' ? [alternative] : getProperty(evaluator, [alternative], literalValue(name), node);
  });
}

/** `import x = require('y')`. */
function linkImportEquals(evaluator: Evaluator, instance: ModuleInstance, node: ts.ImportEqualsDeclaration, scope: Scope): void {
  const { ts } = evaluator;
  const reference = node.moduleReference;
  if (!ts.isExternalModuleReference(reference) || !ts.isStringLiteralLike(reference.expression)) return;
  const specifier = reference.expression;
  const load = (): Value => evaluator.modules.load(instance, specifier.text, specifier, 'require');
  load();
  scope.declare(node.name.text, { read: load });
}

/** Notes how each exported name is read; nothing is read yet. */
export function linkExports(evaluator: Evaluator, instance: ModuleInstance, scope: Scope): void {
  const { ts } = evaluator;
  for (const statement of instance.source.statements) {
    if (ts.isExportDeclaration(statement)) linkExportDeclaration(evaluator, instance, statement, scope);
    else if (ts.isExportAssignment(statement) && statement.isExportEquals !== true) declareDefault(evaluator, instance, statement, scope);
    else if (ts.canHaveModifiers(statement) && hasModifier(evaluator, statement, ts.SyntaxKind.ExportKeyword)) {
      const isDefault = hasModifier(evaluator, statement, ts.SyntaxKind.DefaultKeyword);
      for (const name of declaredNames(evaluator, statement)) exportName(evaluator, instance, isDefault ? 'default' : name, name, scope);
    }
  }
}

function hasModifier(evaluator: Evaluator, statement: ts.HasModifiers, kind: ts.SyntaxKind): boolean {
  return (evaluator.ts.getModifiers(statement) ?? []).some((modifier) => modifier.kind === kind);
}

function declaredNames(evaluator: Evaluator, statement: ts.Statement): string[] {
  const { ts } = evaluator;
  if (ts.isVariableStatement(statement))
    return statement.declarationList.declarations.flatMap((declaration) => namesOfPattern(ts, declaration.name).map(({ name }) => name));
  if (ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement)) return [statement.name?.text ?? 'default'];
  if (ts.isEnumDeclaration(statement)) return [statement.name.text];
  return ts.isModuleDeclaration(statement) && ts.isIdentifier(statement.name) ? [statement.name.text] : [];
}

function exportName(evaluator: Evaluator, instance: ModuleInstance, exported: string, local: string, scope: Scope): void {
  instance.exports.set(exported, () => {
    const binding = scope.lookup(local);
    if (binding === undefined) return ABSENT;
    if (!isCellBinding(binding)) return binding.read();
    return evaluator.read(binding) ?? unknownValue(`${local} of ${instance.file} is used before it is set`);
  });
}

function declareDefault(evaluator: Evaluator, instance: ModuleInstance, node: ts.ExportAssignment, scope: Scope): void {
  const cell = evaluator.context.cell(node, '*default*');
  scope.declare('*default*', cell);
  exportName(evaluator, instance, 'default', '*default*', scope);
}

function linkExportDeclaration(evaluator: Evaluator, instance: ModuleInstance, node: ts.ExportDeclaration, scope: Scope): void {
  const { ts } = evaluator;
  if (node.isTypeOnly) return;
  const specifier = node.moduleSpecifier;
  const load =
    specifier !== undefined && ts.isStringLiteralLike(specifier)
      ? (): Value => evaluator.modules.load(instance, specifier.text, specifier, 'import')
      : undefined;
  const clause = node.exportClause;
  if (clause === undefined) {
    if (load !== undefined) instance.stars.push(load);
  } else if (ts.isNamespaceExport(clause)) {
    if (load !== undefined) instance.exports.set(clause.name.text, load);
  } else {
    for (const element of clause.elements) {
      if (element.isTypeOnly) continue;
      const local = (element.propertyName ?? element.name).text;
      if (load === undefined) exportName(evaluator, instance, element.name.text, local, scope);
      else instance.exports.set(element.name.text, () => importedName(evaluator, load(), local, element));
    }
  }
}
