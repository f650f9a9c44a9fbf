import type { ts } from 'ts-morph';
import type { CallSite, Origin } from '../../model/origin.ts';
import type { HandlerRequest } from '../analysis.ts';
import type { Compiler } from '../load/compiler.ts';
import type { Program } from '../load/program.ts';
import { type Activation, startActivation } from './activation.ts';
import { callValue } from './calls/call-value.ts';
import type { Call } from './calls/native.ts';
import { Context } from './context.ts';
import { EscapedCode } from './escaped-code.ts';
import { evaluateExpression } from './expressions/evaluate-expression.ts';
import type { ExternalModel } from './external-model.ts';
import { type Contents, type HeapObject, listContents, recordContents, withStart } from './heap.ts';
import { Injection } from './injection/injection.ts';
import { Journal } from './journal.ts';
import { ModuleTable } from './modules/module-table.ts';
import type { Scope } from './scope.ts';
import { type Cell, State, stateWork } from './state.ts';
import { executeStatement } from './statements/execute-statement.ts';
import { NEVER, objectValue, type UnknownAlternative, type Value } from './value.ts';
import { join } from './value-set.ts';
import { WriteRecord } from './write-record.ts';

/** Expressions and statements that are evaluated for one handler; more is a finding. */
const MAXIMUM_STEPS = 250_000;

/** Entries of states that are compared or joined in the time of one step. */
const WORK_PER_STEP = 20;

/** Thrown where a handler needs more steps than are spent on one. */
export class StepsExhausted extends Error {}

/**
 * Runs one handler's code on sets of possible values. Nothing of the code is executed: statements and expressions are read from the syntax tree,
 * branches whose test is not known are both taken, and `state` is what may hold at the point where the evaluation stands
 * (`undefined` where the program cannot get to).
 */
export class Evaluator {
  readonly program: Program;
  readonly ts: Compiler;
  readonly request: HandlerRequest;
  /** What is known of packages besides the AWS SDK. */
  readonly externals: ExternalModel | undefined;
  readonly journal: Journal;
  readonly modules: ModuleTable;
  readonly escaped = new EscapedCode();
  readonly injection = new Injection();
  state: State | undefined = new State();
  context = new Context();
  activation: Activation = startActivation('<module>', undefined, undefined, undefined);
  /** First-party classes of which an instance was made, for calls on receivers that are not known. */
  readonly instances = new Set<HeapObject>();
  /** Objects with code of their own that were thrown anywhere so far. */
  thrown: Value = NEVER;
  readonly #recorders: WriteRecord[] = [];
  #steps = 0;
  readonly #workBefore = stateWork();
  depth = 0;

  constructor(program: Program, request: HandlerRequest, externals?: ExternalModel) {
    this.program = program;
    this.ts = program.ts;
    this.request = request;
    this.externals = externals;
    this.journal = new Journal(this);
    this.modules = new ModuleTable(this);
  }

  /** The value of an expression; its effects are in `state`. */
  evaluate(node: ts.Expression, scope: Scope): Value {
    this.#step();
    return this.state === undefined ? NEVER : evaluateExpression(this, node, scope);
  }

  execute(node: ts.Statement, scope: Scope): void {
    this.#step();
    if (this.state !== undefined) executeStatement(this, node, scope);
  }

  /** The result of calling every function that `callee` may be. */
  call(callee: Value, call: Call): Value {
    return this.state === undefined ? NEVER : callValue(this, callee, call);
  }

  read(cell: Cell): Value | undefined {
    return this.state?.read(cell);
  }

  write(cell: Cell, value: Value): void {
    if (this.state === undefined) return;
    this.#writable()?.write(cell, value);
    for (const recorder of this.#recorders) recorder.write(cell, value);
  }

  contents(object: HeapObject): Contents {
    return this.state === undefined ? recordContents(new Map()) : this.state.contents(object);
  }

  /** Replaces what an object holds. */
  setContents(object: HeapObject, contents: Contents): void {
    if (this.state === undefined) return;
    this.#writable()?.setContents(object, contents);
    for (const recorder of this.#recorders) recorder.setContents(object, contents);
  }

  /** Makes an object: what one made here before held counts no more. */
  allocate(object: HeapObject, contents: Contents): void {
    if (this.state === undefined) return;
    this.#writable()?.setContents(object, contents);
    for (const recorder of this.#recorders) recorder.allocate(object, contents);
  }

  #writable(): State | undefined {
    if (this.state?.isFrozen === true) this.state = this.state.extend();
    return this.state;
  }

  /** The state as it is now; later writes do not change it. */
  snapshot(): State | undefined {
    if (this.state !== undefined) this.state.isFrozen = true;
    return this.state;
  }

  /** Goes on with whatever of these states is reachable. */
  continueWith(...states: readonly (State | undefined)[]): void {
    let joined: State | undefined;
    for (const state of states) {
      if (state === undefined) continue;
      joined = joined === undefined ? state : joined.join(state);
    }
    if (joined !== undefined) joined.isFrozen = true;
    this.state = joined;
  }

  /** Runs `code` and gives all that it wrote on any path. */
  recordWrites(code: () => void): WriteRecord {
    const record = new WriteRecord();
    this.#recorders.push(record);
    try {
      code();
    } finally {
      this.#recorders.pop();
    }
    return record;
  }

  /** Runs code that may run now, later, several times or never. */
  perhaps<T>(code: () => T): T | undefined {
    const before = this.snapshot();
    let result: T | undefined;
    const record = this.recordWrites(() => {
      result = code();
    });
    if (before !== undefined) this.state = record.applyTo(before, this.snapshot());
    return result;
  }

  /** Runs `code` once per alternative, each from the same state, and joins what comes out. */
  branches<T>(alternatives: readonly T[], code: (alternative: T) => Value): Value {
    const [only] = alternatives;
    if (alternatives.length === 1 && only !== undefined) return code(only);
    const before = this.snapshot();
    const results: Value[] = [];
    const states: (State | undefined)[] = [];
    for (const alternative of alternatives) {
      this.state = before;
      results.push(code(alternative));
      states.push(this.snapshot());
    }
    this.continueWith(...states);
    return join(...results);
  }

  /** Runs `code` in a context of its own. */
  within<T>(context: Context, code: () => T): T {
    const outer = this.context;
    this.context = context;
    try {
      return code();
    } finally {
      this.context = outer;
    }
  }

  /** A new list made at `node`. */
  list(node: ts.Node, items: readonly Value[], isExact = true, open?: UnknownAlternative, tag = ''): Value {
    const object = this.context.object(node, 'list', tag);
    this.allocate(object, listContents(items, isExact, open));
    return objectValue(object);
  }

  /** A new list made at `node` that begins with `start`; any number of items follows. */
  openList(node: ts.Node, start: readonly Value[], any: Value): Value {
    const object = this.context.object(node, 'list');
    this.allocate(object, withStart(listContents([any], false), start));
    return objectValue(object);
  }

  /** A new record made at `node`. */
  record(node: ts.Node, members: ReadonlyMap<string, Value>, open?: UnknownAlternative, tag = ''): Value {
    const object = this.context.object(node, 'record', tag);
    this.allocate(object, recordContents(members, open));
    return objectValue(object);
  }

  origin(node: ts.Node): Origin {
    return this.program.origin(node);
  }

  /** The calls that lead from the handler to where the evaluation stands, outermost first. */
  callChain(): readonly CallSite[] {
    const chain: CallSite[] = [];
    for (let activation: Activation | undefined = this.activation; activation !== undefined; activation = activation.parent) {
      if (activation.callNode !== undefined && !this.ts.isSourceFile(activation.callNode))
        chain.push({ ...this.origin(activation.callNode), caller: activation.parent?.name ?? '<module>' });
    }
    return chain.reverse();
  }

  #step(): void {
    this.#steps += 1;
    if (this.#steps + (stateWork() - this.#workBefore) / WORK_PER_STEP > MAXIMUM_STEPS) throw new StepsExhausted();
  }
}
