import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { catalogKnowledge } from '../../src/catalog/action-knowledge.ts';
import { accessLevel } from '../../src/catalog/actions.ts';
import { canonicalText } from '../../src/policy/iam-text.ts';
import { readPolicyDocument } from '../../src/policy/read-document.ts';
import { validate } from '../../src/policy/validate.ts';
import { projectNeeds } from '../../src/run.ts';

const ROOT = path.join(import.meta.dirname, '..', '..');
const POLICIES = path.join(ROOT, 'policies', 'tool');

/** Each policy that a user of the tool attaches, with the functions of the tool that make the requests it is for. */
const USES: Readonly<Record<string, readonly string[]>> = {
  'account.json': ['role/aws/request-account.ts#requestAccount'],
  'cloudtrail-lookup.json': ['trail/lookup-events.ts#readEventHistory'],
  'last-accessed.json': ['role/aws/last-accessed.ts#readLastAccessed'],
  'role.json': ['role/aws/request-role.ts#requestRole'],
};

/** `action on resource` of every grant that our own analysis of a function finds. */
async function needsOf(handler: string): Promise<string[]> {
  const needs = await projectNeeds({
    path: path.join(ROOT, 'src'),
    root: ROOT,
    handler,
    functions: [],
    env: new Map(),
    parameters: new Map(),
    kmsKeys: [],
  });
  return needs.functions.flatMap(({ grants, incomplete, findings }) => {
    expect(findings.filter((finding) => finding.incomplete !== undefined)).toEqual([]);
    expect(incomplete).toBe(false);
    // A policy names one partition; in which the role is, its ARN says when the tool runs.
    return grants.requirements.map(({ action, resource }) => `${action} on ${canonicalText(resource).replace(/^arn:\*:/, 'arn:aws:')}`);
  });
}

function grantsOf(file: string): string[] {
  return readPolicyDocument(readFileSync(path.join(POLICIES, file), 'utf8'), file).statements.flatMap(({ action, resource }) =>
    action.patterns.flatMap((one) => resource?.patterns.map(({ text }) => `${one.text} on ${text}`) ?? []),
  );
}

describe('policies/tool', () => {
  it('has one policy for each use', () => {
    expect(readdirSync(POLICIES).sort()).toEqual(Object.keys(USES).sort());
  });

  it.each(Object.entries(USES))('%s grants what the source of the tool needs, and no more', async (file, handlers) => {
    const needed = await Promise.all(handlers.map(needsOf));
    expect(needed.flat().length).toBeGreaterThan(0);
    expect(new Set(grantsOf(file))).toEqual(new Set(needed.flat()));
  });

  it.each(Object.keys(USES))('%s has no statement that a reviewer would stop at', (file) => {
    expect(validate(readPolicyDocument(readFileSync(path.join(POLICIES, file), 'utf8'), file), catalogKnowledge())).toEqual([]);
  });
});

/** A name of the SDK that source code takes, with the service that its package is for. */
interface SdkName {
  readonly file: string;
  readonly service: string;
  readonly name: string;
}

/** What `const { A, B } = await import('@aws-sdk/client-x')` takes. */
const TAKEN = /const \{([^}]*)\} = await import\('@aws-sdk\/client-([a-z-]+)'\)/g;

function sources(): readonly (readonly [string, string])[] {
  return readdirSync(path.join(ROOT, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => [file.split(path.sep).join('/'), readFileSync(path.join(ROOT, 'src', file), 'utf8')] as const);
}

function sdkNames(): SdkName[] {
  return sources().flatMap(([file, text]) =>
    [...text.matchAll(TAKEN)].flatMap(([, names = '', service = '']) =>
      names.split(',').flatMap((name) => (name.trim() === '' ? [] : [{ file, service, name: name.trim() }])),
    ),
  );
}

/** An Athena query is started and stopped on the user's demand; nothing else is ever written. */
const ALLOWED_WRITES = new Set(['athena:StartQueryExecution', 'athena:StopQueryExecution']);

describe('requests of AWS in the source', () => {
  it('take every name of the SDK where it is used, by its own name, and as a type anywhere', () => {
    const uses = sources().flatMap(([file, text]) => {
      const code = text.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '').replace(/import type [^;]*;/g, '');
      return [...code.matchAll(/(?:from|import|require)\s*\(?\s*'(@aws-sdk\/[^']+)'/g)].map(([, target]) => `${file} ${target}`);
    });
    const understood = sources().flatMap(([file, text]) =>
      [...text.matchAll(TAKEN)].map(([, , service]) => `${file} @aws-sdk/client-${service}`),
    );
    expect(uses.length).toBeGreaterThan(0);
    expect(uses.sort()).toEqual(understood.sort());
    const other = sdkNames().filter(({ name }) => !/^(?:[A-Z]\w*(?:Command|Client)|paginate[A-Z]\w*)$/.test(name));
    expect(other).toEqual([]);
  });

  it('only read', () => {
    const actions = sdkNames().flatMap(({ service, name }) => {
      const operation = /^(?:paginate)?(\w+?)(?:Command)?$/.exec(name)?.[1] ?? '';
      return operation.endsWith('Client') ? [] : [`${service}:${operation}`];
    });
    expect(actions.length).toBeGreaterThan(5);
    const writing = actions.filter((action) => !['Read', 'List'].includes(accessLevel(action)) && !ALLOWED_WRITES.has(action));
    expect(writing).toEqual([]);
  });
});
