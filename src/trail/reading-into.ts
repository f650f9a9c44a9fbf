import type { StreamReading } from './read-stream.ts';
import { RepeatedRecords } from './repeated-records.ts';
import type { Tally } from './tally.ts';
import { trailScanner } from './trail-scanner.ts';

/** Reading that counts into a tally until `signal` stops it. */
export function readingInto(tally: Tally, signal: StreamReading['signal']): StreamReading {
  const scanner = trailScanner();
  return {
    tally,
    ...(signal === undefined ? {} : { signal }),
    ...(scanner === undefined ? {} : { records: new RepeatedRecords(tally, scanner) }),
  };
}
