import { existsSync, readFileSync } from 'node:fs';
import * as v from 'valibot';
import { UserError } from '../support/errors.ts';
import { writeWhole } from '../support/files.ts';
import type { Aggregate } from './aggregate.ts';
import { readAggregate } from './aggregate-file.ts';

/** How far a look-up came. Events come newest first, so what is left lies before `reached`. */
export interface LookupState {
  /** What was looked up; another question cannot be continued from here. */
  readonly question: string;
  /** Time of the oldest event that was read. */
  readonly reached: string;
  /** The events of that very second that were read. */
  readonly eventIds: readonly string[];
  readonly aggregate: Aggregate;
}

const SCHEMA_VERSION = 1;

const form = v.object({
  schemaVersion: v.literal(SCHEMA_VERSION),
  question: v.string(),
  reached: v.string(),
  eventIds: v.array(v.string()),
  aggregate: v.unknown(),
});

/**
 * The state in a file; `undefined` where there is none yet.
 * @throws {UserError} for a file that holds something else, or the state of another question.
 */
export function readLookupState(file: string, question: string): LookupState | undefined {
  if (!existsSync(file)) return undefined;
  const state = v.safeParse(form, parseJson(file));
  if (!state.success) throw new UserError(`--resume ${file}: not the state of a look-up; name another file`);
  if (state.output.question !== question) {
    throw new UserError(
      `--resume ${file}: it is of another look-up (${state.output.question}); name another file, or delete it to begin anew`,
    );
  }
  return { ...state.output, aggregate: readAggregate(state.output.aggregate, `--resume ${file}`) };
}

/** Keeps how far a look-up came. */
export function writeLookupState(file: string, state: LookupState): void {
  writeWhole(file, `${JSON.stringify({ schemaVersion: SCHEMA_VERSION, ...state })}\n`);
}

function parseJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}
