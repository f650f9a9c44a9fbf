import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { addCsv, looksLikeCsv } from './aggregate-rows.ts';
import { codeOf } from './error-code.ts';
import { isGzip } from './inflate.ts';
import { RecordReader } from './record-reader.ts';
import { RecordSplitter } from './record-splitter.ts';
import type { RepeatedRecords } from './repeated-records.ts';
import type { Tally } from './tally.ts';
import type { TrailProblem } from './trail-problem.ts';
import { NOT_CLOUDTRAIL, trailProblem } from './trail-problem.ts';

/** The most that one file may inflate to. A larger one is no log of CloudTrail, which delivers every few minutes. */
const LARGEST_INFLATED = 8 * 1024 * 1024 * 1024;

/** Where a stream is counted, and what stops it. */
export interface StreamReading {
  readonly tally: Tally;
  /** Counts records without parsing each; absent where that cannot be done. */
  readonly records?: RepeatedRecords;
  readonly signal?: { readonly aborted: boolean };
}

/** Counts what a stream holds: standard input, or a file too large to be held. */
export async function readStream(stream: AsyncIterable<unknown>, name: string, reading: StreamReading): Promise<void> {
  const input = new StreamReader(name, reading);
  const { source, inflated, isTable } = await opened(stream);
  if (isTable) {
    addCsv(await textOf(source), name, reading.tally);
    return;
  }
  try {
    for await (const chunk of source) {
      if (Buffer.isBuffer(chunk)) input.push(chunk);
      if (input.isOver || reading.signal?.aborted === true) break;
    }
  } catch (error) {
    const what = inflated ? 'the compressed data ends early or is damaged' : 'reading failed';
    input.fail(`${what} (${codeOf(error)})`);
  }
  input.end(reading.signal?.aborted === true);
}

/** Counts a stream that comes in pieces. */
class StreamReader {
  readonly #name: string;
  readonly #tally: Tally;
  readonly #records: RecordReader;
  readonly #splitter: RecordSplitter;
  #problem: string | undefined;

  constructor(name: string, { tally, records }: StreamReading) {
    this.#name = name;
    this.#tally = tally;
    const reader = new RecordReader(name, tally);
    this.#records = reader;
    this.#splitter = new RecordSplitter((record) => (records === undefined ? reader.add(record) : records.readRecord(record, reader)));
  }

  /** True where reading on would give nothing. */
  get isOver(): boolean {
    return this.#splitter.isTooLarge || this.#splitter.offset > LARGEST_INFLATED;
  }

  push(chunk: Buffer): void {
    this.#splitter.push(chunk);
  }

  fail(problem: string): void {
    this.#problem = problem;
  }

  end(isAborted: boolean): void {
    this.#records.end();
    const { offset, unfinished, isTooLarge } = this.#splitter;
    const counted = `the ${this.#records.count} records before it count, what follows is missing`;
    const at = `at byte ${unfinished ?? offset}`;
    if (isAborted) this.#report('interrupted', `${at}: reading was stopped; ${counted}`);
    else if (isTooLarge) this.#report('not-cloudtrail', `${at} begins a value that is larger than any record; ${counted}`);
    else if (offset > LARGEST_INFLATED) this.#report('file-too-large', `is not read beyond byte ${offset}; ${counted}`);
    else if (this.#problem !== undefined) this.#report('truncated-file', `${at}: ${this.#problem}; ${counted}`);
    else if (unfinished !== undefined) this.#report('truncated-file', `${at}: the JSON ends early; ${counted}`);
    else if (this.#records.count === 0) this.#report('not-cloudtrail', NOT_CLOUDTRAIL);
  }

  #report(rule: TrailProblem, message: string): void {
    this.#tally.addFinding(trailProblem(rule, this.#name, message));
  }
}

/** A stream whose first bytes were looked at. */
interface Opened {
  readonly source: AsyncIterable<unknown>;
  readonly inflated: boolean;
  /** True for CSV. */
  readonly isTable: boolean;
}

/** Enough to tell what a stream is. */
const HEAD = 1024;

/** The stream as it is, or inflated where its first bytes say that it is compressed. */
async function opened(stream: AsyncIterable<unknown>): Promise<Opened> {
  const iterator = stream[Symbol.asyncIterator]();
  const head: Buffer[] = [];
  let isOver = false;
  for (let bytes = 0; bytes < HEAD && !isOver; ) {
    const { value, done } = await iterator.next();
    isOver = done === true;
    if (!Buffer.isBuffer(value)) continue;
    head.push(value);
    bytes += value.length;
  }
  const first = Buffer.concat(head);
  async function* all(): AsyncGenerator<unknown> {
    yield first;
    if (!isOver) yield* { [Symbol.asyncIterator]: () => iterator };
  }
  if (!isGzip(first)) return { source: all(), inflated: false, isTable: looksLikeCsv(first.toString('utf8')) };
  const gunzip = createGunzip();
  pipeline(Readable.from(all()), gunzip, noticedByReader);
  return { source: gunzip, inflated: true, isTable: false };
}

/** Whatever ends a pipeline early ends the reading of its last stream with the same error. */
const noticedByReader = () => {};

async function textOf(source: AsyncIterable<unknown>): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of source) if (Buffer.isBuffer(chunk)) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}
