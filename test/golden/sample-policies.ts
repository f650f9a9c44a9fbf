import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { type CliResult, ROOT, runCli } from '../commands/run-cli.ts';

/** The folder of a sample. */
export function sampleFolder(sample: string): string {
  return path.join(ROOT, 'samples', sample);
}

/** The text of a file of a sample, by its path in the sample's folder. */
export function sampleFile(sample: string, file: string): string {
  return readFileSync(path.join(sampleFolder(sample), file), 'utf8');
}

export interface SamplePolicies {
  readonly sample: string;
  /** The ids of its functions, sorted. */
  readonly functions: readonly string[];
  /** The formats of which `expected/` has a file with all functions. */
  readonly formats: readonly ('terraform' | 'cloudformation')[];
  /** More of the command line. */
  readonly flags?: readonly string[];
}

const FILES = { terraform: 'policies.tf', cloudformation: 'policies.yaml' } as const;

/** Tests that what is generated for a sample is what was written by hand, and nothing else. */
export function describePolicies({ sample, functions, formats, flags = [] }: SamplePolicies): void {
  const generate = (...args: readonly string[]): CliResult => runCli(ROOT, 'generate', sampleFolder(sample), ...flags, ...args);
  const json = (id: string) => sampleFile(sample, `expected/${id.replace(/[^A-Za-z0-9_.-]/g, '_')}.json`);

  describe(`the policies of samples/${sample} are those in expected/, byte for byte`, () => {
    it.each(flags.includes('--handler') ? [] : functions)('%s as JSON', (id) => {
      expect(generate('--function', id, '-f', 'json').stdout).toBe(json(id));
    });

    it('all as JSON', () => {
      const all = functions.length === 1 ? functions.map(json).join('') : objectOf(functions.map((id) => [id, json(id)]));
      expect(generate('-f', 'json').stdout).toBe(all);
    });

    it.each(formats)('all as %s', (format) => {
      expect(generate('-f', format).stdout).toBe(sampleFile(sample, `expected/${FILES[format]}`));
    });

    it('and complete', () => {
      const result = generate('--fail-on', 'incomplete');
      expect(result.stderr).not.toContain('incomplete');
      expect(result.status).toBe(0);
    });
  });
}

function objectOf(texts: readonly (readonly [string, string])[]): string {
  return `${JSON.stringify(Object.fromEntries(texts.map(([id, text]) => [id, JSON.parse(text)])), null, 2)}\n`;
}
