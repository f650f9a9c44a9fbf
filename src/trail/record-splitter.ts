/** A record larger than this is none: CloudTrail's are at most 1 MB. https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-limits.html */
const LARGEST_RECORD = 16 * 1024 * 1024;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COLON = 0x3a;
const SPACE = 0x20;
/** `{` and `[`, `}` and `]`, with the bit that tells them apart set. */
const OPENING = 0x7b;
const CLOSING = 0x7d;
const OPENING_BRACKET = 0x5b;

/** No name that is looked for is as long. */
const LONGEST_NAME = 16;

/** The bytes of one JSON value, and where in the text they begin. */
export interface RecordBytes {
  readonly bytes: Buffer;
  readonly offset: number;
}

/**
 * Cuts a stream of JSON into records without reading the whole: the items of the list under `Records` or `Events` of a top-level object, the items of a
 * top-level list, or else each top-level object, of which there may be one a line. Brackets count only outside of strings.
 */
export class RecordSplitter {
  readonly #onRecord: (record: RecordBytes) => void;
  #depth = 0;
  /** The depth at which the items of a list of records begin; 0 for a top-level object that is a record itself. */
  #recordDepth = 0;
  #inString = false;
  #escaped = false;
  /** The string that is being read, where it may be a name: at depth 1. */
  #name: string | undefined;
  #lastName = '';
  #offset = 0;
  #start: number | undefined;
  #held: Buffer[] = [];
  #heldBytes = 0;
  #isTooLarge = false;

  constructor(onRecord: (record: RecordBytes) => void) {
    this.#onRecord = onRecord;
  }

  /** Bytes that were taken. */
  get offset(): number {
    return this.#offset;
  }

  /** Where the record begins that is not complete; `undefined` between records. */
  get unfinished(): number | undefined {
    return this.#depth === 0 ? undefined : (this.#start ?? this.#offset);
  }

  /** True once a record was larger than any can be: the rest is not read. */
  get isTooLarge(): boolean {
    return this.#isTooLarge;
  }

  push(chunk: Buffer): void {
    const { length } = chunk;
    let from = this.#start === undefined ? -1 : 0;
    for (let at = this.#inString ? this.#skipString(chunk, 0) : 0; at < length; at += 1) {
      const byte = chunk[at] ?? 0;
      if (byte === QUOTE) {
        this.#inString = true;
        this.#name = this.#depth === 1 ? '' : undefined;
        at = this.#skipString(chunk, at + 1) - 1;
      } else if ((byte | 0x20) === OPENING) {
        if (this.#depth === this.#recordDepth) {
          this.#start = this.#offset + at;
          from = at;
        }
        this.#depth += 1;
        if (this.#beginsRecords(byte)) {
          this.#recordDepth = this.#depth;
          this.#start = undefined;
          this.#release();
          from = -1;
        }
      } else if ((byte | 0x20) === CLOSING) {
        this.#depth = Math.max(0, this.#depth - 1);
        if (this.#depth === this.#recordDepth && this.#start !== undefined) {
          this.#endRecord(chunk, from, at + 1);
          from = -1;
        } else if (this.#depth < this.#recordDepth) this.#recordDepth = Number.POSITIVE_INFINITY;
        if (this.#depth === 0) this.#recordDepth = 0;
      } else if (byte > SPACE && byte !== COLON && this.#depth === 1) this.#lastName = '';
    }
    if (from >= 0) this.#hold(chunk, from);
    this.#offset += length;
  }

  /** The place behind the string that goes on at `from`, or the end of the chunk where it does not end in it. */
  #skipString(chunk: Buffer, from: number): number {
    const { length } = chunk;
    let at = from;
    let isEscaped = this.#escaped;
    for (; at < length; at += 1) {
      const byte = chunk[at];
      if (isEscaped) isEscaped = false;
      else if (byte === BACKSLASH) isEscaped = true;
      else if (byte === QUOTE) break;
    }
    this.#escaped = isEscaped;
    if (this.#name !== undefined && this.#name.length < LONGEST_NAME)
      this.#name += chunk.toString('latin1', from, Math.min(at, from + LONGEST_NAME));
    if (at >= length) return length;
    this.#inString = false;
    if (this.#name !== undefined) this.#lastName = this.#name;
    this.#name = undefined;
    return at + 1;
  }

  /** A list at the top, or under one of the names that CloudTrail and its LookupEvents give it. */
  #beginsRecords(byte: number): boolean {
    if (byte !== OPENING_BRACKET) return false;
    if (this.#depth === 1) return true;
    return this.#depth === 2 && this.#recordDepth === 0 && (this.#lastName === 'Records' || this.#lastName === 'Events');
  }

  #endRecord(chunk: Buffer, from: number, to: number): void {
    const own = chunk.subarray(from, to);
    const offset = this.#start ?? 0;
    const bytes = this.#held.length === 0 ? own : Buffer.concat([...this.#held, own]);
    this.#start = undefined;
    this.#release();
    this.#onRecord({ bytes, offset });
  }

  #hold(chunk: Buffer, from: number): void {
    const part = Buffer.from(chunk.subarray(from));
    this.#held.push(part);
    this.#heldBytes += part.length;
    this.#isTooLarge = this.#heldBytes > LARGEST_RECORD;
    if (this.#isTooLarge) this.#release();
  }

  #release(): void {
    this.#held = [];
    this.#heldBytes = 0;
  }
}
