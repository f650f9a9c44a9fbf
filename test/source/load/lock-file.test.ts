import { describe, expect, it } from 'vitest';
import { parseLockFile } from '../../../src/source/load/lock-file.ts';

const needs = (file: string, text: string): Record<string, string[]> =>
  Object.fromEntries([...parseLockFile(file, text)].map(([name, needed]) => [name, [...needed]]));

describe('parseLockFile', () => {
  it('reads lock files of npm', () => {
    const lock = {
      lockfileVersion: 3,
      packages: {
        '': { dependencies: { '@acme/aws': '^1.0.0' } },
        'node_modules/@acme/aws': {
          version: '1.0.0',
          dependencies: { '@aws-sdk/client-s3': '^3.0.0' },
          peerDependencies: { zod: '^4.0.0' },
        },
        'node_modules/@acme/aws/node_modules/deep': { version: '2.0.0', dependencies: { ms: '^2.0.0' } },
        'packages/own': { version: '0.0.0', dependencies: { ms: '^2.0.0' } },
      },
    };
    expect(needs('package-lock.json', JSON.stringify(lock))).toEqual({ '@acme/aws': ['@aws-sdk/client-s3'], deep: ['ms'] });
  });

  it('reads the first version of npm, packages inside packages too', () => {
    const lock = {
      lockfileVersion: 1,
      dependencies: { mailer: { requires: { 'aws-sdk': '^2.0.0' }, dependencies: { inner: { requires: { ms: '^2.0.0' } } } } },
    };
    expect(needs('npm-shrinkwrap.json', JSON.stringify(lock))).toEqual({ mailer: ['aws-sdk'], inner: ['ms'] });
  });

  it('reads lock files of Yarn, classic and later', () => {
    const classic = `# yarn lockfile v1


"@acme/aws@^1.0.0", "@acme/aws@^1.1.0":
  version "1.1.0"
  resolved "https://registry.example/aws-1.1.0.tgz"
  dependencies:
    "@aws-sdk/client-s3" "^3.0.0"
    ms "^2.0.0"
  optionalDependencies:
    fsevents "^2.0.0"

ms@^2.0.0:
  version "2.1.3"
`;
    const later = `__metadata:
  version: 8

"@acme/aws@npm:^1.0.0":
  version: 1.1.0
  resolution: "@acme/aws@npm:1.1.0"
  dependencies:
    "@aws-sdk/client-s3": "npm:^3.0.0"
    ms: "npm:^2.0.0"
  peerDependencies:
    zod: ^4.0.0
  languageName: node
`;
    for (const text of [classic, later]) expect(needs('yarn.lock', text)).toEqual({ '@acme/aws': ['@aws-sdk/client-s3', 'ms'] });
  });

  it('reads lock files of pnpm', () => {
    const newest = `lockfileVersion: '9.0'

importers:

  .:
    dependencies:
      '@acme/aws':
        specifier: ^1.0.0
        version: 1.1.0

packages:

  '@acme/aws@1.1.0':
    resolution: {integrity: sha512-x}
    peerDependencies:
      zod: ^4.0.0

snapshots:

  '@acme/aws@1.1.0(zod@4.0.0)':
    dependencies:
      '@aws-sdk/client-s3': 3.0.0
      ms: 2.1.3

  ms@2.1.3: {}
`;
    const older = `lockfileVersion: 5.4

packages:

  /@acme/aws/1.1.0:
    resolution: {integrity: sha512-x}
    dependencies:
      '@aws-sdk/client-s3': 3.0.0
      ms: 2.1.3
    dev: false
`;
    for (const text of [newest, older]) expect(needs('pnpm-lock.yaml', text)).toEqual({ '@acme/aws': ['@aws-sdk/client-s3', 'ms'] });
  });

  it('finds nothing in what is no lock file', () => {
    expect(needs('package-lock.json', '{')).toEqual({});
    expect(needs('yarn.lock', '\u0000')).toEqual({});
  });
});
