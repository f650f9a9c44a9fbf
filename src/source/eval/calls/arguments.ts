import { ABSENT, MISSED, type Value } from '../value.ts';
import { join } from '../value-set.ts';

/** The arguments of a call; `rest` stands for any number of further ones, where a spread list is not known item by item. */
export class Arguments {
  readonly values: readonly Value[];
  readonly rest: Value | undefined;

  constructor(values: readonly Value[], rest?: Value) {
    this.values = values;
    this.rest = rest;
  }

  /** The argument at `index`, absent where there is none. */
  at(index: number): Value {
    const value = this.values[index];
    if (value !== undefined) return value;
    return this.rest === undefined ? ABSENT : join(this.rest, MISSED);
  }

  /** True where an argument stands at `index`, or may. */
  has(index: number): boolean {
    return index < this.values.length || this.rest !== undefined;
  }

  from(index: number): Arguments {
    return new Arguments(this.values.slice(index), this.rest);
  }

  prepend(leading: readonly Value[]): Arguments {
    return leading.length === 0 ? this : new Arguments([...leading, ...this.values], this.rest);
  }

  /** The same number of arguments, with other values. */
  replace(values: readonly Value[]): Arguments {
    return new Arguments(values, this.rest);
  }

  /** Every argument there is or may be. */
  all(): readonly Value[] {
    return this.rest === undefined ? this.values : [...this.values, this.rest];
  }
}

export const NO_ARGUMENTS = new Arguments([]);
