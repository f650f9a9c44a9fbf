import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT, runCli } from './commands/run-cli.ts';

const readme = readFileSync(path.join(ROOT, 'README.md'), 'utf8');

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
