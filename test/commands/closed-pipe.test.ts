import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { expect, it } from 'vitest';
import { ROOT } from './run-cli.ts';

it('says nothing where the reader of a long result stops reading', () => {
  const command = `'${process.execPath}' dist/cli.js check samples/orders-sam -f html --exit-zero | head -c 1`;
  const { stdout, stderr } = spawnSync('bash', ['-c', command], { cwd: path.join(ROOT), encoding: 'utf8' });
  expect({ stdout, stderr }).toEqual({ stdout: '<', stderr: '' });
});
