import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { runCli } from '../commands/run-cli.ts';
import { linterMissing, lintMerged } from './cloudformation-linter.ts';
import { describePolicies, sampleFile, sampleFolder } from './sample-policies.ts';

const SAMPLE = 'thumbnails-cdk';

// The function that the CDK adds for the bucket's notifications is not the project's.
describePolicies({
  sample: SAMPLE,
  functions: ['Thumbnails/Gallery', 'Thumbnails/Resize'],
  formats: ['terraform', 'cloudformation'],
});

it('the app says the same where it is not synthesised', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'thumbnails-cdk-'));
  try {
    cpSync(sampleFolder(SAMPLE), folder, { recursive: true });
    rmSync(path.join(folder, 'cdk.out'), { recursive: true });
    const policies: unknown = JSON.parse(runCli(folder, 'generate', '-f', 'json').stdout);
    expect(policies).toEqual({
      'Thumbnails/Gallery': JSON.parse(sampleFile(SAMPLE, 'expected/Thumbnails_Gallery.json')),
      'Thumbnails/Resize': JSON.parse(sampleFile(SAMPLE, 'expected/Thumbnails_Resize.json')),
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
});

const missing = linterMissing();
if (missing !== undefined) console.warn(`skipped: linting the fragment in samples/${SAMPLE} (${missing})`);

describe.skipIf(missing !== undefined)('the fragment', () => {
  it('belongs into the template', () => {
    const template: unknown = JSON.parse(sampleFile(SAMPLE, 'cdk.out/Thumbnails.template.json'));
    expect(lintMerged(stringify(template), sampleFile(SAMPLE, 'expected/policies.yaml'))).toEqual([]);
  });
});
