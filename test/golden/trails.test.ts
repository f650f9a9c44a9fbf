import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { ROOT, runCli } from '../commands/run-cli.ts';
import { sampleFile, sampleFolder } from './sample-policies.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'leastpriv-trails-'));
afterAll(() => rmSync(folder, { recursive: true }));

const PLAIN = {
  VOICE_BUCKET: 'acme-voice-inbox',
  TRANSCRIPT_BUCKET: 'acme-transcripts',
  REVIEW_QUEUE_URL: 'https://sqs.eu-west-2.amazonaws.com/123456789012/call-review',
};

/** The samples with a trail, and more of the command line. */
const SAMPLES: readonly (readonly [sample: string, flags: readonly string[]])[] = [
  ['thumbnails-cdk', []],
  ['inventory-terraform', []],
  ['newsletter-cloudformation', ['--stack-name', 'papermill']],
  ['support-serverless', []],
  [
    'plain-handler',
    ['--handler', 'transcribe.mjs#handler', ...Object.entries(PLAIN).flatMap(([name, value]) => ['--env', `${name}=${value}`])],
  ],
];

describe('what trails say of the grants of the samples, as written by hand', () => {
  it.each(SAMPLES)('%s', (sample, flags) => {
    const usage = path.join(folder, `${sample}.json`);
    expect(runCli(ROOT, 'observe', path.join(sampleFolder(sample), 'trail'), '-o', usage).status).toBe(0);
    expect(readFileSync(usage, 'utf8')).not.toContain('HIDDEN');
    const { stdout } = runCli(
      ROOT,
      'generate',
      sampleFolder(sample),
      ...flags,
      '--root',
      sampleFolder(sample),
      '--usage',
      usage,
      '--details',
    );
    const { functions } = JSON.parse(stdout) as Details;
    const decisions = Object.fromEntries(functions.map((one) => [one.id, decisionsOf(one)]));
    expect(decisions).toEqual(JSON.parse(sampleFile(sample, 'expected/usage/decisions.json')));
  });

  it('a name that nothing binds is narrowed to the one that was seen on three days', () => {
    const usage = path.join(folder, 'plain-handler.json');
    const [, flags = []] = SAMPLES.find(([sample]) => sample === 'plain-handler') ?? [];
    const narrowed = runCli(ROOT, 'generate', sampleFolder('plain-handler'), ...flags, '--usage', usage, '--narrow');
    expect(narrowed.stdout).toContain('"arn:aws:dynamodb:*:*:table/calls"');
  });

  it('a role that functions share is split by their sessions; what a person did with it counts for none', () => {
    const usage = path.join(folder, 'inventory-terraform.json');
    const { stderr } = runCli(ROOT, 'generate', sampleFolder('inventory-terraform'), '--usage', usage);
    expect(stderr).toContain('1 call of arn:aws:iam::111122223333:role/inventory-staging-worker in session ann may be of any of');
  });
});

const ROWS: ReadonlySet<string> = new Set([
  'in-code-not-seen',
  'in-code-cannot-tell',
  'denied-in-code',
  'denied-not-in-code',
  'seen-not-in-code',
  'configuration-drift',
]);

function decisionsOf({ requirements, findings }: Details['functions'][number]): string[] {
  const confirmed = requirements.filter(
    ({ evidence }) =>
      evidence.some(({ kind }) => kind === 'code') && evidence.some(({ kind, denied }) => kind === 'trail' && denied === false),
  );
  const rows = findings.filter(({ rule }) => ROWS.has(rule));
  return [
    ...new Set([
      ...confirmed.map(({ action }) => `confirmed ${action}`),
      ...rows.flatMap(({ rule, message }) => actionsOf(message).map((action) => `${rule} ${action}`)),
    ]),
  ].sort();
}

/** Those that stand before the first colon with a space behind it, or before ` on `. */
function actionsOf(message: string): string[] {
  return (/^(?:[\w-]+:\w+(?:, )?)+/.exec(message)?.[0] ?? '').split(', ').filter((action) => action !== '');
}

interface Details {
  readonly functions: readonly {
    readonly id: string;
    readonly requirements: readonly {
      readonly action: string;
      readonly evidence: readonly { readonly kind: string; readonly denied?: boolean }[];
    }[];
    readonly findings: readonly { readonly rule: string; readonly message: string }[];
  }[];
}
