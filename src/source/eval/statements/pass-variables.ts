import type { ts } from 'ts-morph';
import type { Evaluator } from '../evaluator.ts';
import { type DeclaredName, isVar, namesOfPattern } from '../hoisting.ts';
import { isCellBinding, type Scope } from '../scope.ts';

/**
 * The `let` variables of a `for` statement. Every pass has its own copies, which the functions that it makes keep; the next pass starts from them.
 * https://tc39.es/ecma262/#sec-createperiterationenvironment
 */
export class PassVariables {
  readonly #evaluator: Evaluator;
  readonly #loop: Scope;
  readonly #names: readonly DeclaredName[];
  #pass: Scope | undefined;

  constructor(evaluator: Evaluator, node: ts.ForStatement, loop: Scope) {
    this.#evaluator = evaluator;
    this.#loop = loop;
    this.#names = capturedNames(evaluator, node);
  }

  /** The scope of the body; to be asked for within the context of the pass. */
  ofNextPass(): Scope {
    this.#pass = undefined;
    if (this.#names.length === 0) return this.#loop;
    const pass = this.#loop.nest();
    for (const { name, node } of this.#names) {
      const binding = this.#loop.own(name);
      const value = binding !== undefined && isCellBinding(binding) ? this.#evaluator.read(binding) : undefined;
      if (value === undefined) continue;
      const copy = this.#evaluator.context.cell(node, name);
      pass.declare(name, copy);
      this.#evaluator.write(copy, value);
    }
    this.#pass = pass;
    return pass;
  }

  /** Takes what the pass made of its copies over for the next one. */
  keep(): void {
    const pass = this.#pass;
    if (pass === undefined || this.#evaluator.state === undefined) return;
    for (const { name } of this.#names) {
      const copy = pass.own(name);
      const binding = this.#loop.own(name);
      if (copy === undefined || binding === undefined || !isCellBinding(copy) || !isCellBinding(binding)) continue;
      const value = this.#evaluator.read(copy);
      if (value !== undefined) this.#evaluator.write(binding, value);
    }
  }
}

/** The names that copies are needed of: none where the body makes no function. */
function capturedNames({ ts: compiler }: Evaluator, { initializer, statement }: ts.ForStatement): readonly DeclaredName[] {
  if (initializer === undefined || !compiler.isVariableDeclarationList(initializer) || isVar(compiler, initializer)) return [];
  if (!makesFunction(compiler, statement)) return [];
  return initializer.declarations.flatMap((declaration) => namesOfPattern(compiler, declaration.name));
}

const known = new WeakMap<ts.Node, boolean>();

function makesFunction(compiler: typeof ts, node: ts.Node): boolean {
  const found =
    known.get(node) ??
    (compiler.isFunctionLike(node) || compiler.forEachChild(node, (child) => makesFunction(compiler, child) || undefined) === true);
  known.set(node, found);
  return found;
}
