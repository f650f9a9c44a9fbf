import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { linterMissing, lintMerged } from './cloudformation-linter.ts';
import { describePolicies, sampleFile } from './sample-policies.ts';

const SAMPLE = 'thumbnails-cdk';

// The function that the CDK adds for the bucket's notifications is not the project's.
describePolicies({
  sample: SAMPLE,
  functions: ['Thumbnails/Gallery', 'Thumbnails/Resize'],
  formats: ['terraform', 'cloudformation'],
});

const missing = linterMissing();
if (missing !== undefined) console.warn(`skipped: linting the fragment in samples/${SAMPLE} (${missing})`);

describe.skipIf(missing !== undefined)('the fragment', () => {
  it('belongs into the template', () => {
    const template: unknown = JSON.parse(sampleFile(SAMPLE, 'cdk.out/Thumbnails.template.json'));
    expect(lintMerged(stringify(template), sampleFile(SAMPLE, 'expected/policies.yaml'))).toEqual([]);
  });
});
