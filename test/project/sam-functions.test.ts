import { describe, expect, it } from 'vitest';
import type { LambdaFunction } from '../../src/model/lambda-function.ts';
import { readFiles } from './project-folder.ts';
import { showPattern } from './show-pattern.ts';

function only(files: Readonly<Record<string, string>>): LambdaFunction {
  const [lambda, ...others] = readFiles(files).project.functions;
  if (lambda === undefined || others.length > 0) throw new Error('the test expects one function');
  return lambda;
}

function template(properties: string, rest = ''): string {
  return `Resources:\n  Get:\n    Type: AWS::Serverless::Function\n${rest}    Properties: { Runtime: nodejs22.x, ${properties} }\n`;
}

describe('Globals', () => {
  const yaml = `
Globals:
  Function:
    Runtime: nodejs22.x
    CodeUri: src/
    Environment: { Variables: { LEVEL: info, TABLE: shared } }
    Layers: [!Ref First]
Resources:
  First: { Type: AWS::Serverless::LayerVersion, Properties: { ContentUri: layers/first } }
  Second: { Type: AWS::Serverless::LayerVersion, Properties: { ContentUri: layers/second } }
  Get:
    Type: AWS::Serverless::Function
    Properties:
      Handler: get.handler
      Layers: [!Ref Second]
      Environment: { Variables: { TABLE: own } }
`;
  const files = {
    'template.yaml': yaml,
    'src/get.ts': 'export const handler = 1',
    'layers/first/nodejs/a.js': '',
    'layers/second/b.js': '',
  };

  it('merge maps, let the function override and put global list items first', () => {
    const lambda = only(files);
    expect([...lambda.env].map(([name, values]) => [name, values.map(showPattern)])).toEqual([
      ['LEVEL', ['info']],
      ['TABLE', ['own']],
    ]);
    expect(lambda.layers).toEqual(['layers/first/nodejs', 'layers/second']);
    expect(lambda.handler).toEqual({ kind: 'handler', file: 'src/get.ts', export: 'handler' });
  });
});

describe('handlers', () => {
  it.each([
    ['below CodeUri', 'CodeUri: src/, Handler: app.handler', ['src/app.mjs'], 'src/app.mjs', 'handler'],
    ['in a folder below CodeUri', 'CodeUri: ., Handler: src/get/app.main', ['src/get/app.ts'], 'src/get/app.ts', 'main'],
    ['without CodeUri', 'Handler: app.handler', ['app.cjs'], 'app.cjs', 'handler'],
    ['TypeScript before what it compiles to', 'CodeUri: ., Handler: app.handler', ['app.js', 'app.ts'], 'app.ts', 'handler'],
    ['a source that is not built yet', 'CodeUri: dist/, Handler: get/app.handler', ['src/get/app.ts'], 'src/get/app.ts', 'handler'],
    [
      'the only file of that name',
      'CodeUri: ., Handler: app.handler',
      ['source/get/app.ts', 'node_modules/x/app.js'],
      'source/get/app.ts',
      'handler',
    ],
  ])('%s', (_, properties, sources, file, exported) => {
    const files = Object.fromEntries(sources.map((source) => [source, '']));
    expect(only({ 'template.yaml': template(properties), ...files }).handler).toEqual({ kind: 'handler', file, export: exported });
  });

  it('that esbuild is given', () => {
    const rest = '    Metadata: { BuildMethod: esbuild, BuildProperties: { EntryPoints: [handlers/put.ts, handlers/get.ts] } }\n';
    const files = {
      'template.yaml': template('CodeUri: src, Handler: get.run', rest),
      'src/handlers/put.ts': '',
      'src/handlers/get.ts': '',
    };
    expect(only(files).handler).toEqual({ kind: 'handler', file: 'src/handlers/get.ts', export: 'run' });
  });

  it('that outDir and rootDir of a tsconfig lead to', () => {
    const tsconfig = '{ // comment\n "compilerOptions": { "outDir": "./output/js", "rootDir": "./code" } }';
    const files = {
      'template.yaml': template('CodeUri: output/js, Handler: a/get.handler'),
      'tsconfig.json': tsconfig,
      'code/a/get.ts': '',
    };
    expect(only(files).handler).toEqual({ kind: 'handler', file: 'code/a/get.ts', export: 'handler' });
  });

  it('in the template itself', () => {
    const lambda = only({ 'template.yaml': template('Handler: index.run, InlineCode: "exports.run = () => 1"') });
    expect(lambda.handler).toEqual({ kind: 'handler', file: 'template.yaml', export: 'run', inlineSource: 'exports.run = () => 1' });
  });

  it('of a CloudFormation function', () => {
    const yaml =
      "Resources:\n  Get:\n    Type: AWS::Lambda::Function\n    Properties: { Runtime: nodejs20.x, Handler: index.h, Code: { ZipFile: 'exports.h = 1' }, Role: !GetAtt Role.Arn }\n  Role: { Type: AWS::IAM::Role }\n";
    const lambda = only({ 'stack.yaml': yaml });
    expect(lambda.handler).toMatchObject({ kind: 'handler', file: 'stack.yaml', inlineSource: 'exports.h = 1' });
    expect(lambda.role).toMatchObject({ kind: 'declared', id: 'Role' });
  });

  it.each([
    ['a container image', 'PackageType: Image', 'image', 'unsupported-function'],
    ['another language', 'Handler: app.handler, Runtime: python3.12', 'language', 'unsupported-function'],
    ['code in S3', 'Handler: app.handler, CodeUri: s3://bucket/key', 'unresolved', 'handler-not-found'],
    ['code as an S3 object', 'Handler: app.handler, CodeUri: { Bucket: b, Key: k }', 'unresolved', 'handler-not-found'],
    ['code outside the root', 'Handler: app.handler, CodeUri: ../../elsewhere', 'unresolved', 'handler-not-found'],
    ['a handler that leaves the root', 'Handler: ../../../etc/passwd.handler', 'missing', 'handler-not-found'],
    ['a file that is missing', 'Handler: nowhere.handler', 'missing', 'handler-not-found'],
    ['a handler without export', 'Handler: app', 'missing', 'handler-not-found'],
    [
      'inline code that the deployment completes',
      `Handler: index.h, InlineCode: !Sub "x(\${AWS::Region})"`,
      'unresolved',
      'handler-not-found',
    ],
  ])('%s: unresolved, with a finding at the function', (_, properties, cause, rule) => {
    const yaml = template(properties).replace('Runtime: nodejs22.x, ', properties.includes('Runtime') ? '' : 'Runtime: nodejs22.x, ');
    const { project, findings } = readFiles({ 'template.yaml': yaml, 'other.js': '' });
    expect(project.functions[0]?.handler).toMatchObject({ kind: 'unresolved', cause });
    expect(findings).toMatchObject([{ rule, function: 'Get', incomplete: '*', origin: { file: 'template.yaml', line: 2, column: 3 } }]);
  });
});

describe('roles', () => {
  it.each([
    ['none', '', { kind: 'implicit', id: 'GetRole' }],
    ['a role of the template', 'Role: !GetAtt Worker.Arn', { kind: 'declared', id: 'Worker' }],
    ['an ARN', 'Role: arn:aws:iam::111122223333:role/x', { kind: 'external', id: 'arn:aws:iam::111122223333:role/x' }],
    [
      'an ARN of the account',
      'Role: !Sub "arn:${AWS::Partition}:iam::${AWS::AccountId}:role/service-role/x"',
      { kind: 'external', id: 'x' },
    ],
    ['an import', 'Role: !ImportValue role', { kind: 'unknown' }],
  ])('%s', (_, role, expected) => {
    const yaml = `${template(`Handler: app.handler${role === '' ? '' : `, ${role}`}`)}  Worker: { Type: AWS::IAM::Role }\n`;
    expect(only({ 'template.yaml': yaml, 'app.js': '' }).role).toMatchObject(expected);
  });
});

describe('names', () => {
  it('select a function by its physical name too', () => {
    const lambda = only({ 'template.yaml': template('Handler: app.handler, FunctionName: shop-get'), 'app.js': '' });
    expect([lambda.id, lambda.aliases, showPattern(lambda.name)]).toEqual(['Get', ['shop-get'], '<Get.name=shop-get>']);
  });
});
