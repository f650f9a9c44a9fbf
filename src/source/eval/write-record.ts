import { type Contents, type HeapObject, joinContents } from './heap.ts';
import type { Cell, State } from './state.ts';
import type { Value } from './value.ts';
import { join } from './value-set.ts';

/** Everything that was written while some code ran, whatever path it took: what may hold after code that may stop half-way or run later. */
export class WriteRecord {
  readonly #values = new Map<Cell, Value>();
  readonly #contents = new Map<HeapObject, Contents>();
  readonly #made = new Set<HeapObject>();

  write(cell: Cell, value: Value): void {
    this.#values.set(cell, join(this.#values.get(cell) ?? [], value));
  }

  setContents(object: HeapObject, contents: Contents): void {
    const known = this.#contents.get(object);
    this.#contents.set(object, known === undefined ? contents : joinContents(known, contents));
  }

  /** An object that is made anew holds nothing of what it held before. */
  allocate(object: HeapObject, contents: Contents): void {
    this.#made.add(object);
    this.#contents.set(object, contents);
  }

  /**
   * The state before the code ran, with each of its writes as a possibility. Objects that the code made are as they are `after` it, where it came to
   * its end: nobody else has them half-made.
   */
  applyTo(before: State, after?: State): State {
    const state = before.extend();
    for (const [cell, value] of this.#values) state.write(cell, join(before.read(cell) ?? [], value));
    for (const [object, written] of this.#contents) {
      const contents = this.#made.has(object) && after?.has(object) === true ? after.contents(object) : written;
      state.setContents(object, before.has(object) ? joinContents(before.contents(object), contents) : contents);
    }
    return state;
  }
}
