import type { ts } from 'ts-morph';
import type { Compiler } from '../load/compiler.ts';
import { hasModuleSyntax } from '../load/module-syntax.ts';

/** The names that a block, function body or module declares before any of its statements runs. */
export interface Declarations {
  /** `let`, `const`, `class`, `enum`, `namespace`. */
  readonly lexical: readonly DeclaredName[];
  /** `var`, from nested blocks too. */
  readonly variables: readonly DeclaredName[];
  readonly functions: readonly ts.FunctionDeclaration[];
  /** True for a block whose functions are assigned to variables of the function around it as well. */
  readonly sharesFunctions: boolean;
}

export interface DeclaredName {
  readonly name: string;
  readonly node: ts.Node;
}

const blocks = new WeakMap<ts.Node, Declarations>();

/** The declarations of a list of statements; `var`s only where `owner` is a function body or module. */
export function declarationsOf(ts: Compiler, owner: ts.Node, statements: readonly ts.Statement[], isFunctionLevel: boolean): Declarations {
  let found = blocks.get(owner);
  if (found === undefined) {
    found = collect(ts, owner, statements, isFunctionLevel);
    blocks.set(owner, found);
  }
  return found;
}

function collect(ts: Compiler, owner: ts.Node, statements: readonly ts.Statement[], isFunctionLevel: boolean): Declarations {
  const lexical: DeclaredName[] = [];
  const functions: ts.FunctionDeclaration[] = [];
  for (const statement of statements) {
    if (isAmbient(ts, statement)) continue;
    if (ts.isVariableStatement(statement) && !isVar(ts, statement.declarationList))
      lexical.push(...listNames(ts, statement.declarationList));
    else if (ts.isFunctionDeclaration(statement)) functions.push(statement);
    else if ((ts.isClassDeclaration(statement) || ts.isEnumDeclaration(statement)) && statement.name !== undefined)
      lexical.push({ name: statement.name.text, node: statement.name });
    else if (ts.isModuleDeclaration(statement) && ts.isIdentifier(statement.name))
      lexical.push({ name: statement.name.text, node: statement.name });
  }
  return {
    lexical,
    variables: isFunctionLevel ? variableNames(ts, statements, new Set(lexical.map(({ name }) => name))) : [],
    functions,
    sharesFunctions: !isFunctionLevel && functions.length > 0 && isSloppy(ts, owner),
  };
}

/** Code in which functions of blocks are variables of the function around them: https://tc39.es/ecma262/#sec-block-level-function-declarations-web-legacy-compatibility-semantics. */
function isSloppy(ts: Compiler, node: ts.Node): boolean {
  const source = node.getSourceFile();
  if (!/\.(?:js|cjs|jsx)$/.test(source.fileName) || hasModuleSyntax(ts, source)) return false;
  for (let outer: ts.Node | undefined = node; outer !== undefined; outer = outer.parent) {
    if (ts.isClassLike(outer)) return false;
    if ((ts.isSourceFile(outer) || ts.isBlock(outer)) && startsStrict(ts, outer.statements)) return false;
  }
  return true;
}

function startsStrict(ts: Compiler, [first]: readonly ts.Statement[]): boolean {
  return (
    first !== undefined && ts.isExpressionStatement(first) && ts.isStringLiteral(first.expression) && first.expression.text === 'use strict'
  );
}

/** True for a `declare`d statement: what it names exists elsewhere, as a global or in a type alone. */
export function isAmbient(ts: Compiler, statement: ts.Statement): boolean {
  return (
    ts.canHaveModifiers(statement) && (ts.getModifiers(statement) ?? []).some((modifier) => modifier.kind === ts.SyntaxKind.DeclareKeyword)
  );
}

export function isVar(ts: Compiler, list: ts.VariableDeclarationList): boolean {
  return (list.flags & ts.NodeFlags.BlockScoped) === 0;
}

function listNames(ts: Compiler, list: ts.VariableDeclarationList): DeclaredName[] {
  return list.declarations.flatMap((declaration) => namesOfPattern(ts, declaration.name));
}

/** The names that a binding pattern declares. */
export function namesOfPattern(ts: Compiler, name: ts.BindingName): DeclaredName[] {
  if (ts.isIdentifier(name)) return [{ name: name.text, node: name }];
  return name.elements.flatMap((element) => (ts.isOmittedExpression(element) ? [] : namesOfPattern(ts, element.name)));
}

function variableNames(ts: Compiler, statements: readonly ts.Statement[], taken: ReadonlySet<string>): DeclaredName[] {
  const found: DeclaredName[] = [];
  const pending: ts.Node[] = [...statements];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (ts.isFunctionDeclaration(node) && node.name !== undefined && ts.isBlock(node.parent) && !taken.has(node.name.text)) {
      if (!statements.includes(node) && isSloppy(ts, node)) found.push({ name: node.name.text, node: node.name });
    }
    if (ts.isFunctionLike(node) || ts.isClassLike(node) || (ts.isVariableStatement(node) && isAmbient(ts, node))) continue;
    if (ts.isVariableDeclarationList(node) && isVar(ts, node)) found.push(...listNames(ts, node));
    if (isExpressionOnly(ts, node)) continue;
    ts.forEachChild(node, (child) => {
      pending.push(child);
    });
  }
  return found.reverse();
}

/** Statements without statements inside: no need to look for declarations there. */
function isExpressionOnly(ts: Compiler, node: ts.Node): boolean {
  return ts.isExpressionStatement(node) || ts.isReturnStatement(node) || ts.isThrowStatement(node) || ts.isVariableDeclaration(node);
}
