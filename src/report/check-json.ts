import type { CheckReport } from './check-report.ts';

/** Of schemas/check.schema.json. */
const SCHEMA_VERSION = 1;

/** The text of `check -f json`, described by schemas/check.schema.json. Ends with a newline. */
export function checkJson({ functions, findings, accepted }: CheckReport): string {
  const report = {
    schemaVersion: SCHEMA_VERSION,
    functions: functions.map(({ id, scorecard, comparison, incomplete }) => ({
      id,
      incomplete,
      ...(comparison === undefined ? {} : { verdict: comparison.verdict }),
      practices: scorecard.practices,
    })),
    findings,
    accepted,
  };
  return `${JSON.stringify(report, null, 2)}\n`;
}
