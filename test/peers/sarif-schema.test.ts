import published from '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json' with { type: 'json' };
import { Ajv } from 'ajv';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Finding } from '../../src/model/finding.ts';
import { findingsSarif } from '../../src/report/findings-sarif.ts';
import { reportedFindings } from '../../src/report/reported-finding.ts';

/** The schema of OASIS as Microsoft's SARIF SDK ships it. Draft 4 says `id` and its address where later drafts have other words; both are names only. */
const { $schema: _, id: __, ...rules } = published;

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

describe('the SARIF of findings', () => {
  it('is valid by the published schema, whatever they say', () => {
    const isValid = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false }).compile(rules);
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
