import { endianness } from 'node:os';
import { keptMember } from './kept-members.ts';
import { RecordScanner } from './record-scanner.ts';

let made: { readonly scanner: RecordScanner | undefined } | undefined;

/** The scanner of this thread; `undefined` where it cannot run: on a processor without the instructions or of the other byte order, or where nothing may be compiled. */
export function trailScanner(): RecordScanner | undefined {
  made ??= { scanner: make() };
  return made.scanner;
}

function make(): RecordScanner | undefined {
  if (endianness() !== 'LE') return undefined;
  try {
    return new RecordScanner(keptMember);
  } catch {
    return undefined;
  }
}
