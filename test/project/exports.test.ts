import { describe, expect, it } from 'vitest';
import type { LambdaFunction } from '../../src/model/lambda-function.ts';
import { readFiles } from './project-folder.ts';
import { showPattern } from './show-pattern.ts';
import { showRole } from './show-role.ts';

const DATA = `
Parameters: { Stage: { Type: String } }
Resources:
  Table: { Type: AWS::DynamoDB::Table, Properties: { TableName: orders } }
  Queue: { Type: AWS::SQS::Queue }
Outputs:
  Table: { Value: !Ref Table, Export: { Name: shop-table } }
  Queue: { Value: !GetAtt Queue.Arn, Export: { Name: !Sub 'shop-\${Stage}-queue' } }
  Other: { Value: !GetAtt Queue.Arn, Export: { Name: !Sub '\${AWS::StackName}-queue' } }
`;

function app(value: string): string {
  return `
Parameters: { Stage: { Type: String } }
Resources:
  Get:
    Type: AWS::Serverless::Function
    Properties: { Runtime: nodejs22.x, Handler: app.handler, Environment: { Variables: { V: ${value} } } }
`;
}

function variableOf(functions: readonly LambdaFunction[], id = 'Get'): readonly string[] {
  return (functions.find((lambda) => lambda.id === id)?.env.get('V') ?? []).map(showPattern);
}

describe('an export of another template of the project', () => {
  it.each([
    ['by its name', '!ImportValue shop-table', ['orders']],
    [
      'by a name with the same parameter',
      "!ImportValue { 'Fn::Sub': 'shop-${Stage}-queue' }",
      ['arn:<partition>:sqs:<region>:<account>:*-Queue-*'],
    ],
    ['that has the name of its own stack in it is not known', "!ImportValue { 'Fn::Sub': '${AWS::StackName}-queue' }", ['<unknown>']],
    ['that nobody exports is not known', '!ImportValue shop-topic', ['<unknown>']],
  ])('%s', (_, value, expected) => {
    const { project } = readFiles({ 'app/template.yaml': app(value), 'app/app.js': '', 'data/tables.yaml': DATA });
    expect(variableOf(project.functions)).toEqual(expected);
  });

  it('may be one of several', () => {
    const { project } = readFiles({
      'app/template.yaml': app('!ImportValue shop-table'),
      'app/app.js': '',
      'one.yaml': DATA,
      'two.yaml': DATA.replace('TableName: orders', 'TableName: invoices'),
    });
    expect(variableOf(project.functions)).toEqual(['orders', 'invoices']);
  });

  it('that leads back to itself is not known', () => {
    const yaml = `${app('!ImportValue a')}Outputs: { A: { Value: !ImportValue b, Export: { Name: a } } }\n`;
    const other = 'Resources: {}\nOutputs: { B: { Value: !ImportValue a, Export: { Name: b } } }\n';
    const { project } = readFiles({ 'template.yaml': yaml, 'app.js': '', 'other.yaml': other });
    expect(variableOf(project.functions)).toEqual(['<unknown>']);
  });

  it('reaches a service of the Serverless Framework', () => {
    const { project } = readFiles({
      'serverless.yml':
        'service: s\nprovider: { name: aws, runtime: nodejs22.x }\nfunctions: { get: { handler: app.handler, environment: { V: !ImportValue shop-table } } }\n',
      'app.js': '',
      'data.yaml': DATA,
    });
    expect(variableOf(project.functions, 'get')).toEqual(['orders']);
  });

  it('reaches another stack of a CDK app', () => {
    const name = 'Data:ExportsOutputRefTable710B521B85CC7FD7';
    const artifact = (id: string) => ({ type: 'aws:cloudformation:stack', properties: { templateFile: `${id}.template.json` } });
    const { project } = readFiles({
      'cdk.out/cdk.out': '{"version":"48.0.0"}',
      'cdk.out/manifest.json': JSON.stringify({ artifacts: { App: artifact('App'), Data: artifact('Data') } }),
      'cdk.out/Data.template.json': JSON.stringify({
        Resources: { Table710B521B: { Type: 'AWS::DynamoDB::Table', Properties: {} } },
        Outputs: { ExportsOutputRefTable710B521B85CC7FD7: { Value: { Ref: 'Table710B521B' }, Export: { Name: name } } },
      }),
      'cdk.out/App.template.json': JSON.stringify({
        Resources: {
          Get: {
            Type: 'AWS::Lambda::Function',
            Properties: {
              Runtime: 'nodejs22.x',
              Handler: 'index.handler',
              Code: { ZipFile: 'exports.handler = 1' },
              Environment: { Variables: { V: { 'Fn::ImportValue': name } } },
            },
          },
        },
      }),
    });
    expect(variableOf(project.functions)).toEqual(['Data-Table710B521B-*']);
  });
});

describe('a role that another template exports', () => {
  const ROLES = `
Resources:
  Table: { Type: AWS::DynamoDB::Table, Properties: { TableName: orders } }
  Queue: { Type: AWS::SQS::Queue }
  Role:
    Type: AWS::IAM::Role
    Properties:
      RoleName: orders-role
      Policies:
        - PolicyName: p
          PolicyDocument: { Version: 2012-10-17, Statement: [{ Effect: Allow, Action: [a:B], Resource: [!GetAtt Table.Arn, !GetAtt Queue.Arn] }] }
Outputs:
  Role: { Value: !GetAtt Role.Arn, Export: { Name: orders-role-arn } }
`;

  it('is the role of the function that imports it, and does not mean the resources there by the names here', () => {
    const { project } = readFiles({
      'app/template.yaml': `Resources:
  Table: { Type: AWS::DynamoDB::Table, Properties: { TableName: other } }
  Get: { Type: AWS::Lambda::Function, Properties: { Runtime: nodejs22.x, Handler: app.handler, Code: ., Role: !ImportValue orders-role-arn } }
  Put: { Type: AWS::Lambda::Function, Properties: { Runtime: nodejs22.x, Handler: app.handler, Code: ., Role: !ImportValue orders-role-arn } }
`,
      'app/app.js': '',
      'iam.yaml': ROLES,
    });
    const [get, put] = project.functions.map(({ role }) => role);
    expect(get?.kind).toBe('external');
    expect(get?.declared).toBe(put?.declared);
    expect(showPattern(get?.declared?.name ?? [])).toBe('orders-role');
    expect(showRole(get?.declared)).toEqual({
      'inline p': [
        'Allow a:B on arn:<partition>:dynamodb:<region>:<account>:table/orders, arn:<partition>:sqs:<region>:<account>:*-Queue-*',
      ],
    });
    expect(project.roles).toEqual([get?.declared]);
  });

  it('in a CDK app is one of its own stack, though another stage has a role of that logical id', () => {
    const stack = (name: string) =>
      JSON.stringify({
        Resources: {
          Role: { Type: 'AWS::IAM::Role', Properties: {}, Metadata: { 'aws:cdk:path': `${name}/Role/Resource` } },
          Policy: {
            Type: 'AWS::IAM::Policy',
            Properties: {
              PolicyName: 'p',
              Roles: [{ Ref: 'Role' }],
              PolicyDocument: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: `a:${name}`, Resource: '*' }] },
            },
          },
          Get: {
            Type: 'AWS::Lambda::Function',
            Properties: {
              Runtime: 'nodejs22.x',
              Handler: 'index.handler',
              Code: { ZipFile: 'exports.handler = 1' },
              Role: { 'Fn::GetAtt': ['Role', 'Arn'] },
            },
            Metadata: { 'aws:cdk:path': `${name}/Get/Resource` },
          },
        },
      });
    const artifact = (id: string) => ({ type: 'aws:cloudformation:stack', properties: { templateFile: `${id}.template.json` } });
    const { project } = readFiles({
      'cdk.out/cdk.out': '{"version":"48.0.0"}',
      'cdk.out/manifest.json': JSON.stringify({ artifacts: { Dev: artifact('Dev'), Prod: artifact('Prod') } }),
      'cdk.out/Dev.template.json': stack('Dev'),
      'cdk.out/Prod.template.json': stack('Prod'),
    });
    expect(project.functions.map(({ id, role }) => [id, showRole(role.declared)])).toEqual([
      ['Dev/Get', { 'inline p': ['Allow a:Dev on *'] }],
      ['Prod/Get', { 'inline p': ['Allow a:Prod on *'] }],
    ]);
    expect(project.roles.map(({ id }) => id)).toEqual(['Dev/Role', 'Prod/Role']);
  });
});
