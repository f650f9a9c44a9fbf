import { describe, expect, it } from 'vitest';
import { analyze } from '../../src/source/analyze.ts';
import { readFiles } from './project-folder.ts';
import { showPattern } from './show-pattern.ts';

const TEMPLATE = `
Parameters:
  Stage: { Type: String, Default: dev }
  Region: { Type: String }
Conditions:
  IsProd: !Equals [!Ref Stage, prod]
  IsDev: !Not [!Condition IsProd]
  IsProdHere: !And [!Condition IsProd, !Equals [!Ref AWS::Region, eu-west-1]]
  IsKnown: !Or [!Condition IsProd, !Condition IsDev]
Resources:
  Orders: { Type: AWS::DynamoDB::Table, Properties: { TableName: !If [IsProd, orders, orders-dev] } }
  Extra:
    Type: AWS::Serverless::Function
    Condition: IsDev
    Properties: { Handler: app.handler, Runtime: nodejs22.x }
  Get:
    Type: AWS::Serverless::Function
    Properties:
      Handler: app.handler
      Runtime: nodejs22.x
      Environment:
        Variables:
          TABLE: !Ref Orders
          CACHE: !If [IsProd, cache, !Ref AWS::NoValue]
          HERE: !If [IsProdHere, here, there]
          KNOWN: !If [IsKnown, yes-, no-]
`;

const CODE = `
const { S3Client, GetObjectCommand } = require('@aws-sdk/client-s3');
const client = new S3Client({});
exports.handler = async () => {
  await client.send(new GetObjectCommand({ Bucket: process.env.CACHE ?? 'default-cache', Key: 'a' }));
  await client.send(new GetObjectCommand({ Bucket: process.env.CACHE, Key: \`b-\${process.env.CACHE}\` }));
};`;

function read(parameters: readonly (readonly [string, string])[] = []) {
  const { project, findings, root } = readFiles({ 'template.yaml': TEMPLATE, 'app.js': CODE }, { parameters: new Map(parameters) });
  const lambda = project.functions.find(({ id }) => id === 'Get');
  const env = Object.fromEntries([...(lambda?.env ?? [])].map(([name, values]) => [name, values.map(showPattern)]));
  return { ids: project.functions.map(({ id }) => id), env, lambda, findings, root };
}

describe('conditions', () => {
  it('keep both branches where a default would decide', () => {
    const { ids, env, findings } = read();
    expect(findings).toEqual([]);
    expect(ids).toEqual(['Extra', 'Get']);
    expect(env).toEqual({
      TABLE: ['orders', 'orders-dev'],
      CACHE: ['cache', '<env CACHE>'],
      HERE: ['here', 'there'],
      KNOWN: ['yes-', 'no-'],
    });
  });

  it('take the branch that a given parameter decides', () => {
    const { ids, env } = read([['Stage', 'prod']]);
    expect(ids).toEqual(['Get']);
    expect(env).toEqual({ TABLE: ['<Orders.name=orders>'], CACHE: ['cache'], HERE: ['here', 'there'], KNOWN: ['yes-'] });
  });

  it('leave a variable out that the branch leaves out', () => {
    const { ids, env } = read([['Stage', 'dev']]);
    expect(ids).toEqual(['Extra', 'Get']);
    expect(env).toEqual({ TABLE: ['<Orders.name=orders-dev>'], HERE: ['there'], KNOWN: ['yes-'] });
  });

  it('let the default of the code apply where the variable may not be set', () => {
    const { lambda, root } = read();
    if (lambda?.handler.kind !== 'handler') throw new Error('no handler');
    const { id, env, envIsComplete, name, layers } = lambda;
    const [analysis] = analyze({ root, handlers: [{ ...lambda.handler, id, env, envIsComplete, name, layers }] });
    const buckets = analysis?.calls.map(({ input }) =>
      input
        .flatMap((one) => (one.kind === 'record' ? (one.members.get('Bucket') ?? []) : []))
        .map((one) => (one.kind === 'text' ? showPattern(one.pattern) : one.kind)),
    );
    expect(buckets?.map((names) => new Set(names))).toEqual([new Set(['cache', 'default-cache']), new Set(['cache'])]);
  });
});
