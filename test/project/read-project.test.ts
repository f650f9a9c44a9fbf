import { symlinkSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readProject } from '../../src/project/read-project.ts';
import { selectFunctions } from '../../src/project/select-functions.ts';
import { UserError } from '../../src/support/errors.ts';
import { projectFolder, readFiles } from './project-folder.ts';
import { showPattern } from './show-pattern.ts';

function functionNamed(id: string, handler = 'app.handler'): string {
  return `Resources:\n  ${id}:\n    Type: AWS::Serverless::Function\n    Properties: { Runtime: nodejs22.x, Handler: ${handler} }\n`;
}

const NOTHING = { env: new Map(), parameters: new Map() };

describe('search', () => {
  it('finds templates below the path, passes over what others wrote and follows no loop', () => {
    const folder = projectFolder({
      'orders/template.yaml': functionNamed('Orders'),
      'orders/app.js': '',
      'stock/template.json':
        '{ "Resources": { "Stock": { "Type": "AWS::Serverless::Function", "Properties": { "Runtime": "nodejs22.x", "Handler": "app.handler" } } } }',
      'stock/app.js': '',
      'node_modules/x/template.yaml': functionNamed('Foreign'),
      'orders/.aws-sam/build/template.yaml': functionNamed('Built'),
    });
    symlinkSync('..', path.join(folder, 'orders', 'up'));
    const { project } = readProject({ path: folder, ...NOTHING });
    expect(project.functions.map(({ id, origin }) => [id, origin.file])).toEqual([
      ['Orders', 'orders/template.yaml'],
      ['Stock', 'stock/template.json'],
    ]);
  });

  it('finds templates of other names where no usual one is beside them', () => {
    const files = { 'infra/functions.yml': functionNamed('Other'), 'infra/app.js': '', 'infra/values.yml': 'a: b' };
    expect(readFiles(files).project.functions.map(({ id }) => id)).toEqual(['Other']);
  });

  it('says which templates it passes over beside one of the usual name', () => {
    const files = {
      'template.yaml': `${functionNamed('Get')}  Child: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: nested.yaml } }\n`,
      'nested.yaml': functionNamed('Nested'),
      'other.yaml': functionNamed('Other'),
      'packaged.yaml': functionNamed('Get'),
      'values.yaml': 'a: b',
      'app.js': '',
    };
    const { project, findings } = readFiles(files);
    expect(project.functions.map(({ id }) => id)).toEqual(['Child/Nested', 'Get']);
    expect(findings).toMatchObject([{ rule: 'template-passed-over', severity: 'note', origin: { file: 'other.yaml' } }]);
  });

  it('gives functions of one logical id the folder in front', () => {
    const files = { 'a/template.yaml': functionNamed('Get'), 'a/app.js': '', 'b/template.yaml': functionNamed('Get'), 'b/app.js': '' };
    const { project } = readFiles(files);
    expect(project.functions.map(({ id }) => id)).toEqual(['a/Get', 'b/Get']);
    expect(() => selectFunctions(project, ['Get'])).toThrow('--function Get could be any of a/Get, b/Get');
    expect(selectFunctions(project, ['b/Get']).map(({ id }) => id)).toEqual(['b/Get']);
  });

  it('reads up to the ancestor with .git', () => {
    const folder = projectFolder({
      '.git/HEAD': '',
      'apps/one/template.yaml': functionNamed('One', '../../shared/app.handler'),
      'shared/app.js': '',
    });
    const { root, project } = readProject({ path: path.join(folder, 'apps/one'), ...NOTHING });
    expect(root).toBe(folder);
    expect(project.functions[0]?.handler).toMatchObject({ kind: 'handler', file: 'shared/app.js' });
  });

  it('reads the template that is named alone', () => {
    const folder = projectFolder({ 'a/template.yaml': functionNamed('A'), 'a/app.js': '', 'b.yaml': functionNamed('B'), 'app.js': '' });
    const { project } = readProject({ path: folder, template: path.join(folder, 'b.yaml'), ...NOTHING });
    expect(project.functions.map(({ id }) => id)).toEqual(['B']);
  });

  it('reads a template outside the root that leads back into it', () => {
    const folder = projectFolder({
      'infra/t.yaml': functionNamed('A', '../app/src/app.handler'),
      'app/.git/HEAD': '',
      'app/src/app.js': '',
    });
    const { project } = readProject({ path: path.join(folder, 'app'), template: path.join(folder, 'infra/t.yaml'), ...NOTHING });
    expect(project.functions[0]?.handler).toMatchObject({ kind: 'handler', file: 'src/app.js' });
  });
});

describe('what the user must mend', () => {
  it.each([
    ['a path that does not exist', () => readProject({ path: '/nowhere/at/all', ...NOTHING }), '/nowhere/at/all: no such file or folder'],
    ['no description', () => readFiles({ 'app.js': '' }), 'no description of functions'],
    ['no function in the template', () => readFiles({ 'template.yaml': 'Resources: {}' }), 'no function in the description'],
    ['a template that is not YAML', () => readFiles({ 'template.yaml': 'a: [1' }), /^template\.yaml:1:\d+: /],
    ['a binary template', () => readFiles({ 'template.yaml': 'a\0b' }), 'template.yaml: not read: it is binary'],
    [
      'a template of 20 MB',
      () => readFiles({ 'template.yaml': `# ${'x'.repeat(20_000_000)}` }),
      'template.yaml: not read: it has 20000002 bytes',
    ],
    ['a handler that does not exist', () => readFiles({ 'app.js': '' }, { handler: 'nope.js' }), 'nope.js: there is no such file'],
    ['a handler outside the root', () => readFiles({ 'app.js': '' }, { handler: '../x.js' }), '../x.js: it is outside the project root'],
    [
      'a handler in the form of a template',
      () => readFiles({ 'src/app.ts': '' }, { handler: 'src/app.handler' }),
      'did you mean src/app.ts#handler?',
    ],
  ])('%s', (_, read, message) => {
    expect(read).toThrow(UserError);
    expect(read).toThrow(message);
  });

  it('a project that is described in a way which is not read, and what to do instead', () => {
    expect(() => readFiles({ 'web/sst.config.ts': '', 'src/app.ts': '' })).toThrow(
      'web/sst.config.ts: SST is not read; name each handler by --handler FILE#EXPORT',
    );
    expect(() => readFiles({ 'app.arc': '@app\nx\n' })).toThrow("give what 'arc deploy --dry-run' writes by --template");
  });

  it('a function that does not exist', () => {
    const { project } = readFiles({ 'template.yaml': functionNamed('Get'), 'app.js': '' });
    expect(() => selectFunctions(project, ['Put'])).toThrow("no function is called 'Put'; there are Get");
  });

  it('a handler file that is missing, where no other function is selected', () => {
    const { project } = readFiles({ 'template.yaml': functionNamed('Get', 'gone.handler') });
    expect(() => selectFunctions(project, [])).toThrow("template.yaml:2:3: function Get: no source file for 'gone.handler'");
  });
});

describe('--handler', () => {
  const yaml = `Resources:
  Get: { Type: AWS::Serverless::Function, Properties: { Runtime: nodejs22.x, Handler: src/app.get, Environment: { Variables: { TABLE: a } } } }
  Put: { Type: AWS::Serverless::Function, Properties: { Runtime: nodejs22.x, Handler: src/app.put, Environment: { Variables: { TABLE: b } } } }
`;

  it('needs no template', () => {
    const { project } = readFiles({ 'src/app.ts': '' }, { handler: 'src/app.ts#get', env: new Map([['TABLE', 'orders']]) });
    expect(project.functions).toMatchObject([
      { id: 'src/app.ts#get', handler: { file: 'src/app.ts', export: 'get' }, envIsComplete: false, platform: [] },
    ]);
    expect(project.functions[0]?.env.get('TABLE')?.map(showPattern)).toEqual(['orders']);
  });

  it('takes environment and platform of the function that a template describes', () => {
    const { project } = readFiles({ 'template.yaml': yaml, 'src/app.ts': '' }, { handler: 'src/app.ts#get' });
    expect(project.functions.map(({ id }) => id)).toEqual(['Get']);
    expect(project.functions[0]?.env.get('TABLE')?.map(showPattern)).toEqual(['a']);
    expect(project.functions[0]?.platform.length).toBeGreaterThan(0);
  });

  it('runs where all functions that have it do', () => {
    const service = (region: string) => `service: s
provider: { name: aws, runtime: nodejs22.x, region: ${region} }
functions: { get: { handler: ../app.handler } }
`;
    const place = (other: string) =>
      readFiles(
        { 'a/serverless.yml': service('eu-west-1'), 'b/serverless.yml': service(other), 'app.js': 'exports.handler = () => {};' },
        { handler: 'app.js#handler' },
      ).project.functions[0]?.place;
    expect(place('eu-west-1')).toEqual({ region: 'eu-west-1' });
    expect(place('us-east-1')).toBeUndefined();
  });

  it('takes the union where several functions have it, and says so', () => {
    const { project, findings } = readFiles({ 'template.yaml': yaml, 'src/app.ts': '' }, { handler: 'src/app.ts' });
    expect(project.functions[0]?.env.get('TABLE')?.map(showPattern)).toEqual(['a', 'b']);
    expect(findings).toMatchObject([{ rule: 'several-functions-for-handler', function: 'src/app.ts' }]);
  });

  it('works beside a template that can not be parsed', () => {
    const { project, findings } = readFiles({ 'template.yaml': 'a: [', 'src/app.ts': '' }, { handler: 'src/app.ts#get' });
    expect(project.functions).toHaveLength(1);
    expect(findings).toMatchObject([{ rule: 'unreadable-template' }]);
  });
});

describe('--env', () => {
  it('overrides the template', () => {
    const yaml = functionNamed('Get').replace('app.handler', 'app.handler, Environment: { Variables: { TABLE: a, OTHER: b } }');
    const { project } = readFiles({ 'template.yaml': yaml, 'app.js': '' }, { env: new Map([['TABLE', 'c']]) });
    expect([...(project.functions[0]?.env ?? [])].map(([name, values]) => [name, values.map(showPattern)])).toEqual([
      ['TABLE', ['c']],
      ['OTHER', ['b']],
    ]);
  });
});
