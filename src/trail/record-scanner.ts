import { readFileSync } from 'node:fs';

/** Compiled from tools/record-scanner; it stands in the package at `src/trail/data`, both for the sources and for `dist/`. */
const SCANNER = new URL('../../src/trail/data/record-scanner.wasm', import.meta.url);

/** From and to which byte. */
export type ByteRange = readonly [from: number, to: number];

/** What to do with the member of this name in an object of this kind: numbers that kept-members.ts tells. */
export type Decide = (kind: number, name: string) => number;

/** Why readRecords stops, as a number: no record is left, the list is full, or the last record is new, or has a form that is to be read in another way. */
const STOPS = ['end', 'full', 'new', 'odd'] as const;

/** How many words readRecords has for one record. */
const ROW = 6;

/** How much memory grows at once, and how many blank bytes stand behind a text, which is read in blocks. */
const PAGE = 64 * 1024;
const BLANK = 128;

/** More places of a text than these are not listed. */
export const MOST_PLACES = 65_536;
const LONGEST_NEEDLE = 1024;

/** What is called of the compiled scanner. Addresses and lengths count bytes. */
interface Functions {
  readonly freeMemory: () => number;
  readonly likenessBytes: () => number;
  readonly beginLikeness: (memory: number, seed: number) => void;
  readonly findText: (base: number, from: number, to: number, text: number, length: number, out: number, most: number) => number;
  readonly findRecords: (base: number, from: number, to: number, places: number, count: number, first: number, out: number) => number;
  readonly beginRecords: (from: number, to: number) => void;
  readonly readRecords: () => number;
  readonly listed: () => number;
  readonly endOfList: () => number;
  readonly remember: () => number;
  readonly forget: () => void;
}

const NAMES: readonly (keyof Functions)[] = [
  ...(['freeMemory', 'likenessBytes', 'beginLikeness', 'findText', 'findRecords'] as const),
  ...(['beginRecords', 'readRecords', 'listed', 'endOfList', 'remember', 'forget'] as const),
];

/**
 * Finds and compares the records in the text of a CloudTrail file, several times as fast as JavaScript can look at bytes. One text is held at a time, in the
 * scanner's own memory.
 */
export class RecordScanner {
  readonly #memory: WebAssembly.Memory;
  readonly #call: Functions;
  /** The word at which the rows of readRecords begin. */
  readonly #rows: number;
  readonly #lists: number;
  readonly #text: number;
  #bytes: Buffer;
  #words: Int32Array;
  #length = 0;
  #time = '';
  #reader: symbol | undefined;

  /** @throws {Error} where the engine cannot run it. */
  constructor(decide: Decide) {
    const decideName = (kind: number, from: number, length: number) => decide(kind, this.#bytes.toString('utf8', from, from + length));
    const compiled = new WebAssembly.Module(readFileSync(SCANNER));
    const { exports } = new WebAssembly.Instance(compiled, { decide: { decide: decideName } });
    const { memory, rows } = exports;
    if (!(memory instanceof WebAssembly.Memory) || !(rows instanceof WebAssembly.Global) || !hasFunctions(exports))
      throw new Error(`${SCANNER.href} is not the record scanner`);
    this.#memory = memory;
    this.#call = exports;
    this.#rows = rows.value >> 2;
    const likeness = (exports.freeMemory() + 15) & ~15;
    this.#lists = (likeness + exports.likenessBytes() + 15) & ~15;
    this.#text = this.#lists + LONGEST_NEEDLE + MOST_PLACES * 16;
    this.#bytes = Buffer.from(memory.buffer);
    this.#words = new Int32Array(memory.buffer);
    this.#reserve(PAGE);
    exports.beginLikeness(likeness, Math.random());
  }

  /** Takes the text of a file in place of the one before. */
  hold(file: Buffer): void {
    this.#reserve(file.length + BLANK);
    this.#bytes.set(file, this.#text);
    this.#length = file.length;
    this.#bytes.fill(' ', this.#text + this.#length, this.#text + this.#length + BLANK);
  }

  /** Where `needle` stands in the text from a place on; `undefined` where it stands in MOST_PLACES or more. */
  findText(needle: string, from: number): readonly number[] | undefined {
    const length = this.#bytes.write(needle, this.#lists, LONGEST_NEEDLE);
    const places = this.#lists + LONGEST_NEEDLE;
    const count = this.#call.findText(this.#text, from, this.#length, this.#lists, length, places, MOST_PLACES);
    return count === MOST_PLACES ? undefined : [...this.#words.subarray(places >> 2, (places >> 2) + count)];
  }

  /** The records of the list that begins at `from` in which one of these places lies, which rise and are at most MOST_PLACES, and the `first` ones. */
  findRecords(from: number, places: readonly number[], first: number): ByteRange[] {
    const list = this.#lists + LONGEST_NEEDLE;
    const out = list + MOST_PLACES * 4;
    this.#words.set(places, list >> 2);
    const count = this.#call.findRecords(this.#text, from, this.#length, list, places.length, first, out);
    return Array.from({ length: count }, (_, index) => [this.#word((out >> 2) + index * 2), this.#word((out >> 2) + index * 2 + 1)]);
  }

  /** Goes to the records in a part of the text. False where no record is remembered, since another reader came between. */
  beginRecords([from, to]: ByteRange, reader: symbol): boolean {
    const isSame = this.#reader === reader;
    if (!isSame) this.forget();
    this.#reader = reader;
    this.#call.beginRecords(this.#text + from, this.#text + to);
    return isSame;
  }

  /**
   * Lists records until one is not known. Returns why it stops; a record that is new or odd is the last of the list. Records are equal, and have the same
   * number from 1 on, where everything is that decides what they mean, but for their time and the name of their item.
   */
  readRecords(): (typeof STOPS)[number] {
    return STOPS[this.#call.readRecords()] ?? 'odd';
  }

  /** How many known records are listed; the one that is not known stands behind them. */
  get listed(): number {
    return this.#call.listed();
  }

  numberAt(index: number): number {
    return this.#word(this.#rows + index * ROW);
  }

  /** Where the record lies in the text. */
  rangeAt(index: number): ByteRange {
    const row = this.#rows + index * ROW;
    return [this.#word(row + 1) - this.#text, this.#word(row + 2) - this.#text];
  }

  /** `eventTime` of a record that is not odd. It is to be asked for once for each, in their order. */
  timeAt(index: number): string {
    const at = this.#word(this.#rows + index * ROW + 3);
    if (at !== 0) this.#time = this.#bytes.toString('latin1', at, at + '2026-09-01T13:04:05Z'.length);
    return this.#time;
  }

  /** True for a record that is about an item. */
  hasItem(index: number): boolean {
    return this.#word(this.#rows + index * ROW + 4) !== 0;
  }

  /** The name of the item that a record is about; empty where it is about none. */
  itemAt(index: number): string {
    const row = this.#rows + index * ROW;
    return this.#bytes.toString('utf8', this.#word(row + 4), this.#word(row + 5));
  }

  /** Where the list of records ended in the text: its closing bracket, once there is no record left. */
  get endOfList(): number {
    return this.#call.endOfList() - this.#text;
  }

  /** Remembers the new record, so that those like it are known. Returns its number; 0 where it was forgotten, or there is no more room: none is known then. */
  remember(): number {
    return this.#call.remember();
  }

  /** Forgets every record. */
  forget(): void {
    this.#call.forget();
  }

  #word(index: number): number {
    return this.#words[index] ?? 0;
  }

  #reserve(bytes: number): void {
    const lacking = this.#text + bytes - this.#memory.buffer.byteLength;
    if (lacking <= 0) return;
    this.#memory.grow(Math.ceil(lacking / PAGE));
    this.#bytes = Buffer.from(this.#memory.buffer);
    this.#words = new Int32Array(this.#memory.buffer);
  }
}

function hasFunctions(exports: object): exports is Functions {
  return NAMES.every((name) => typeof Reflect.get(exports, name) === 'function');
}
