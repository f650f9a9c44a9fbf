import { addItem } from './add-item.ts';
import { parseJson } from './parse-json-text.ts';
import type { RecordBytes } from './record-splitter.ts';
import type { Counted, CountedRecord, Tally } from './tally.ts';
import { trailProblem } from './trail-problem.ts';

/** More bad records in one file are counted, not listed. */
export const MOST_LISTED = 3;

/** Counts records given one by one, and reports those that are none. */
export class RecordReader {
  readonly #file: string;
  readonly #tally: Tally;
  #bad = 0;
  #good = 0;

  constructor(file: string, tally: Tally) {
    this.#file = file;
    this.#tally = tally;
  }

  get count(): number {
    return this.#bad + this.#good;
  }

  add({ bytes, offset }: RecordBytes): void {
    this.addParsed(parseJson(bytes.toString('utf8')), offset);
  }

  /** Counts parsed JSON; `undefined` is text that is none. */
  addParsed(json: unknown, offset: number): Counted {
    const counted = json !== undefined && addItem(json, this.#tally);
    if (counted !== false) {
      this.#good += 1;
      return counted;
    }
    this.#bad += 1;
    const what = json === undefined ? 'is no JSON' : 'is no CloudTrail record';
    if (this.#bad <= MOST_LISTED) this.#report(`the record at byte ${offset} ${what}; it does not count`);
    return false;
  }

  /** Counts a record that differs from one that was counted in its time alone. */
  addAgain(counted: CountedRecord, time: string): void {
    this.#good += 1;
    this.#tally.addAgain(counted, time);
  }

  /** Says that behind the list of records, which ended at this byte, there is another. */
  addOtherList(offset: number): void {
    this.#report(`the list of records ends at byte ${offset}; there is another behind it, which does not count`);
  }

  end(): void {
    if (this.#bad > MOST_LISTED) this.#report(`${this.#bad} records cannot be read; they do not count`);
  }

  #report(message: string): void {
    this.#tally.addFinding(trailProblem('bad-record', this.#file, message));
  }
}
