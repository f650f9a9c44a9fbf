import { describe, expect, it } from 'vitest';
import { projectFolder } from './project-folder.ts';
import { ROOT, runCli } from './run-cli.ts';

const listing = () =>
  projectFolder({
    'h.js': `const { S3Client, ListObjectsV2Command } = require('@aws-sdk/client-s3');
exports.handler = (event) => new S3Client({}).send(new ListObjectsV2Command({ Bucket: 'documents', Prefix: 'reports/' + event.year }));
`,
  });

describe('--narrow without a usage', () => {
  it('binds a listing to its prefix, and says so', () => {
    const { stdout, stderr } = runCli(ROOT, 'generate', listing(), '--handler', 'h.js#handler', '--narrow', '--verbose');
    expect(JSON.parse(stdout).Statement).toMatchObject([
      { Action: ['s3:ListBucket'], Resource: ['arn:aws:s3:::documents'], Condition: { StringLike: { 's3:prefix': ['reports/*'] } } },
    ]);
    expect(stderr).toContain('narrowed to s3:prefix reports/*');
  });

  it('and nothing else does', () => {
    const { stdout } = runCli(ROOT, 'generate', listing(), '--handler', 'h.js#handler');
    expect(stdout).not.toContain('Condition');
  });
});

describe('flags about usage', () => {
  it.each([
    [['--mode', 'intersect'], '--usage'],
    [['--deployed-at', '2026-09-01'], '--usage'],
    [['--deployed-at', 'yesterday', '--usage', 'package.json'], '--deployed-at yesterday: no time'],
    [['--usage', 'nothing.json'], 'leastpriv observe writes it'],
    [['--usage', 'package.json'], 'not an aggregate'],
    [['--usage', 'README.md'], 'not JSON'],
  ])('%j is an error of the input', (args, message) => {
    const { status, stdout, stderr } = runCli(ROOT, 'generate', 'samples/orders-sam', ...args);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain(message);
  });
});
