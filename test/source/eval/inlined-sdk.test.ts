import { statSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { analyze } from '../../../src/source/analyze.ts';
import { temporaryProject } from '../load/temporary-project.ts';
import { renderCall } from './render-call.ts';

const HANDLER = `import { AthenaClient, StartQueryExecutionCommand } from '@aws-sdk/client-athena';
const client = new AthenaClient({});
export const handler = () => client.send(new StartQueryExecutionCommand({ QueryString: 'select 1', WorkGroup: 'reports' }));
`;

async function analyseBundle(mainFields: readonly string[]) {
  const root = temporaryProject({ 'source.mjs': HANDLER });
  const outfile = path.join(root, 'bundle.js');
  await build({
    entryPoints: [path.join(root, 'source.mjs')],
    bundle: true,
    minify: true,
    platform: 'node',
    format: 'cjs',
    mainFields: [...mainFields],
    nodePaths: [path.join(import.meta.dirname, '../../../node_modules')],
    outfile,
  });
  expect(statSync(outfile).size).toBeGreaterThan(200_000);
  const handler = { id: 'f', file: 'bundle.js', export: 'handler', env: new Map(), envIsComplete: false, name: [], layers: [] };
  const [analysis] = analyze({ root, handlers: [handler] });
  return analysis;
}

describe('a minified bundle that holds the SDK', () => {
  it('is followed where the modules of the SDK are told by what they export', async () => {
    const analysis = await analyseBundle(['main']);
    expect(analysis?.calls.map(renderCall)).toEqual(["athena:StartQueryExecution { QueryString: 'select 1', WorkGroup: 'reports' }"]);
    expect(analysis?.findings).toEqual([]);
  });

  it('says so where they are not', async () => {
    const analysis = await analyseBundle(['module', 'main']);
    const bound = analysis?.findings.find(({ rule }) => rule === 'analysis-bound');
    expect(bound?.incomplete).toBe('*');
    expect(bound?.message).toContain('bundle.js holds the AWS SDK itself');
  });
});
