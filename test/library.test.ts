import path from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  catalogKnowledge,
  compare,
  projectNeeds,
  readPolicyDocument,
  renderDiff,
  renderPolicies,
  requirementsOf,
  reviewProject,
} from '../src/index.ts';

const SAMPLE = path.join(import.meta.dirname, '..', 'samples', 'plain-handler');
const ORDERS = path.join(import.meta.dirname, '..', 'samples', 'orders-sam');

describe('the library', () => {
  it('compares policy documents', () => {
    const document = (action: string) =>
      readPolicyDocument(
        JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: action, Resource: '*' }] }),
        'policy.json',
      );
    const input = {
      attached: [{ name: 'role', document: document('dynamodb:*') }],
      needed: [{ name: 'code', document: document('dynamodb:GetItem') }],
    };
    expect(compare(input, catalogKnowledge()).verdict).toBe('narrowing');
  });

  it('works out what one operation needs', async () => {
    const requirements = await requirementsOf({ service: 's3', operation: 'HeadObject', input: { Bucket: 'photos', Key: 'a.jpg' } });
    expect(requirements.map(({ action }) => action)).toContain('s3:GetObject');
  });

  it('reads a handler and prints its policy', async () => {
    const needs = await projectNeeds({
      path: SAMPLE,
      handler: 'transcribe.mjs#handler',
      functions: [],
      env: new Map(),
      parameters: new Map(),
      kmsKeys: [],
    });
    const text = renderPolicies(needs.functions, 'json', { unresolved: 'wildcard', projectKind: 'cloudformation' });
    expect(JSON.parse(text).Version).toBe('2012-10-17');
  });

  it('compares the functions of a project with the roles that it declares', async () => {
    const needs = await projectNeeds({ path: ORDERS, functions: ['GetOrder'], env: new Map(), parameters: new Map(), kmsKeys: [] });
    const report = reviewProject(needs, { kind: 'description' }, { projectKind: 'cloudformation' });
    expect(report.functions.map(({ id, verdict }) => [id, verdict])).toEqual([['GetOrder', 'narrowing']]);
    expect(JSON.parse(renderDiff(report, 'json')).schemaVersion).toBe(1);
  });
});
