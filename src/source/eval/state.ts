import { type Contents, EMPTY, type HeapObject, includesContents, joinContents } from './heap.ts';
import type { Value } from './value.ts';
import { includes, join, widen } from './value-set.ts';

/** A place that holds a value: a variable of one activation. */
export class Cell {
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }
}

const MAXIMUM_DEPTH = 32;

/**
 * What variables and objects hold at one point of the program: a layer of changes over an older state, so that a branch costs only what it writes.
 * A state that something else builds upon is frozen; writing to it then makes a new one (see `Evaluator`).
 */
export class State {
  readonly #parent: State | undefined;
  readonly #depth: number;
  readonly #values = new Map<Cell, Value>();
  readonly #contents = new Map<HeapObject, Contents>();
  isFrozen = false;

  constructor(parent?: State) {
    this.#parent = parent;
    this.#depth = parent === undefined ? 0 : parent.#depth + 1;
  }

  /** A state that starts as this one, which must not be written any more. */
  extend(): State {
    this.isFrozen = true;
    return this.#depth < MAXIMUM_DEPTH ? new State(this) : this.#compact();
  }

  read(cell: Cell): Value | undefined {
    for (let state: State | undefined = this; state !== undefined; state = state.#parent) {
      const value = state.#values.get(cell);
      if (value !== undefined) return value;
    }
    return undefined;
  }

  write(cell: Cell, value: Value): void {
    this.#values.set(cell, value);
  }

  contents(object: HeapObject): Contents {
    return this.#find(object) ?? EMPTY;
  }

  has(object: HeapObject): boolean {
    return this.#find(object) !== undefined;
  }

  setContents(object: HeapObject, contents: Contents): void {
    this.#contents.set(object, contents);
  }

  #find(object: HeapObject): Contents | undefined {
    for (let state: State | undefined = this; state !== undefined; state = state.#parent) {
      const contents = state.#contents.get(object);
      if (contents !== undefined) return contents;
    }
    return undefined;
  }

  /** A state that allows for both. What only one of them knows was made on that path and stays as it is. */
  join(other: State): State {
    if (this === other) return this;
    const base = this.#commonAncestor(other);
    const joined = base === undefined ? new State() : base.extend();
    const { cells, objects } = this.#changesOfBoth(other, base);
    for (const cell of cells) {
      const left = this.read(cell);
      const right = other.read(cell);
      joined.#values.set(cell, left === right ? (left ?? []) : join(left ?? [], right ?? []));
    }
    for (const object of objects) {
      const left = this.#find(object);
      const right = other.#find(object);
      const contents = left === undefined ? right : right === undefined ? left : joinContents(left, right);
      if (contents !== undefined) joined.#contents.set(object, contents);
    }
    return joined;
  }

  /** True where all that `other` holds in the variables and objects of this state is allowed for here. */
  includes(other: State): boolean {
    if (this === other) return true;
    const { cells, objects } = this.#changesOfBoth(other, this.#commonAncestor(other));
    for (const cell of cells) {
      const known = this.read(cell);
      if (known !== undefined && !includes(known, other.read(cell) ?? [])) return false;
    }
    for (const object of objects) {
      const known = this.#find(object);
      const changed = other.#find(object);
      if (known !== undefined && changed !== undefined && !includesContents(known, changed)) return false;
    }
    return true;
  }

  /** This state with every variable that `other` changes widened, so that repeating the step changes no more. */
  widenTowards(other: State, reason: string): State {
    const joined = this.join(other).extend();
    const { cells, objects } = this.#changesOfBoth(other, this.#commonAncestor(other));
    for (const cell of cells) {
      const known = this.read(cell);
      const value = joined.read(cell);
      if (known !== undefined && value !== undefined && !includes(known, other.read(cell) ?? []))
        joined.#values.set(cell, widen(value, reason));
    }
    for (const object of objects) {
      const known = this.#find(object);
      const changed = other.#find(object);
      if (known === undefined || changed === undefined || includesContents(known, changed)) continue;
      const contents = joined.contents(object);
      const members = new Map([...contents.members].map(([name, value]) => [name, widen(value, reason)]));
      joined.#contents.set(object, { ...contents, members, items: contents.items.map((item) => widen(item, reason)) });
    }
    return joined;
  }

  #changesOfBoth(other: State, base: State | undefined): { readonly cells: Set<Cell>; readonly objects: Set<HeapObject> } {
    const cells = new Set<Cell>();
    const objects = new Set<HeapObject>();
    for (const start of [this, other]) {
      for (let state: State | undefined = start; state !== undefined && state !== base; state = state.#parent) {
        for (const cell of state.#values.keys()) cells.add(cell);
        for (const object of state.#contents.keys()) objects.add(object);
      }
    }
    work += cells.size + objects.size;
    return { cells, objects };
  }

  #commonAncestor(other: State): State | undefined {
    let a: State | undefined = this;
    let b: State | undefined = other;
    while (a !== b) {
      if (a === undefined || b === undefined) return undefined;
      if (a.#depth >= b.#depth) a = a.#parent;
      else b = b.#parent;
    }
    return a;
  }

  /**
   * The newest layers as one, over the first that is much larger than they are together: chains stay short, and states that were one before still
   * have that layer in common.
   */
  #compact(): State {
    const layers: State[] = [];
    let size = 0;
    let base: State | undefined = this;
    while (base !== undefined && (layers.length < MAXIMUM_DEPTH / 2 || base.#size < 4 * size)) {
      size += base.#size;
      layers.push(base);
      base = base.#parent;
    }
    const merged = new State(base);
    for (const layer of layers.reverse()) {
      for (const [cell, value] of layer.#values) merged.#values.set(cell, value);
      for (const [object, contents] of layer.#contents) merged.#contents.set(object, contents);
    }
    work += size;
    return merged;
  }

  get #size(): number {
    return this.#values.size + this.#contents.size;
  }
}

let work = 0;

/** A count of what joining and comparing states has cost, in entries looked at. */
export function stateWork(): number {
  return work;
}
