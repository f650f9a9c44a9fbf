import { describe, expect, it } from 'vitest';
import type { AttachedRole } from '../../../src/model/attached-role.ts';
import type { FunctionFacts, ProjectFacts } from '../../../src/rules/practice-facts.ts';
import { unusedFunction } from '../../../src/rules/practices/unused-function.ts';
import { indented, NOTHING, placesOf, sam } from './checked-project.ts';

const origin = { file: 'template.yaml', line: 4, column: 3 };

describe('LP601 unused-function', () => {
  const facts = (more: Partial<FunctionFacts>): FunctionFacts => ({
    function: {
      id: 'Get',
      aliases: [],
      handler: { kind: 'handler', file: 'app.mjs', export: 'handler' },
      runtime: 'nodejs24.x',
      env: new Map(),
      envIsComplete: true,
      name: [],
      role: { kind: 'unknown' },
      platform: [],
      layers: [],
      origin,
    },
    requirements: [],
    incomplete: false,
    environmentSecrets: new Map(),
    ...more,
  });
  const project: ProjectFacts = {
    project: {
      functions: [],
      roles: [],
      exposure: { urls: [], routes: [], apis: [], permissions: [] },
      encryptionKeys: new Map(),
      declaredData: new Map(),
    },
    functions: [],
    checked: new Set(),
    unreferencedHandlers: [],
    today: '2026-11-22',
  };
  const role = (lastUsed: string): AttachedRole => ({ id: 'get', policies: [], lastUsed, origin });
  const check = (more: Partial<FunctionFacts>) => unusedFunction.check(facts(more), project);

  it('finds a role that was never used, or not for 90 days', () => {
    expect(check({ role: role('never') }).findings).toHaveLength(1);
    expect(check({ role: role('2026-08-24T10:00:00Z') }).findings).toMatchObject([{ message: expect.stringContaining('90 days ago') }]);
  });

  it('passes a role that was used lately, and a function that a trail saw', () => {
    expect(check({ role: role('2026-08-25T10:00:00Z') }).findings).toEqual([]);
    expect(check({ role: role('never'), activity: { calls: 3, last: '2026-11-20T00:00:00Z' } }).findings).toEqual([]);
  });

  it('can not tell from the silence of a trail', () => {
    expect(check({ activity: { calls: 0 } })).toMatchObject({ findings: [], undecided: expect.stringContaining('is not known') });
  });
});

describe('LP604 unreferenced-handler', () => {
  const template = {
    'template.yaml': sam('Runtime: nodejs24.x'),
    'app.mjs': "import './shared.mjs';\nexport const handler = async () => 1;\n",
    'shared.mjs': NOTHING,
  };

  it('notes a handler that no function has', async () => {
    expect(await placesOf('LP604', { ...template, 'old.js': "'use strict';\nexports.handler = async () => 1;\n" })).toEqual([
      'note old.js:2',
    ]);
  });

  it('passes the handlers of functions that are not checked, and what they load', async () => {
    const other =
      '  Other:\n    Type: AWS::Serverless::Function\n    Properties: { Handler: other.handler, CodeUri: ., Runtime: nodejs24.x }\n';
    const files = {
      ...template,
      'template.yaml': sam('Runtime: nodejs24.x', other),
      'other.mjs': "import './others.mjs';\nexport const handler = async () => 1;\n",
      'others.mjs': NOTHING,
    };
    expect(await placesOf('LP604', files, { function: ['Handler'] })).toEqual([]);
    expect(await placesOf('LP604', files)).toEqual([]);
  });

  it('passes what a handler loads, tests, and other exports', async () => {
    expect(await placesOf('LP604', { ...template, 'app.test.mjs': NOTHING, 'tools.mjs': 'export const help = 1;\n' })).toEqual([]);
  });
});

describe('LP405 authorizer-allows-everything', () => {
  const files = (answer: string) => ({
    'template.yaml': sam(
      `Runtime: nodejs24.x\nEvents:\n  Get:\n    Type: Api\n    Properties:\n      Path: /\n      Method: get\n      RestApiId: !Ref Web\n`,
      `  Guard:\n    Type: AWS::Serverless::Function\n    Properties:\n      Handler: guard.handler\n      CodeUri: .\n      Runtime: nodejs24.x\n  Web:\n    Type: AWS::Serverless::Api\n    Properties:\n      StageName: prod\n${indented('Auth:\n  DefaultAuthorizer: Tokens\n  Authorizers:\n    Tokens:\n      FunctionArn: !GetAtt Guard.Arn', 6)}`,
    ),
    'app.mjs': NOTHING,
    'guard.mjs': answer,
  });
  const policy = (resource: string) =>
    `const policy = (effect, resource) => ({ principalId: 'user', policyDocument: { Version: '2012-10-17', Statement: [{ Action: 'execute-api:Invoke', Effect: effect, Resource: resource }] } });\nexport const handler = async (event) => (event.authorizationToken === process.env.TOKEN ? policy('Allow', ${resource}) : policy('Deny', '*'));\n`;

  it('finds a policy on every resource, also by a callback', async () => {
    expect(await placesOf('LP405', files(policy("'*'")))).toEqual(['warning template.yaml:17']);
    const callback = `exports.handler = (event, context, callback) => callback(null, { policyDocument: { Statement: [{ Effect: 'Allow', Action: '*', Resource: ['*'] }] } });\n`;
    const { 'guard.mjs': _, ...others } = files('');
    expect(await placesOf('LP405', { ...others, 'guard.js': callback })).toEqual(['warning template.yaml:17']);
  });

  it('finds one that never says no', async () => {
    expect(await placesOf('LP405', files('export const handler = async () => ({ isAuthorized: true });\n'))).toEqual([
      'warning template.yaml:17',
    ]);
  });

  it('passes the ARN of the event, and an answer that depends', async () => {
    expect(await placesOf('LP405', files(policy('event.methodArn')))).toEqual([]);
    expect(
      await placesOf(
        'LP405',
        files('export const handler = async (event) => ({ isAuthorized: event.headers.token === process.env.TOKEN });\n'),
      ),
    ).toEqual([]);
  });
});
