import { escapeIamText } from '../policy/iam-text.ts';
import { findRecords } from './find-records.ts';
import { generaliseItem } from './generalise-arn.ts';
import { parseJson } from './parse-json-text.ts';
import { recordList } from './record-list.ts';
import type { RecordReader } from './record-reader.ts';
import type { ByteRange, RecordScanner } from './record-scanner.ts';
import type { RecordBytes } from './record-splitter.ts';
import type { CountedRecord, Tally } from './tally.ts';

/** Once more kinds of items than these are remembered, the memory of all records starts anew. */
const MOST_REMEMBERED = 50_000;

/** Counts all records of files. Of those that are equal in everything that decides where they count only the first is parsed. */
export class RepeatedRecords {
  readonly #tally: Tally;
  readonly #scanner: RecordScanner;
  readonly #self = Symbol('reader');
  /** By the number that the scanner has for such records: those about no item, and the others by what the names of their items count as. */
  #counted: (CountedRecord | Map<string, CountedRecord>)[] = [];
  #remembered = 0;
  #joins = 0;
  /** Where what the scanner holds begins in its file. */
  #base = 0;

  constructor(tally: Tally, scanner: RecordScanner) {
    this.#tally = tally;
    this.#scanner = scanner;
  }

  /** Counts the records of a file. False where it has another form: nothing is counted then. */
  read(file: Buffer, reader: RecordReader): boolean {
    const start = recordList(file);
    if (start === undefined) return false;
    this.#hold(file, 0);
    this.#readList(file, [start, file.length], reader);
    const end = this.#scanner.endOfList;
    if (file.includes('"Records"', end)) reader.addOtherList(end);
    return true;
  }

  /** Counts the records of a file that hold one of `needles`, and its first few. False where they cannot be told: nothing is counted then. */
  readNamed(file: Buffer, needles: readonly string[], reader: RecordReader): boolean {
    this.#hold(file, 0);
    const ranges = findRecords(file, needles, this.#scanner);
    for (const range of ranges ?? []) this.#readList(file, range, reader);
    return ranges !== undefined;
  }

  /** Counts one record of a file that comes in pieces. */
  readRecord({ bytes, offset }: RecordBytes, reader: RecordReader): void {
    this.#hold(bytes, offset);
    this.#readList(bytes, [0, bytes.length], reader);
  }

  #hold(bytes: Buffer, base: number): void {
    this.#base = base;
    this.#scanner.hold(bytes);
  }

  /** Counts the records in a part of the file, which the scanner holds. */
  #readList(file: Buffer, range: ByteRange, reader: RecordReader): void {
    const scanner = this.#scanner;
    if (!scanner.beginRecords(range, this.#self)) this.#forget();
    for (;;) {
      const stop = scanner.readRecords();
      const { listed } = scanner;
      for (let index = 0; index < listed; index += 1) this.#addKnown(index, file, reader);
      if (stop === 'end') return;
      if (stop === 'odd') this.#parse(listed, file, reader);
      if (stop === 'new') this.#addNew(listed, file, reader);
    }
  }

  #addKnown(index: number, file: Buffer, reader: RecordReader): void {
    const time = this.#scanner.timeAt(index);
    const counted = this.#counted[this.#scanner.numberAt(index)];
    const item = counted instanceof Map ? this.#itemAt(index) : '';
    const known = counted instanceof Map ? counted.get(item) : counted;
    if (known !== undefined) {
      reader.addAgain(known, time);
      return;
    }
    const first = this.#parse(index, file, reader);
    if (counted instanceof Map && first !== undefined) this.#remember(() => counted.set(item, first));
  }

  #addNew(index: number, file: Buffer, reader: RecordReader): void {
    this.#scanner.timeAt(index);
    const first = this.#parse(index, file, reader);
    if (first === undefined) return;
    const number = this.#scanner.remember();
    if (number === 0) this.#forget();
    else this.#remember(() => (this.#counted[number] = this.#scanner.hasItem(index) ? new Map([[this.#itemAt(index), first]]) : first));
  }

  /** Counts the record by itself. Returns where those like it count. */
  #parse(index: number, file: Buffer, reader: RecordReader): CountedRecord | undefined {
    const [from, to] = this.#scanner.rangeAt(index);
    const counted = reader.addParsed(parseJson(file.toString('utf8', from, to)), this.#base + from);
    if (this.#tally.joins !== this.#joins) this.#forget();
    return typeof counted === 'object' ? counted : undefined;
  }

  #itemAt(index: number): string {
    return generaliseItem(escapeIamText(this.#scanner.itemAt(index)));
  }

  #remember(keep: () => void): void {
    this.#remembered += 1;
    if (this.#remembered > MOST_REMEMBERED) this.#forget();
    else keep();
  }

  #forget(): void {
    this.#joins = this.#tally.joins;
    this.#counted = [];
    this.#remembered = 0;
    this.#scanner.forget();
  }
}
