import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { UnmappedOperationError } from '../src/catalog/errors.ts';
import { operationsOf } from '../src/catalog/operations.ts';
import { requirementsOf } from '../src/catalog/requirements-of.ts';
import { services } from '../src/catalog/services.ts';
import { ROOT, runCli } from './commands/run-cli.ts';

const readme = readFileSync(path.join(ROOT, 'README.md'), 'utf8');

describe('docs/lookup.md', () => {
  it('publishes how many operations get which answer', () => {
    const counts = { granted: 0, none: 0, unmapped: 0 };
    for (const service of services().keys()) for (const operation of operationsOf(service)) counts[answerOf(service, operation)] += 1;
    const page = readFileSync(path.join(ROOT, 'docs', 'lookup.md'), 'utf8');
    for (const count of Object.values(counts)) expect(page).toContain(`| ${count.toLocaleString('en-US')} |`);
  });
});

function answerOf(service: string, operation: string): 'granted' | 'none' | 'unmapped' {
  try {
    return requirementsOf({ service, operation }).length > 0 ? 'granted' : 'none';
  } catch (error) {
    if (error instanceof UnmappedOperationError) return 'unmapped';
    throw error;
  }
}

describe('the README shows what the commands print', () => {
  it.each([
    ['generate', 'samples/orders-sam', '--function', 'GetOrder'],
    ['explain', 'dynamodb:PutItem', 'samples/orders-sam'],
  ])('%s %s', (...command) => {
    const { stdout } = runCli(ROOT, ...command);
    expect(stdout.length).toBeGreaterThan(100);
    expect(readme).toContain(stdout);
  });

  it('and the size of the catalog as it is', () => {
    const manifest = JSON.parse(readFileSync(path.join(ROOT, 'src', 'catalog', 'data', 'manifest.json'), 'utf8'));
    expect(readme).toContain(`${manifest.counts.services} services`);
    expect(readme).toContain(`${manifest.counts.operations.toLocaleString('en-US')} operations`);
  });
});
