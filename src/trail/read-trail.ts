import type { Aggregate } from './aggregate.ts';
import { canInflateAhead, inflateAhead } from './inflate-ahead.ts';
import { readTrailFile } from './read-trail-file.ts';
import { readingInto } from './reading-into.ts';
import { Tally } from './tally.ts';
import type { TrailFile } from './trail-file-names.ts';
import type { TrailFilter } from './trail-filter.ts';
import { needlesOf } from './trail-filter.ts';
import type { WholeFile } from './whole-file.ts';

/** Below both of these another thread costs more than it saves. */
const MANY_FILES = 200;
const MANY_BYTES = 50 * 1024 * 1024;

/** What to read, and how to hear of it. */
export interface TrailReading {
  readonly files: readonly TrailFile[];
  readonly filter: TrailFilter;
  /** Stops reading after the files at hand: what was counted until then is the result. */
  readonly signal?: AbortSignal;
  /** Called after each file with the bytes and files that are done. */
  readonly onProgress?: (bytes: number, files: number) => void;
}

/** Counts what files hold. Whether another thread inflates them makes no difference to the result. */
export async function readTrail({ files, filter, signal, onProgress }: TrailReading): Promise<Aggregate> {
  const tally = new Tally(filter);
  const needles = needlesOf(filter);
  const reading = { ...readingInto(tally, signal), ...(needles === undefined ? {} : { needles }) };
  const contents = isMuch(files) && canInflateAhead() ? inflateAhead(files.map(({ file }) => file)) : unread(files);
  const done = { bytes: 0, files: 0 };
  for await (const ahead of contents) {
    const file = files[done.files];
    if (file === undefined || signal?.aborted === true) break;
    await readTrailFile(file.file, reading, ahead);
    done.bytes += file.bytes;
    done.files += 1;
    onProgress?.(done.bytes, done.files);
  }
  if (done.files < files.length) tally.addFinding(interrupted(done.files, files.length));
  return tally.aggregate();
}

function isMuch(files: readonly TrailFile[]): boolean {
  return files.length >= MANY_FILES || (files.length > 1 && files.reduce((sum, { bytes }) => sum + bytes, 0) >= MANY_BYTES);
}

/** Nothing is read ahead; an interrupt is heard between files. */
async function* unread(files: readonly TrailFile[]): AsyncGenerator<WholeFile | undefined> {
  for (const _ of files) {
    yield undefined;
    await new Promise(setImmediate);
  }
}

function interrupted(done: number, files: number) {
  return {
    rule: 'interrupted',
    severity: 'warning',
    message: `reading was stopped after ${done} of ${files} files; what the others hold is missing`,
    incomplete: '*',
  } as const;
}
