import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Finding } from '../../src/model/finding.ts';
import { findingsSarif } from '../../src/report/findings-sarif.ts';
import { reportedFindings } from '../../src/report/reported-finding.ts';

/** The schema of OASIS as Microsoft's SARIF SDK ships it; `undefined` where that package is not installed. */
function publishedSchema(): Record<string, unknown> | undefined {
  try {
    const file = createRequire(import.meta.url).resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json');
    const schema: Record<string, unknown> = JSON.parse(readFileSync(file, 'utf8'));
    // Draft 4 says `id` and its address where later drafts have other words; both are names only.
    const { $schema: _, id: __, ...rules } = schema;
    return rules;
  } catch {
    return undefined;
  }
}

const schema = publishedSchema();
if (schema === undefined)
  console.info('skipped: validating SARIF (the package @microsoft/jest-sarif, which has the schema, is not installed)');

const finding: fc.Arbitrary<Finding> = fc
  .record(
    {
      rule: fc.oneof(fc.constantFrom('LP101', 'grant-excess'), fc.string({ minLength: 1 })),
      severity: fc.constantFrom('error', 'warning', 'note'),
      message: fc.string({ unit: 'binary' }),
      origin: fc.record({
        file: fc.oneof(fc.constantFrom('src/a b#c%.ts', '../outside.ts', '/absolute.ts', 'arn:aws:iam::aws:policy/X', ''), fc.string()),
        line: fc.integer({ min: 1, max: 1_000_000 }),
        column: fc.integer({ min: 1, max: 1_000_000 }),
      }),
      function: fc.string(),
    },
    { requiredKeys: ['rule', 'severity', 'message'] },
  )
  .map((one): Finding => one);

describe.skipIf(schema === undefined)('the SARIF of findings', () => {
  it('is valid by the published schema, whatever they say', () => {
    const isValid = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false }).compile(schema ?? {});
    expect(isValid({ version: '2.1.0', runs: [{}] })).toBe(false);
    fc.assert(
      fc.property(fc.array(finding, { maxLength: 6 }), (findings) => {
        const descriptions = [{ id: 'LP101', summary: 'Granted and not needed.', helpUri: 'https://docs.aws.amazon.com/IAM/' }];
        const text = findingsSarif(reportedFindings(findings), descriptions, { command: 'check', version: '1.2.3' });
        isValid(JSON.parse(text));
        expect(isValid.errors ?? []).toEqual([]);
      }),
      { numRuns: 300, seed: 2026 },
    );
  });
});
