import type { ts } from 'ts-morph';
import type { JumpTarget } from '../activation.ts';
import { bindPattern } from '../binding.ts';
import type { Evaluator } from '../evaluator.ts';
import { assignTo } from '../expressions/assignment.ts';
import { iterate } from '../iteration.ts';
import { propertyNames } from '../property-names.ts';
import { refine } from '../refine.ts';
import type { Scope } from '../scope.ts';
import type { State } from '../state.ts';
import { truthOf } from '../truth.ts';
import type { Value } from '../value.ts';
import { executeVariables } from './declarations.ts';
import { withJumpTarget } from './jumps.ts';
import { PassVariables } from './pass-variables.ts';

/** Passes in which a loop with known tests is followed step by step. */
const MAXIMUM_KNOWN_PASSES = 40;

/** Passes after which what still changes is widened, and after which the loop is left. */
const PASSES_BEFORE_WIDENING = 4;
const MAXIMUM_PASSES = 12;

/** One way through a loop: `test` leaves the state where the body starts and says whether it can be left there. */
interface LoopSteps {
  readonly node: ts.IterationStatement;
  readonly test: (wanted: boolean) => void;
  /** Whether the test is known now; `either` where the number of passes can't be told. */
  readonly known: () => 'true' | 'false' | 'either';
  readonly body: () => void;
  readonly after: () => void;
  readonly testsFirst: boolean;
}

export function executeWhile(evaluator: Evaluator, node: ts.WhileStatement | ts.DoStatement, scope: Scope): void {
  const isConstant = node.expression.kind === evaluator.ts.SyntaxKind.TrueKeyword;
  runLoop(evaluator, {
    node,
    test: (wanted) => testLoop(evaluator, node.expression, wanted, scope),
    known: () => (isConstant ? 'either' : peek(evaluator, node.expression, scope)),
    body: () => evaluator.execute(node.statement, scope.nest()),
    after: () => undefined,
    testsFirst: evaluator.ts.isWhileStatement(node),
  });
}

export function executeFor(evaluator: Evaluator, node: ts.ForStatement, scope: Scope): void {
  const { ts } = evaluator;
  const inner = scope.nest();
  if (node.initializer !== undefined) {
    if (ts.isVariableDeclarationList(node.initializer)) {
      executeVariables(evaluator, node.initializer, inner);
    } else evaluator.evaluate(node.initializer, inner);
  }
  const { condition, incrementor } = node;
  const variables = new PassVariables(evaluator, node, inner);
  runLoop(evaluator, {
    node,
    test: (wanted) => (condition === undefined ? blockUnless(evaluator, wanted) : testLoop(evaluator, condition, wanted, inner)),
    known: () => (condition === undefined ? 'either' : peek(evaluator, condition, inner)),
    body: () => evaluator.execute(node.statement, variables.ofNextPass().nest()),
    after: () => {
      variables.keep();
      if (incrementor !== undefined && evaluator.state !== undefined) evaluator.evaluate(incrementor, inner);
    },
    testsFirst: true,
  });
}

export function executeForOf(evaluator: Evaluator, node: ts.ForOfStatement, scope: Scope): void {
  const iterable = evaluator.evaluate(node.expression, scope);
  const { items, isExact } = iterate(evaluator, iterable, node.expression);
  eachItem(evaluator, node, items, isExact, scope);
}

export function executeForIn(evaluator: Evaluator, node: ts.ForInStatement, scope: Scope): void {
  const object = evaluator.evaluate(node.expression, scope);
  const { names, isExact } = propertyNames(evaluator, object, node.expression);
  eachItem(evaluator, node, names, isExact, scope);
}

function eachItem(
  evaluator: Evaluator,
  node: ts.ForOfStatement | ts.ForInStatement,
  items: readonly Value[],
  isExact: boolean,
  scope: Scope,
): void {
  const bind = (item: Value): Scope => {
    const inner = scope.nest();
    if (evaluator.ts.isVariableDeclarationList(node.initializer)) {
      const [declaration] = node.initializer.declarations;
      if (declaration !== undefined) bindPattern(evaluator, declaration.name, item, inner);
    } else assignTo(evaluator, node.initializer, item, scope);
    return inner;
  };
  if (isExact && items.length <= MAXIMUM_KNOWN_PASSES) {
    withJumpTarget(evaluator, loopTarget(evaluator, node), (jump) => {
      for (const [index, item] of items.entries()) {
        if (evaluator.state === undefined) break;
        runPass(evaluator, node, `item ${index}`, jump, () => evaluator.execute(node.statement, bind(item)));
      }
      evaluator.continueWith(evaluator.snapshot(), ...jump.breaks);
    });
    return;
  }
  const before = evaluator.snapshot();
  for (const [index, item] of items.entries()) {
    runLoop(evaluator, {
      node,
      test: () => undefined,
      known: () => 'either',
      body: () => evaluator.execute(node.statement, bind(item)),
      after: () => undefined,
      testsFirst: true,
    });
    if (index === items.length - 1) evaluator.continueWith(before, evaluator.snapshot());
  }
}

function runLoop(evaluator: Evaluator, steps: LoopSteps): void {
  withJumpTarget(evaluator, loopTarget(evaluator, steps.node), (jump) => {
    const pass = (tag: string): void => {
      runPass(evaluator, steps.node, tag, jump, steps.body);
      evaluator.within(evaluator.context.child(steps.node, tag), steps.after);
    };
    if (!steps.testsFirst) pass('first');
    const known = followKnownPasses(evaluator, steps, pass);
    // A long loop has shown what it changes.
    if (known !== 'done') followUnknownPasses(evaluator, steps, pass, known === 'long' ? 0 : PASSES_BEFORE_WIDENING);
    evaluator.continueWith(evaluator.snapshot(), ...jump.breaks);
  });
}

/** Follows the loop as long as its test is known: to its end, or until it has gone on for long. */
function followKnownPasses(evaluator: Evaluator, steps: LoopSteps, pass: (tag: string) => void): 'done' | 'open' | 'long' {
  for (let index = 0; index < MAXIMUM_KNOWN_PASSES; index += 1) {
    if (evaluator.state === undefined) return 'done';
    const known = steps.known();
    if (known === 'false') {
      steps.test(false);
      return 'done';
    }
    if (known === 'either') return 'open';
    const before = evaluator.snapshot();
    steps.test(true);
    pass(`pass ${index}`);
    if (before !== undefined && evaluator.state !== undefined && before.includes(evaluator.state)) return 'open';
  }
  return 'long';
}

/** Repeats the pass from all states seen so far until nothing new comes out. */
function followUnknownPasses(evaluator: Evaluator, steps: LoopSteps, pass: (tag: string) => void, widensFrom: number): void {
  let entry = evaluator.snapshot();
  for (let index = 0; entry !== undefined; index += 1) {
    if (index === MAXIMUM_PASSES) {
      evaluator.journal.report(steps.node, {
        rule: 'loop-bound',
        severity: 'warning',
        message: `what this loop does still changes after ${MAXIMUM_PASSES} passes and is not followed further; calls in it may be missing`,
        incomplete: '*',
      });
      break;
    }
    evaluator.state = entry;
    steps.test(true);
    pass(index === 0 ? 'once' : 'again');
    const after = evaluator.snapshot();
    if (after === undefined || entry.includes(after)) break;
    const next: State = index < widensFrom ? entry.join(after) : entry.widenTowards(after, 'it changes in a loop');
    next.isFrozen = true;
    if (index >= widensFrom && entry.includes(next)) break;
    entry = next;
  }
  evaluator.state = entry;
  steps.test(false);
}

function runPass(evaluator: Evaluator, node: ts.Node, tag: string, jump: JumpTarget, body: () => void): void {
  evaluator.within(evaluator.context.child(node, tag), body);
  const continued: State[] = jump.continues.splice(0);
  if (continued.length > 0) evaluator.continueWith(evaluator.snapshot(), ...continued);
}

function testLoop(evaluator: Evaluator, condition: ts.Expression, wanted: boolean, scope: Scope): void {
  if (evaluator.state === undefined) return;
  const truth = truthOf(evaluator.evaluate(condition, scope));
  if (truth === (wanted ? 'false' : 'true')) evaluator.state = undefined;
  else if (evaluator.state !== undefined) refine(evaluator, condition, wanted, scope);
}

/** The value of the test in the present state, its effects undone. */
function peek(evaluator: Evaluator, condition: ts.Expression, scope: Scope): 'true' | 'false' | 'either' {
  const before = evaluator.snapshot();
  const truth = truthOf(evaluator.evaluate(condition, scope));
  evaluator.state = before;
  return truth;
}

/** `for (;;)` is left by jumps alone. */
function blockUnless(evaluator: Evaluator, wanted: boolean): void {
  if (!wanted) evaluator.state = undefined;
}

function loopTarget(evaluator: Evaluator, node: ts.Node): Pick<JumpTarget, 'label' | 'isLoop' | 'acceptsPlainBreak'> {
  const label = evaluator.ts.isLabeledStatement(node.parent) ? node.parent.label.text : undefined;
  return { label, isLoop: true, acceptsPlainBreak: true };
}
