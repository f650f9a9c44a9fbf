import { Arguments } from '../calls/arguments.ts';
import { awaited } from '../calls/implicit-methods.ts';
import type { Call } from '../calls/native.ts';
import type { Evaluator } from '../evaluator.ts';
import { EMPTY } from '../heap.ts';
import { iterate } from '../iteration.ts';
import type { State } from '../state.ts';
import { caughtError } from '../thrown.ts';
import { objectValue, scalarValue, unknownData, type Value } from '../value.ts';
import { includes, join, widen } from '../value-set.ts';
import { type GeneratorRun, generatorObject, returnedBy, sendTo } from './generator-object.ts';
import { awaitedWithin } from './iteration-helpers.ts';

/** Visits of one label after which what still changes is widened, and after which it is not visited again. */
const VISITS_BEFORE_WIDENING = 4;
const MAXIMUM_VISITS = 12;

/** Steps that are followed one after the other while each has one successor. */
const MAXIMUM_KNOWN_STEPS = 80;

/** The way to the first step. */
const FIRST = 'step 0';

/** A place in the machine; `any` where the next label is not known, so that every one may follow. */
type Label = number | 'any';

const NOTHING_SENT = unknownData('event', 'what was awaited');

/** What a step of a compiled generator asks for. */
export interface Step {
  readonly kind: 'return' | 'yield' | 'delegate' | 'jump' | 'end-of-finally';
  /** What is returned or yielded, or gone through on behalf of the generator. */
  readonly value: Value;
  /** The label that follows, as a value; `undefined` where the machine's own label tells it. */
  readonly target?: Value;
}

/** Labels of one `try`: where its `catch` and `finally` start, and what follows it. */
export interface TryLabels {
  readonly handlers: readonly Label[];
  readonly after: Label;
}

/** How one compiler writes a generator as a function that is called with the machine, once per step. */
export interface MachineForm {
  /** The member of the machine that holds the label. */
  readonly label: string;
  /** What is added to the label by a `yield` itself. */
  readonly yieldAdds: number;
  /** Members of the machine beside the label; `sent` is what came back from the last `yield`. */
  readonly members: (sent: Value) => ReadonlyMap<string, Value>;
  /** The step that an alternative of a result stands for. */
  readonly step: (value: Value) => Step;
  /** The `try` statements that are known so far. */
  readonly tries: readonly TryLabels[];
}

/**
 * Runs a generator that was compiled to a state machine, label by label as its runtime does, each from all states that lead to it, until nothing
 * new comes out. Gives what it returns where it runs as an async function, else an iterator of what it yields.
 */
export function runMachine(evaluator: Evaluator, call: Call, body: Value, receiver: Value, form: MachineForm): Value {
  const { isAwaiter } = evaluator.activation;
  const first = runOnce(evaluator, isAwaiter, new MachineRun(evaluator, call, body, receiver, form));
  if (isAwaiter) return first.returned;
  return generatorObject(evaluator, call.node, first, (sent) =>
    runOnce(evaluator, false, new MachineRun(evaluator, call, body, receiver, form, sent)),
  );
}

function runOnce(evaluator: Evaluator, isAwaiter: boolean, run: MachineRun): GeneratorRun {
  const start = evaluator.snapshot();
  if (start === undefined) return { yields: [], returned: [] };
  run.start(start);
  evaluator.continueWith(...(isAwaiter && run.ends.length > 0 ? run.ends : [start, ...run.states]));
  return { yields: run.yielded, returned: run.returned };
}

/** Where a step leads to. */
interface Successor {
  readonly label: Label;
  readonly state: State;
  readonly sent: Value;
}

class MachineRun {
  /** The states after all steps, of which a consumer of the generator may see any. */
  readonly states: State[] = [];
  readonly ends: State[] = [];
  returned: Value = [];
  yielded: Value = [];
  readonly #entries = new Map<Label, State>();
  readonly #sent = new Map<Label, Value>();
  readonly #visits = new Map<Label, number>();
  readonly #pending = new Set<Label>();
  readonly #evaluator: Evaluator;
  readonly #call: Call;
  readonly #body: Value;
  readonly #receiver: Value;
  readonly #form: MachineForm;
  readonly #resumedWith: Value;

  constructor(evaluator: Evaluator, call: Call, body: Value, receiver: Value, form: MachineForm, resumedWith: Value = []) {
    this.#evaluator = evaluator;
    this.#call = call;
    this.#body = body;
    this.#receiver = receiver;
    this.#form = form;
    this.#resumedWith = resumedWith;
  }

  /** Follows the machine step by step as long as it can go one way only, then all ways at once. */
  start(state: State): void {
    let only: Successor | undefined = { label: 0, state, sent: NOTHING_SENT };
    for (let index = 0; only !== undefined && index < MAXIMUM_KNOWN_STEPS; index += 1) {
      const successors: readonly Successor[] = this.#visit(only, `step ${index}`);
      const [first] = successors;
      only = successors.length === 1 && first?.label !== 'any' ? first : undefined;
      if (only === undefined) for (const successor of successors) this.#enter(successor);
    }
    if (only !== undefined) this.#enter(only);
    this.#toTheEnd();
  }

  #enter({ label, state, sent }: Successor): void {
    const known = this.#entries.get(label);
    const knownSent = this.#sent.get(label) ?? [];
    if (known?.includes(state) === true && includes(knownSent, sent)) return;
    const isLate = (this.#visits.get(label) ?? 0) >= VISITS_BEFORE_WIDENING;
    const next = known === undefined ? state : isLate ? known.widenTowards(state, 'it changes in a loop') : known.join(state);
    next.isFrozen = true;
    this.#entries.set(label, next);
    this.#sent.set(label, isLate ? widen(join(knownSent, sent), 'it changes in a loop') : join(knownSent, sent));
    this.#pending.add(label);
  }

  #toTheEnd(): void {
    for (let label = this.#next(); label !== undefined; label = this.#next()) {
      this.#pending.delete(label);
      const visits = this.#visits.get(label) ?? 0;
      this.#visits.set(label, visits + 1);
      const state = this.#entries.get(label);
      if (visits >= MAXIMUM_VISITS || state === undefined) this.#reportBound();
      else {
        const tag = `label ${label}${visits === 0 ? '' : ' again'}`;
        for (const successor of this.#visit({ label, state, sent: this.#sent.get(label) ?? [] }, tag)) this.#enter(successor);
      }
    }
  }

  /** Labels stand in the order of the source. */
  #next(): Label | undefined {
    return [...this.#pending].sort((a, b) => (a === 'any' ? 1 : b === 'any' ? -1 : a - b))[0];
  }

  /** Runs the machine from one label to its next step. Errors on the way lead to the handlers at any time. */
  #visit({ label, state, sent }: Successor, tag: string): readonly Successor[] {
    const evaluator = this.#evaluator;
    const form = this.#form;
    const { node } = this.#call;
    evaluator.state = state;
    const place = label === 'any' ? unknownData('event', 'the state of a compiled generator') : scalarValue(label);
    const object = evaluator.context.object(node, 'record', 'machine');
    // What the code itself keeps in the machine stays from one step to the next.
    const kept = tag === FIRST ? EMPTY : evaluator.contents(object);
    evaluator.allocate(object, { ...kept, members: new Map([...kept.members, [form.label, place], ...form.members(sent)]) });
    const machine = objectValue(object);
    let results: Value = [];
    const writes = evaluator.recordWrites(() => {
      results = evaluator.within(evaluator.context.child(node, tag), () =>
        evaluator.call(this.#body, { receiver: this.#receiver, arguments: new Arguments([machine]), node }),
      );
    });
    const after = evaluator.snapshot();
    const interrupted = writes.applyTo(state, after);
    const thrown = caughtError(evaluator);
    for (const { handlers } of form.tries)
      for (const handler of handlers) this.#enter({ label: handler, state: interrupted, sent: thrown });
    if (after === undefined) return [];
    this.states.push(after);
    const own = machine.flatMap((each) => (each.kind === 'object' ? (evaluator.contents(each.object).members.get(form.label) ?? []) : []));
    return results.flatMap((result) => this.#successors(form.step([result]), after, own));
  }

  #successors(step: Step, after: State, own: Value): readonly Successor[] {
    switch (step.kind) {
      case 'return':
        this.returned = join(this.returned, step.value);
        this.ends.push(after);
        return [];
      case 'yield': {
        this.#evaluator.state = after;
        const sent = this.#sentBack(step.value);
        const state = this.#evaluator.snapshot() ?? after;
        const { yieldAdds } = this.#form;
        return labelsOf(own).map((label) => ({ label: label === 'any' ? label : label + yieldAdds, state, sent }));
      }
      case 'delegate':
        return this.#delegate(step, after, own);
      case 'jump':
        return labelsOf(step.target ?? own).map((label) => ({ label, state: after, sent: NOTHING_SENT }));
      case 'end-of-finally':
        // An error or a `return` goes on from here too.
        this.ends.push(after);
        return this.#form.tries.map((tried) => ({ label: tried.after, state: after, sent: NOTHING_SENT }));
    }
  }

  /** What `yield` gives back: in an async function what was waited for. */
  #sentBack(value: Value): Value {
    const evaluator = this.#evaluator;
    const waited = evaluator.activation.isAwaiter ? value : awaitedWithin(evaluator, value);
    if (waited !== undefined) return awaited(evaluator, waited, this.#call.node);
    this.yielded = join(this.yielded, value);
    return join(value, this.#resumedWith, unknownData('event', 'what is sent to a generator'));
  }

  /** `yield*`: what is sent to this generator goes to the other one, whose result comes back. */
  #delegate(step: Step, after: State, own: Value): readonly Successor[] {
    const evaluator = this.#evaluator;
    const { node } = this.#call;
    evaluator.state = after;
    for (const each of step.value) if (each.kind === 'object') sendTo(evaluator, each.object, this.#resumedWith, node);
    this.yielded = join(this.yielded, ...iterate(evaluator, step.value, node).items);
    const sent = returnedBy(evaluator, step.value);
    const state = evaluator.snapshot() ?? after;
    const { yieldAdds } = this.#form;
    const labels =
      step.target === undefined ? labelsOf(own).map((label) => (label === 'any' ? label : label + yieldAdds)) : labelsOf(step.target);
    return labels.map((label) => ({ label, state, sent }));
  }

  #reportBound(): void {
    this.#evaluator.journal.report(this.#call.node, {
      rule: 'loop-bound',
      severity: 'warning',
      message: `what this compiled generator does still changes after ${MAXIMUM_VISITS} passes; calls in it may be missing`,
      incomplete: '*',
    });
  }
}

/** The labels that a value may be; one that is no number may be any. */
export function labelsOf(value: Value): readonly Label[] {
  return value.map((each) => (each.kind === 'scalar' && typeof each.value === 'number' ? each.value : 'any'));
}
