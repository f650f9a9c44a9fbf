import { describe, expect, it } from 'vitest';
import { diffProject } from '../../src/commands/diff-project.ts';
import { suppositions } from '../../src/review/suppositions.ts';
import { projectFolder } from '../commands/project-folder.ts';

const HANDLER = `const { DynamoDBClient, GetItemCommand } = require('@aws-sdk/client-dynamodb');
exports.handler = (event) => new DynamoDBClient({}).send(new GetItemCommand({ TableName: process.env.TABLE, Key: { id: { S: event.id } } }));
`;

async function diff(files: Readonly<Record<string, string>>, parameter: ReadonlyMap<string, string> = new Map()) {
  const { report } = await diffProject(projectFolder({ 'get.js': HANDLER, ...files }), { unresolved: 'wildcard', parameter });
  const [first] = report.functions;
  const row = ({ resource, verdict, reason }: { resource: string; verdict: string; reason?: string }) =>
    [resource.slice(resource.indexOf('table/')), verdict, ...(verdict === 'unknown' ? [reason] : [])].join(' ');
  const isRead = ({ action }: { action: string }) => action === 'dynamodb:GetItem';
  return { verdict: first?.verdict, needed: first?.needed.filter(isRead).map(row), attached: first?.attached.filter(isRead).map(row) };
}

/** A function that reads a table and has an explicit role; `resource` is what the role may read. */
function template(parameters: string, table: string, resource: string, sections = ''): Readonly<Record<string, string>> {
  return {
    'template.yaml': `Parameters: ${parameters}
Conditions: { IsProd: !Equals [!Ref Stage, prod] }
${sections}
Resources:
  Get:
    Type: AWS::Lambda::Function
    Properties: { Runtime: nodejs22.x, Handler: get.handler, Code: ., Role: !GetAtt Role.Arn, Environment: { Variables: { TABLE: ${table} } } }
  Role:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument: { Version: '2012-10-17', Statement: [] }
      Policies:
        - PolicyName: logs
          PolicyDocument: { Version: '2012-10-17', Statement: [{ Effect: Allow, Action: 'logs:*', Resource: '*' }] }
        - PolicyName: p
          PolicyDocument: { Version: '2012-10-17', Statement: [{ Effect: Allow, Action: 'dynamodb:GetItem', Resource: ${resource} }] }
`,
  };
}

const ARN = 'arn:${AWS::Partition}:dynamodb:${AWS::Region}:${AWS::AccountId}:table';
const STAGES = '{ Stage: { Type: String, AllowedValues: [dev, prod] } }';
const CHOSEN = '!If [IsProd, orders-prod, orders-dev]';

describe('a description whose names depend on parameters', () => {
  it('is compared in each of its deployments', async () => {
    const both = `!If [IsProd, !Sub '${ARN}/orders-prod', !Sub '${ARN}/orders-dev']`;
    expect(await diff(template(STAGES, CHOSEN, both))).toMatchObject({
      needed: ['table/orders-dev covered', 'table/orders-prod covered'],
      attached: ['table/orders-dev needed', 'table/orders-prod needed'],
    });
    expect(await diff(template(STAGES, CHOSEN, `!Sub '${ARN}/orders-prod'`))).toMatchObject({
      needed: ['table/orders-prod covered', 'table/orders-dev missing'],
      attached: ['table/orders-prod needed'],
    });
    const named = template(STAGES, CHOSEN, `!Sub '${ARN}/\${Stage}'`);
    expect(await diff({ 'template.yaml': named['template.yaml']?.replaceAll('orders-', '') ?? '' })).toMatchObject({
      needed: ['table/dev covered', 'table/prod covered'],
    });
    const onlyIf = `!If [IsProd, !Sub '${ARN}/orders', !Sub '${ARN}/stock']`;
    expect(await diff(template(STAGES, 'orders', onlyIf))).toMatchObject({
      needed: ['table/orders unknown missing where Stage is dev; covered where Stage is prod: give parameters by --parameter'],
      attached: ['table/stock excess', 'table/orders needed'],
    });
    expect(await diff(template(STAGES, CHOSEN, `!Sub '${ARN}/orders-prod'`), new Map([['Stage', 'prod']]))).toMatchObject({
      needed: ['table/orders-prod covered'],
      attached: ['table/orders-prod needed'],
    });
  });

  it('has a deployment with none of the compared values, where nothing says that there is none', async () => {
    const resource = `!If [IsProd, !Sub '${ARN}/orders-prod', !Sub '${ARN}/orders-other']`;
    const open = await diff(template('{ Stage: { Type: String } }', CHOSEN, resource));
    expect(open.needed).toEqual(['table/orders-prod covered', 'table/orders-dev missing']);
    const fallback = await diff(template('{ Stage: { Type: String, Default: dev } }', CHOSEN, resource));
    expect(fallback.needed).toEqual(['table/orders-prod covered', 'table/orders-dev missing']);
  });

  it('has the names that a mapping has for one and the same value', async () => {
    const mapping = 'Mappings: { Names: { dev: { Table: t-dev }, prod: { Table: t-prod } } }';
    const name = '!FindInMap [Names, !Ref Stage, Table]';
    const resource = `!Sub ['${ARN}/\${T}', { T: ${name} }]`;
    const parameters = '{ Stage: { Type: String, Default: dev } }';
    expect(await diff(template(parameters, name, resource, mapping))).toMatchObject({
      needed: ['table/t-prod covered', 'table/t-dev covered'],
      attached: ['table/t-prod needed', 'table/t-dev needed'],
    });
  });

  it('may be a configuration of Terraform', async () => {
    const main = (resource: string) => `
variable "stage" { type = string }
locals { table = var.stage == "prod" ? "orders-prod" : "orders-dev" }
resource "aws_lambda_function" "get" {
  function_name = "get"
  runtime       = "nodejs22.x"
  handler       = "get.handler"
  filename      = "get.zip"
  role          = aws_iam_role.get.arn
  environment { variables = { TABLE = local.table } }
}
resource "aws_iam_role" "get" {
  name               = "get"
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [] })
}
resource "aws_iam_role_policy" "get" {
  role   = aws_iam_role.get.id
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "dynamodb:GetItem", Resource = "arn:aws:dynamodb:eu-west-1:123456789012:table/${resource}" }] })
}
`;
    expect(await diff({ 'main.tf': main('${local.table}') })).toMatchObject({
      needed: ['table/orders-prod covered', 'table/orders-dev covered'],
      attached: ['table/orders-prod needed', 'table/orders-dev needed'],
    });
    const switched = main('orders-dev')
      .replace('resource "aws_iam_role_policy" "get" {', '$&\n  count = var.reads ? 1 : 0')
      .replaceAll(/var.stage == "prod" \? "orders-prod" : /g, '');
    expect(await diff({ 'main.tf': `${switched}variable "reads" { default = true }` })).toMatchObject({
      needed: ['table/orders-dev unknown covered where reads is true; missing where reads is false: give parameters by --parameter'],
    });
    const mapped = main('${local.table}')
      .replace(
        'variable "stage" { type = string }',
        `variable "stage" {
  validation {
    condition     = contains(["dev", "prod"], var.stage)
    error_message = "dev or prod"
  }
}`,
      )
      .replace(/table = var.stage == .*/, 'table = { dev = "orders-dev", prod = "orders-prod", old = "orders-old" }[var.stage] }');
    expect(await diff({ 'main.tf': mapped })).toMatchObject({
      needed: ['table/orders-dev covered', 'table/orders-prod covered'],
      attached: ['table/orders-dev needed', 'table/orders-prod needed'],
    });
    expect((await diff({ 'main.tf': main('orders-dev') })).needed).toEqual(['table/orders-prod missing', 'table/orders-dev covered']);
  });
});

describe('suppositions', () => {
  it('are every combination of values, but for parameters that are given, and none of very many', () => {
    const compared = new Map([
      ['A', { values: ['x', ''], isComplete: true }],
      ['B', { values: ['y'], isComplete: false }],
    ]);
    expect(suppositions(compared, new Map()).map(({ words }) => words)).toEqual([
      'A is x and B is y',
      'A is x and B is not y',
      'A is empty and B is y',
      'A is empty and B is not y',
    ]);
    expect(suppositions(compared, new Map([['A', 'x']]))).toEqual([
      { values: new Map([['B', 'y']]), unlike: new Set(), words: 'B is y' },
      { values: new Map(), unlike: new Set(['B']), words: 'B is not y' },
    ]);
    const many = new Map(['A', 'B', 'C', 'D'].map((name) => [name, { values: ['x'], isComplete: false }]));
    expect(suppositions(many, new Map())).toEqual([]);
    expect(suppositions(new Map([['A', { values: ['x'], isComplete: true }]]), new Map())).toEqual([]);
  });
});
