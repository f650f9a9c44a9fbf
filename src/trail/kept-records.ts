import { isAscii } from 'node:buffer';
import { parseJson } from './parse-json-text.ts';

const COMMA = 0x2c;

/** Records are parsed together until their text is this long: one text costs less than many, and what is parsed is forgotten before the next. */
const PARSED_AT_ONCE = 64 * 1024;

/** Moves together, in the bytes of a file itself, what is kept of its records, and parses it. */
export class KeptRecords {
  readonly #file: Buffer;
  readonly #start: number;
  readonly #onRecord: (json: unknown, offset: number) => void;
  /** Where the next byte that is kept is put. */
  #to: number;
  /** The first byte that is not moved yet. */
  #from = 0;
  /** Of the records that are not parsed yet: where they begin among what is kept, and in the file. */
  #places: { readonly kept: number; readonly offset: number }[] = [];
  #first = 0;

  /** What is kept is put from `start` on, where no record that follows begins earlier. */
  constructor(file: Buffer, start: number, onRecord: (json: unknown, offset: number) => void) {
    this.#file = file;
    this.#start = start;
    this.#to = start;
    this.#onRecord = onRecord;
  }

  /** A record begins with the bracket at this place. */
  begin(offset: number): void {
    this.#places.push({ kept: this.#to, offset });
    this.#file[this.#to] = this.#file[offset] ?? 0;
    this.#to += 1;
    this.#from = offset + 1;
    this.#first = this.#to;
  }

  /** Leaves out a member: `from` the comma before it, or the first byte of the first one, up to the comma or bracket behind it. */
  leaveOut(from: number, to: number): void {
    this.#move(from);
    const isFirst = this.#to === this.#first;
    this.#from = isFirst && this.#file[to] === COMMA ? to + 1 : to;
  }

  /** The record ends before this place. */
  end(to: number): void {
    this.#move(to);
    const hasPlace = this.#to < to || this.#file[to] === COMMA;
    if (hasPlace) {
      this.#file[this.#to] = COMMA;
      this.#to += 1;
    }
    if (!hasPlace || this.#to - this.#start > PARSED_AT_ONCE) this.parse();
  }

  /** Parses the records that are not parsed yet. */
  parse(): void {
    const places = this.#places;
    const end = this.#file[this.#to - 1] === COMMA ? this.#to - 1 : this.#to;
    const together = parseJson(`[${textOf(this.#file, this.#start, end)}]`);
    for (const [index, { kept, offset }] of places.entries()) {
      const next = places[index + 1]?.kept;
      const json = Array.isArray(together) ? together[index] : parseJson(textOf(this.#file, kept, next === undefined ? end : next - 1));
      this.#onRecord(json, offset);
    }
    this.#places = [];
    this.#to = this.#start;
  }

  #move(to: number): void {
    if (to <= this.#from) return;
    this.#file.copyWithin(this.#to, this.#from, to);
    this.#to += to - this.#from;
  }
}

/** Most texts are ASCII, which needs no decoding. */
function textOf(bytes: Buffer, from: number, to: number): string {
  return bytes.toString(isAscii(bytes.subarray(from, to)) ? 'latin1' : 'utf8', from, to);
}
