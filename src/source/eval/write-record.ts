import { type Contents, type HeapObject, joinContents } from './heap.ts';
import type { Cell, State } from './state.ts';
import type { Value } from './value.ts';
import { join } from './value-set.ts';

/** Everything that was written while some code ran, whatever path it took: what may hold after code that may stop half-way or run later. */
export class WriteRecord {
  readonly #values = new Map<Cell, Value>();
  readonly #contents = new Map<HeapObject, Contents>();

  write(cell: Cell, value: Value): void {
    this.#values.set(cell, join(this.#values.get(cell) ?? [], value));
  }

  setContents(object: HeapObject, contents: Contents): void {
    const known = this.#contents.get(object);
    this.#contents.set(object, known === undefined ? contents : joinContents(known, contents));
  }

  /** The state before the code ran, with each of its writes as a possibility. */
  applyTo(before: State): State {
    const state = before.extend();
    for (const [cell, value] of this.#values) state.write(cell, join(before.read(cell) ?? [], value));
    for (const [object, contents] of this.#contents)
      state.setContents(object, before.has(object) ? joinContents(before.contents(object), contents) : contents);
    return state;
  }
}
