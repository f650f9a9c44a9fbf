import { describe, expect, it } from 'vitest';
import { linterMissing, lintMerged } from './cloudformation-linter.ts';
import { describePolicies, sampleFile } from './sample-policies.ts';

const SAMPLE = 'newsletter-cloudformation';

describePolicies({
  sample: SAMPLE,
  functions: ['Confirm', 'Deliver', 'SendIssue', 'Subscribe'],
  formats: ['terraform', 'cloudformation'],
});

const missing = linterMissing();
if (missing !== undefined) console.warn(`skipped: linting the fragment in samples/${SAMPLE} (${missing})`);

describe.skipIf(missing !== undefined)('the fragment', () => {
  it('belongs into the template', () => {
    expect(lintMerged(sampleFile(SAMPLE, 'template.yaml'), sampleFile(SAMPLE, 'expected/policies.yaml'))).toEqual([]);
  });
});
