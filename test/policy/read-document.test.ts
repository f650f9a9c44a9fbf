import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPolicyDocument } from '../../src/policy/read-document.ts';
import { UserError } from '../../src/support/errors.ts';

function read(document: unknown) {
  return readPolicyDocument(JSON.stringify(document), 'p.json');
}

const STATEMENT = { Effect: 'Allow', Action: 's3:GetObject', Resource: '*' };

describe('readPolicyDocument', () => {
  it('takes a single statement and single texts as lists of one', () => {
    const { statements } = read({ Version: '2012-10-17', Statement: STATEMENT });
    expect(statements).toHaveLength(1);
    expect(statements[0]?.action.patterns.map(({ text }) => text)).toEqual(['s3:GetObject']);
  });

  it('takes a missing version for 2008-10-17 and says that it is missing', () => {
    expect(read({ Statement: [] })).toMatchObject({ version: '2008-10-17', versionIsWritten: false, statements: [] });
  });

  it('tells NotAction and NotResource from their positive forms', () => {
    const [statement] = read({
      Version: '2012-10-17',
      Statement: { Effect: 'Deny', NotAction: ['iam:*'], NotResource: 'arn:aws:s3:::b' },
    }).statements;
    expect(statement).toMatchObject({ effect: 'Deny', action: { negated: true }, resource: { negated: true } });
  });

  it('keeps numbers and booleans of conditions as they are written', () => {
    const text =
      '{"Statement":{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"NumericLessThan":{"a:b":[1.50,"2"]},"Bool":{"c:d":true}}}}';
    const values = readPolicyDocument(text, 'p.json').statements[0]?.conditions.map((condition) =>
      condition.values.map((value) => value.text),
    );
    expect(values).toEqual([['1.50', '2'], ['true']]);
  });

  it('reads principals', () => {
    const trust = { Effect: 'Allow', Action: 'sts:AssumeRole' };
    expect(read({ Statement: { ...trust, Principal: '*' } }).statements[0]?.principal?.types).toMatchObject([{ type: '*' }]);
    const both = { AWS: ['1', '2'], Service: 'lambda.amazonaws.com' };
    expect(
      read({ Statement: { ...trust, Principal: both } }).statements[0]?.principal?.types.map(({ type, identifiers }) => [
        type,
        identifiers.length,
      ]),
    ).toEqual([
      ['AWS', 2],
      ['Service', 1],
    ]);
  });

  it('knows the place of every part', () => {
    const text =
      '{\n  "Version": "2012-10-17",\n  "Statement": [\n    {"Effect": "Allow", "Action": ["a:B",\n      "a:C"], "Resource": "*"}\n  ]\n}';
    const [statement] = readPolicyDocument(text, 'p.json').statements;
    expect(statement?.origin).toEqual({ file: 'p.json', line: 4, column: 5 });
    expect(statement?.action.patterns[1]?.origin).toEqual({ file: 'p.json', line: 5, column: 7 });
  });

  it.each([
    ['[]', 'p.json:1:1: expected a policy document, found a list'],
    ['{"PolicyDocument":{}}', 'p.json:1:2: a policy document has no member "PolicyDocument"; it has Version, Id, Statement'],
    ['{}', 'p.json:1:1: a policy document needs a Statement'],
    ['{"Version":"2012","Statement":[]}', 'p.json:1:12: Version is "2012"; it can be "2012-10-17" or "2008-10-17"'],
    ['{"Statement":{"Effect":"allow","Action":"*","Resource":"*"}}', 'p.json:1:24: Effect is "allow"'],
    ['{"Statement":{"Action":"*","Resource":"*"}}', 'p.json:1:14: a statement needs an Effect'],
    ['{"Statement":{"Effect":"Allow","Resource":"*"}}', 'p.json:1:14: a statement needs an Action or a NotAction'],
    ['{"Statement":{"Effect":"Allow","Action":"*"}}', 'p.json:1:14: a statement needs a Resource or a NotResource'],
    ['{"Statement":{"Effect":"Allow","Action":"*","NotAction":"*","Resource":"*"}}', 'p.json:1:45: a statement cannot have both'],
    ['{"Statement":{"Effect":"Allow","Action":["*",7],"Resource":"*"}}', 'p.json:1:46: Action is 7; it must be a text'],
    ['{"Statement":{"Effect":"Allow","Action":"*","Resource":"*","Conditions":{}}}', 'p.json:1:60: a statement has no member "Conditions"'],
    ['{"Statement":[],"Statement":[]}', 'p.json:1:17: "Statement" stands twice'],
    ['{"Statement":[', 'p.json:1:15: not JSON'],
    ['{"Statement":[],}', 'p.json:1:17: not JSON: expected a member name'],
    ['{"Statement":["\\x"]}', 'p.json:1:15: not JSON'],
    ['', 'p.json:1:1: not JSON: the file ends'],
    ['{"Statement":[]} x', 'p.json:1:18: not JSON: unexpected text'],
  ])('rejects %s', (text, message) => {
    expect(() => readPolicyDocument(text, 'p.json')).toThrow(message);
    expect(() => readPolicyDocument(text, 'p.json')).toThrow(UserError);
  });

  it('rejects nesting that no policy has, instead of exhausting the stack', () => {
    expect(() => readPolicyDocument(`{"Statement":${'['.repeat(100_000)}`, 'p.json')).toThrow(
      'p.json:1:114: not JSON: more than 100 levels',
    );
  });

  it('reads any JSON as JSON.parse does, or rejects it as no policy', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        try {
          readPolicyDocument(`{"Statement":{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"x":{"y":${text}}}}}`, 'p.json');
        } catch (error) {
          expect(String(error)).not.toContain('not JSON');
          expect(error).toBeInstanceOf(UserError);
        }
      }),
      { numRuns: 500, seed: 3 },
    );
  });

  it('reads a 5 MB policy in bounded time', () => {
    const statements = Array.from({ length: 10_000 }, (_, index) => ({
      ...STATEMENT,
      Resource: `arn:aws:s3:::b/${index}/${'x'.repeat(400)}`,
    }));
    expect(read({ Statement: statements }).statements).toHaveLength(10_000);
  });
});
