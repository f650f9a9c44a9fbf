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

/**
 * Athena reads the trail and keeps its result with the caller's permissions, in buckets that the source does not name: the policy has those that AWS makes by
 * itself. What reads them stands in no request: https://docs.aws.amazon.com/athena/latest/ug/s3-permissions.html
 */
const ATHENA = { file: 'athena.json', handler: 'trail/athena-query.ts#runAthenaQuery', beyond: ['s3:GetObject', 's3:ListBucket'] };

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
    return grants.requirements.map(({ action, resource }) => `${action} on ${canonicalText(resource).replace(/^arn:[^:]*:/, 'arn:aws:')}`);
  });
}

/** The actions that a function needs, and the rules of the findings that leave something open. */
async function actionsOf(handler: string) {
  const request = { path: path.join(ROOT, 'src'), root: ROOT, handler, functions: [], env: new Map(), parameters: new Map(), kmsKeys: [] };
  const { functions } = await projectNeeds(request);
  const open = functions.flatMap(({ findings }) => findings.filter(({ incomplete }) => incomplete !== undefined).map(({ rule }) => rule));
  return { findings: [...new Set(open)], actions: functions.flatMap(({ grants }) => grants.requirements.map(({ action }) => action)) };
}

function grantsOf(file: string): string[] {
  return readPolicyDocument(readFileSync(path.join(POLICIES, file), 'utf8'), file).statements.flatMap(({ action, resource }) =>
    action.patterns.flatMap((one) => resource?.patterns.map(({ text }) => `${one.text} on ${text}`) ?? []),
  );
}

describe('policies/tool', () => {
  it('has one policy for each use', () => {
    expect(readdirSync(POLICIES).sort()).toEqual([...Object.keys(USES), ATHENA.file].sort());
  });

  it.each(Object.entries(USES))('%s grants what the source of the tool needs, and no more', async (file, handlers) => {
    const needed = await Promise.all(handlers.map(needsOf));
    expect(needed.flat().length).toBeGreaterThan(0);
    expect(new Set(grantsOf(file))).toEqual(new Set(needed.flat()));
  });

  it('athena.json grants the actions that the source needs, those beyond a request, and no more', async () => {
    const { findings, actions } = await actionsOf(ATHENA.handler);
    expect(findings).toEqual(['needs-beyond-request']);
    expect(new Set(grantsOf(ATHENA.file).map((grant) => grant.split(' on ')[0]))).toEqual(new Set([...actions, ...ATHENA.beyond]));
  });

  it('athena.json reaches no bucket but those of trails and of results', () => {
    const buckets = grantsOf(ATHENA.file).filter((grant) => grant.startsWith('s3:'));
    for (const grant of buckets) expect(grant).toMatch(/ on arn:aws:s3:::aws-(?:cloudtrail-logs|athena-query-results)-\*/);
    expect(buckets.filter((grant) => /Put/.test(grant) && /cloudtrail/.test(grant))).toEqual([]);
  });

  it.each([...Object.keys(USES), ATHENA.file])('%s has no statement that a reviewer would stop at', (file) => {
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
