import type { Acceptance } from '../report/acceptance.ts';
import { UserError } from '../support/errors.ts';
import { readIfPresent } from '../support/files.ts';

/** What a baseline file accepts. Throws UserError where it can't be read. */
export async function baselineAcceptances(file: string): Promise<readonly Acceptance[]> {
  const text = readIfPresent(file);
  if (text === undefined) throw new UserError(`--baseline ${file}: the file cannot be read; --write-baseline makes a first one`);
  const { readBaseline } = await import('../report/baseline.ts');
  return readBaseline(text, file);
}
