import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import type { FunctionReport } from '../../src/emit/details.ts';
import { renderDetails } from '../../src/emit/details.ts';
import { literal, wildcard } from '../../src/model/pattern.ts';
import type { Evidence } from '../../src/model/requirement.ts';

const SCHEMA = JSON.parse(readFileSync(path.join(import.meta.dirname, '../../schemas/details.schema.json'), 'utf8'));
const validate = new Ajv({ allErrors: true, strict: true }).compile(SCHEMA);

const origin = { file: 'src/a.ts', line: 3, column: 5 };
const code: Evidence = {
  kind: 'code',
  service: 's3',
  operation: 'GetObject',
  origin,
  via: [{ caller: 'handler', file: 'src/h.ts', line: 1, column: 2 }],
  rule: 's3 GetObject',
};
const trail: Evidence = {
  kind: 'trail',
  service: 's3',
  operation: 'GetObject',
  resource: 'arn:aws:s3:::documents/*',
  invokedBy: 'athena.amazonaws.com',
  count: 2,
  first: '2026-01-01T00:00:00Z',
  last: '2026-01-02T00:00:00Z',
  denied: false,
};
const platform: Evidence = { kind: 'platform', need: 'log-group', reason: 'writes its log', origin };

const report: FunctionReport = {
  id: 'f',
  incomplete: true,
  statements: [
    {
      sid: 'S3Read',
      actions: ['s3:GetObject'],
      resources: [wildcard()],
      condition: { Bool: { 'aws:SecureTransport': [literal('true')] } },
    },
  ],
  requirements: [
    { action: 's3:GetObject', resource: wildcard(), evidence: [code, trail], confidence: 'high' },
    {
      action: 'logs:PutLogEvents',
      resource: literal('arn:aws:logs:*'),
      evidence: [platform],
      confidence: 'medium',
      condition: { Null: { 'a:b': [literal('false')] } },
    },
  ],
  findings: [{ rule: 'unresolved-callee', severity: 'warning', message: 'what', origin, function: 'f', incomplete: '*' }],
};

describe('renderDetails', () => {
  it('fits the published schema', () => {
    validate(JSON.parse(renderDetails([report], [{ rule: 'no-template', severity: 'note', message: 'none' }])));
    expect(validate.errors).toBeNull();
  });

  it('is refused by the schema when a member is missing or unknown', () => {
    const details = JSON.parse(renderDetails([report], []));
    expect(validate({ ...details, extra: 1 })).toBe(false);
    expect(validate({ ...details, functions: [{ ...details.functions[0], incomplete: undefined }] })).toBe(false);
  });

  it('keeps the reason of every requirement, in the order of actions', () => {
    const [first, second] = JSON.parse(renderDetails([report], [])).functions[0].requirements;
    expect(first).toEqual({
      action: 'logs:PutLogEvents',
      resource: 'arn:aws:logs:${*}',
      condition: { Null: { 'a:b': ['false'] } },
      confidence: 'medium',
      evidence: [platform],
    });
    expect(second.evidence).toEqual([code, trail]);
  });
});
