import type { ts } from 'ts-morph';
import type { Compiler } from '../load/compiler.ts';

/** What a module puts on `exports` and `module.exports`. */
export interface CommonJsExports {
  readonly names: readonly string[];
  /** False where `exports` is used in a way whose names can't be told. */
  readonly complete: boolean;
}

/** The names of a module's CommonJS exports: assignments, object literals, `Object.defineProperty`, and the export tables of esbuild and the TypeScript compiler. */
export function commonJsExports(ts: Compiler, source: ts.SourceFile): CommonJsExports {
  if (!/\bexports\b|\bmodule\b|__export/.test(source.text) && !source.statements.some((statement) => isExportEquals(ts, statement))) {
    return { names: [], complete: true };
  }
  const reader = new CommonJsReader(ts);
  const pending: ts.Node[] = [source];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    reader.look(node);
    ts.forEachChild(node, (child) => {
      pending.push(child);
    });
  }
  return reader;
}

function isExportEquals(ts: Compiler, statement: ts.Statement): statement is ts.ExportAssignment {
  return ts.isExportAssignment(statement) && statement.isExportEquals === true;
}

class CommonJsReader implements CommonJsExports {
  readonly names: string[] = [];
  complete = true;
  readonly #ts: Compiler;

  constructor(ts: Compiler) {
    this.#ts = ts;
  }

  look(node: ts.Node): void {
    const ts = this.#ts;
    if (ts.isStatement(node) && isExportEquals(ts, node)) this.#whole(node.expression);
    else if (ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === '__export')
      this.#table(node.arguments[1]);
    else if (this.#isExports(node)) this.#use(node);
  }

  /** `exports` or `module.exports`; the `exports` inside `module.exports` isn't looked at again. */
  #isExports(node: ts.Node): node is ts.Expression {
    const ts = this.#ts;
    if (ts.isPropertyAccessExpression(node))
      return ts.isIdentifier(node.expression) && node.expression.text === 'module' && node.name.text === 'exports';
    if (!ts.isIdentifier(node)) return false;
    if (node.text === 'module') return this.#isBareModule(node);
    if (node.text !== 'exports') return false;
    const { parent } = node;
    const isName = (ts.isPropertyAccessExpression(parent) || ts.isPropertyAssignment(parent)) && parent.name === node;
    return !isName && !ts.isParameter(parent);
  }

  /** `module` handed to someone who may put exports on it (`__toCommonJS`-style helpers aside): not `module.exports`, `module.hot`, `require.main === module`. */
  #isBareModule(node: ts.Identifier): boolean {
    return this.#ts.isCallExpression(node.parent) && node.parent.arguments.includes(node);
  }

  #use(node: ts.Expression): void {
    const ts = this.#ts;
    const { parent } = node;
    if (ts.isPropertyAccessExpression(parent) && parent.expression === node) this.names.push(parent.name.text);
    else if (ts.isElementAccessExpression(parent) && parent.expression === node) this.#named(parent.argumentExpression);
    else if (this.#isAssignment(parent) && parent.left === node) this.#whole(parent.right);
    else if (this.#isAssignment(parent) && this.#isExports(parent.left)) return;
    else if (ts.isCallExpression(parent) && this.#isCallOf(parent, 'Object', 'defineProperty')) this.#named(parent.arguments[1]);
    else if (ts.isCallExpression(parent) && this.#isCallOf(parent, 'Object', 'assign'))
      for (const argument of parent.arguments.slice(1)) this.#table(argument);
    else if (!ts.isTypeOfExpression(parent)) this.complete = false;
  }

  #isAssignment(node: ts.Node): node is ts.BinaryExpression {
    return this.#ts.isBinaryExpression(node) && node.operatorToken.kind === this.#ts.SyntaxKind.EqualsToken;
  }

  #isCallOf(call: ts.CallExpression, object: string, method: string): boolean {
    const callee = call.expression;
    return this.#ts.isPropertyAccessExpression(callee) && callee.expression.getText() === object && callee.name.text === method;
  }

  /** The value of `module.exports = `: a literal's members, nothing for a plain function, and more than can be told for all else. */
  #whole(value: ts.Expression): void {
    const ts = this.#ts;
    if (this.#isAssignment(value)) this.#whole(value.right);
    else if (ts.isParenthesizedExpression(value)) this.#whole(value.expression);
    else if (ts.isCallExpression(value) && ts.isIdentifier(value.expression) && value.expression.text === '__toCommonJS') return;
    else if (ts.isObjectLiteralExpression(value)) this.#table(value);
    else if (!ts.isArrowFunction(value) && !ts.isFunctionExpression(value)) this.complete = false;
  }

  #table(value: ts.Expression | undefined): void {
    if (value === undefined || !this.#ts.isObjectLiteralExpression(value)) {
      this.complete = false;
      return;
    }
    for (const { name } of value.properties) {
      if (name === undefined) this.complete = false;
      else this.#named(this.#ts.isComputedPropertyName(name) ? name.expression : name);
    }
  }

  #named(name: ts.Node | undefined): void {
    const ts = this.#ts;
    const isLiteral = name !== undefined && (ts.isIdentifier(name) || ts.isStringLiteralLike(name) || ts.isNumericLiteral(name));
    const isVariable =
      name !== undefined &&
      ts.isIdentifier(name) &&
      (ts.isElementAccessExpression(name.parent) || ts.isCallExpression(name.parent) || ts.isComputedPropertyName(name.parent));
    if (isLiteral && !isVariable) this.names.push(name.text);
    else this.complete = false;
  }
}
