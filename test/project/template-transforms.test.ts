import { describe, expect, it } from 'vitest';
import { environmentOf } from './environment-of.ts';
import { readFiles } from './project-folder.ts';
import { showPattern } from './show-pattern.ts';

const FUNCTION = 'Get: { Type: AWS::Serverless::Function, Properties: { Runtime: nodejs22.x, Handler: app.handler } }\n';

describe('AWS::Include', () => {
  it('of a file of the project adds its resources to those of the template', () => {
    const { project, findings } = readFiles({
      'infra/template.yaml':
        'Resources:\n  Fn::Transform: { Name: AWS::Include, Parameters: { Location: ./functions.yaml } }\n  Table: { Type: AWS::DynamoDB::Table, Properties: { TableName: orders } }\n',
      'infra/functions.yaml':
        'Get: { Type: AWS::Serverless::Function, Properties: { Runtime: nodejs22.x, Handler: app.handler, Environment: { Variables: { TABLE: { Ref: Table } } } } }\n',
      'infra/app.js': '',
    });
    expect(findings).toEqual([]);
    expect(project.functions.map(({ id, env }) => [id, env.get('TABLE')?.map(showPattern)])).toEqual([['Get', ['<Table.name=orders>']]]);
    expect(project.functions[0]?.origin.file).toBe('infra/functions.yaml');
  });

  it('in a property is what the file says, own members first', () => {
    const { project } = readFiles({
      'template.yaml':
        'Resources:\n  Get:\n    Type: AWS::Serverless::Function\n    Properties:\n      Runtime: nodejs22.x\n      Handler: app.handler\n      Environment:\n        Variables:\n          Fn::Transform: { Name: AWS::Include, Parameters: { Location: variables.json } }\n          OWN: own\n',
      'variables.json': '{ "SHARED": "shared", "OWN": "other" }',
      'app.js': '',
    });
    expect([...(project.functions[0]?.env ?? [])].map(([name, values]) => [name, values.map(showPattern)])).toEqual([
      ['SHARED', ['shared']],
      ['OWN', ['own']],
    ]);
  });

  it('gives a role its policy', () => {
    const { project } = readFiles({
      'template.yaml':
        'Resources:\n  Role:\n    Type: AWS::IAM::Role\n    Properties:\n      Policies: [{ PolicyName: p, PolicyDocument: { Fn::Transform: { Name: AWS::Include, Parameters: { Location: policy.json } } } }]\n  Get: { Type: AWS::Lambda::Function, Properties: { Runtime: nodejs22.x, Handler: index.h, Code: { ZipFile: exports.h = 1 }, Role: !GetAtt Role.Arn } }\n',
      'policy.json': '{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "a:B", "Resource": "*" }] }',
    });
    const content = project.functions[0]?.role.declared?.policies[0]?.content;
    expect(content?.kind === 'statements' ? content.statements.map(({ action }) => action.patterns.map(showPattern)) : content).toEqual([
      ['a:B'],
    ]);
  });

  it.each([
    ['in S3', 's3://bucket/functions.yaml'],
    ['that is missing', 'nowhere.yaml'],
    ['outside the root', '../../elsewhere.yaml'],
    ['that is no YAML', 'broken.yaml'],
  ])('of a file %s is a finding that functions may be missing', (_, location) => {
    const { findings } = readFiles({
      'template.yaml': `Resources:\n  Fn::Transform: { Name: AWS::Include, Parameters: { Location: ${location} } }\n  ${FUNCTION}`,
      'broken.yaml': '{ a',
      'app.js': '',
    });
    expect(findings).toMatchObject([
      { rule: 'unread-include', severity: 'warning', incomplete: '*', origin: { file: 'template.yaml', line: 2 } },
    ]);
  });

  it('is no other macro, which may add functions too', () => {
    const { findings } = readFiles({ 'template.yaml': `Resources:\n  Fn::Transform: { Name: AddMore }\n  ${FUNCTION}`, 'app.js': '' });
    expect(findings).toMatchObject([{ rule: 'unread-include', message: expect.stringContaining('AddMore'), incomplete: '*' }]);
  });

  it('of an API definition in S3 says nothing of the functions', () => {
    const { findings } = readFiles({
      'template.yaml': `Resources:\n  Api: { Type: AWS::Serverless::Api, Properties: { StageName: v1, DefinitionBody: { Fn::Transform: { Name: AWS::Include, Parameters: { Location: s3://bucket/api.yaml } } } } }\n  ${FUNCTION}`,
      'app.js': '',
    });
    expect(findings).toEqual([]);
  });
});

describe('macros', () => {
  it.each([
    ['SAM', 'AWS::Serverless-2016-10-31', []],
    ['several that are known', '[AWS::LanguageExtensions, AWS::Serverless-2016-10-31]', []],
    ['one of the account', '[AWS::Serverless-2016-10-31, AddTags]', ['unread-transform']],
    ['an include for the whole template', '{ Name: AWS::Include, Parameters: { Location: more.yaml } }', ['unread-transform']],
  ])('%s', (_, transform, rules) => {
    const { findings } = readFiles({ 'template.yaml': `Transform: ${transform}\nResources:\n  ${FUNCTION}`, 'app.js': '' });
    expect(findings.map(({ rule }) => rule)).toEqual(rules);
  });
});

describe('AWS::LanguageExtensions', () => {
  it('writes a map as JSON text', () => {
    const resources = '  Table: { Type: AWS::DynamoDB::Table, Properties: { TableName: orders } }';
    const { values } = environmentOf(
      [
        "{ Fn::ToJsonString: { table: !Ref Table, retries: 3, on: true, quote: 'a\"b', list: [x, !Ref AWS::NoValue] } }",
        '{ Fn::ToJsonString: [1, "2"] }',
        '!ToJsonString { region: !Ref AWS::Region }',
      ],
      { resources, sections: 'Transform: AWS::LanguageExtensions' },
    );
    expect(values).toEqual([
      ['{"table":"<Table.name=orders>","retries":3,"on":true,"quote":"a\\"b","list":["x"]}'],
      ['[1,"2"]'],
      ['{"region":"<region>"}'],
    ]);
  });

  it('counts a list', () => {
    expect(environmentOf(['{ Fn::Length: [a, b, c] }', '!Length [x]']).values).toEqual([['3'], ['1']]);
  });
});

describe('a module', () => {
  it('may declare functions, and attach policies to the role that it is given', () => {
    const { project, findings } = readFiles({
      'template.yaml':
        'Resources:\n  Role: { Type: AWS::IAM::Role }\n  Extra: { Type: Shop::Lambda::Extra::MODULE, Properties: { RoleName: !Ref Role } }\n  Get: { Type: AWS::Lambda::Function, Properties: { Runtime: nodejs22.x, Handler: index.h, Code: { ZipFile: exports.h = 1 }, Role: !GetAtt Role.Arn } }\n',
    });
    expect(findings.map(({ rule, incomplete }) => [rule, incomplete])).toEqual([
      ['unread-module', '*'],
      ['unread-policy', undefined],
    ]);
    expect(project.functions[0]?.role.declared?.policies.map(({ name, content }) => [name, content.kind])).toEqual([['Extra', 'unknown']]);
  });
});
