import { Context } from '../context.ts';
import type { HeapObject } from '../heap.ts';
import { unknownValue, type Value } from '../value.ts';

/** What containers of one handler are making at the moment. */
export class Injection {
  /** Whatever way leads to it, what a container makes is made on one way of its own. */
  readonly context = new Context();
  readonly #running = new Set<HeapObject>();

  /** Makes what a provider gives; what is needed to make itself is not known while it is made. */
  once(provider: HeapObject, make: () => Value): Value {
    if (this.#running.has(provider)) return unknownValue('it is injected into what it is made of');
    this.#running.add(provider);
    try {
      return make();
    } finally {
      this.#running.delete(provider);
    }
  }
}
