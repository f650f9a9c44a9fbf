import { describe, expect, it } from 'vitest';
import { platformRequirements } from '../../src/project/platform.ts';
import type { ProjectReading } from '../../src/project/project-reading.ts';
import { parseVariables } from '../../src/project/serverless/parse-variables.ts';
import { readFiles } from './project-folder.ts';
import { showPattern } from './show-pattern.ts';

describe('parseVariables', () => {
  it.each([
    [`a-\${self:x}-b`, ['a-', ['self:x'], '-b']],
    [`\${opt:stage, 'a, b'}`, [['opt:stage', "'a, b'"]]],
    [`\${file(./a.yml):x.\${opt:stage, 'dev'}}`, [[`file(./a.yml):x.\${opt:stage, 'dev'}`]]],
    [`\${AWS::Region}/\${Table}/\${Table.Arn}`, [`\${AWS::Region}/\${Table}/\${Table.Arn}`]],
    ['plain', ['plain']],
    [`\${self:open`, [`\${self:open`]],
  ])('%s', (text, pieces) => {
    expect(parseVariables(text).map((piece) => (piece.kind === 'text' ? piece.text : piece.alternatives))).toEqual(pieces);
  });
});

/** What the variables of function `f` hold; `rest` is more of serverless.yml. */
function environment(
  variables: Readonly<Record<string, string>>,
  rest = '',
  files: Readonly<Record<string, string>> = {},
  options: Partial<ProjectReading> = {},
): { readonly env: Readonly<Record<string, readonly string[]>>; readonly rules: readonly string[] } {
  const yaml = `service: shop
provider:
  name: aws
  runtime: nodejs22.x
  stage: \${opt:stage, 'dev'}
  region: eu-west-1
${rest}
functions:
  f:
    handler: f.handler
    environment:
${Object.entries(variables)
  .map(([name, value]) => `      ${name}: ${value}`)
  .join('\n')}
`;
  const { project, findings } = readFiles({ 'serverless.yml': yaml, 'f.ts': '', ...files }, options);
  const env = project.functions[0]?.env ?? new Map();
  return {
    env: Object.fromEntries([...env].map(([name, values]) => [name, values.map(showPattern)])),
    rules: findings.map(({ rule }) => rule),
  };
}

describe('variables', () => {
  const CUSTOM = `custom:
  table: orders-\${self:provider.stage}
  byStage: { dev: d, prod: p }
params:
  default: { color: blue }
  prod: { color: red }
`;

  it.each([
    ['self', `\${self:custom.table}`, ['orders-<parameter opt:stage=dev>']],
    ['the service', `\${self:service}-\${sls:stage}`, ['shop-<parameter opt:stage=dev>']],
    ['opt without default', `\${opt:color}`, ['<parameter opt:color>']],
    ['opt with a literal default', `\${opt:color, 'red'}`, ['<parameter opt:color=red>']],
    ['opt with a variable as default', `\${opt:color, self:custom.byStage.prod}`, ['<parameter opt:color=p>']],
    ['self that is not there, with a default', `\${self:custom.nothing, 'x'}`, ['x']],
    ['env', `\${env:HOME_URL, 'none'}`, ['<parameter env:HOME_URL=none>']],
    ['param', `\${param:color}`, ['<parameter param:color=blue>']],
    ['the account', `\${aws:accountId}`, ['<account>']],
    ['the region', `\${aws:region}`, ['eu-west-1']],
    ['an SSM parameter', `\${ssm:/a/b}`, ['<unknown>']],
    ['another stack', `\${cf:other.Output}`, ['<unknown>']],
    ['a file', `\${file(./values.json):a.b}`, ['from-file']],
    ['a file that is missing, with a default', `\${file(./nowhere.yml):a, 'x'}`, ['x']],
    ['code', `\${file(./values.js):a}`, ['<unknown>']],
    [
      'variables in Sub',
      `!Sub 'arn:aws:s3:::\${self:custom.table}/\${AWS::AccountId}'`,
      ['arn:aws:s3:::orders-<parameter opt:stage=dev>/<account>'],
    ],
  ])('%s', (_, written, expected) => {
    const files = { 'values.json': '{"a": {"b": "from-file"}}', 'values.js': 'module.exports = {}' };
    expect(environment({ V: written }, CUSTOM, files).env).toEqual({ V: expected });
  });

  it('that choose what is read say that a default chose', () => {
    expect(environment({ V: `\${self:custom.byStage.\${sls:stage}}` }, CUSTOM)).toEqual({
      env: { V: ['d'] },
      rules: ['parameter-default-used'],
    });
  });

  it.each(['stage', 'opt:stage'])('take what the user gives for %s', (name) => {
    const given = { parameters: new Map([[name, 'prod']]) };
    const written = { A: `\${self:custom.table}`, B: `\${self:custom.byStage.\${sls:stage}}`, C: `\${param:color}` };
    expect(environment(written, CUSTOM, {}, given)).toEqual({
      env: { A: ['orders-<parameter opt:stage=prod>'], B: ['p'], C: ['<parameter param:color=red>'] },
      rules: [],
    });
  });

  it('have the parameters of a stage in the form of version 4 too', () => {
    const stages = 'stages:\n  default: { params: { color: blue, size: s } }\n  prod: { params: { color: red } }\n';
    const written = { A: `\${param:color}`, B: `\${param:size}` };
    expect(environment(written, stages).env).toEqual({ A: ['<parameter param:color=blue>'], B: ['<parameter param:size=s>'] });
    expect(environment(written, stages, {}, { parameters: new Map([['stage', 'prod']]) }).env).toEqual({
      A: ['<parameter param:color=red>'],
      B: ['<parameter param:size=s>'],
    });
  });

  it('that ask for the stage or region get what the framework fills in', () => {
    const yaml = `service: shop
provider: { name: aws, environment: { V: '\${self:service}-\${opt:stage, self:provider.stage}-\${self:provider.region}' } }
functions: { f: { handler: f.handler } }
`;
    const [f] = readFiles({ 'serverless.yml': yaml, 'f.js': '' }).project.functions;
    expect(f?.env.get('V')?.map(showPattern)).toEqual(['shop-<parameter opt:stage=dev>-<parameter opt:region=us-east-1>']);
  });

  it('that ask for the stage get the option before what the file says', () => {
    const yaml = `service: shop
provider: { name: aws, stage: test, environment: { V: '\${sls:stage}' } }
functions: { f: { handler: f.handler } }
`;
    const read = (...given: [string, string][]) => readFiles({ 'serverless.yml': yaml, 'f.js': '' }, { parameters: new Map(given) });
    const shown = ({ project }: ReturnType<typeof read>) =>
      project.functions.map(({ name, env }) => [showPattern(name), env.get('V')?.map(showPattern)]);
    const named = (stage: string) => [[`<FLambdaFunction.name=shop-<parameter opt:stage=${stage}>-f>`, [`<parameter opt:stage=${stage}>`]]];
    expect(shown(read())).toEqual(named('test'));
    expect(shown(read(['opt:stage', 'prod']))).toEqual(named('prod'));
  });

  it('that lead to themselves end', () => {
    expect(environment({ V: `\${self:custom.a}` }, `custom: { a: '\${self:custom.b}', b: '\${self:custom.a}' }`).env).toEqual({
      V: ['<unknown>'],
    });
  });
});

const SERVICE = `service: shop
provider:
  name: aws
  runtime: nodejs22.x
  environment: { SHARED: a, OWN: b }
functions:
  - get-order:
      handler: dist/get.handler
      environment: { OWN: c, QUEUE: !Ref Jobs, WORKER: !GetAtt WorkLambdaFunction.Arn }
      onError: arn:aws:sns:eu-west-1:111122223333:dead
  - work:
      handler: src/work.main
      name: worker
      role: Worker
      events:
        - sqs: { arn: !GetAtt Jobs.Arn }
        - http: { path: /, method: get }
resources:
  - \${file(./jobs.yml)}
  - Resources: { Worker: { Type: AWS::IAM::Role } }
`;

describe('services', () => {
  const files = {
    'serverless.yml': SERVICE,
    'jobs.yml': 'Resources: { Jobs: { Type: AWS::SQS::Queue, Properties: { QueueName: jobs } } }',
    'src/get.ts': '',
    'src/work.js': '',
  };

  it('describe functions by key, with the names that the framework gives', () => {
    const { project, findings } = readFiles(files);
    expect(findings.map(({ rule, function: id }) => [rule, id])).toEqual([['handler-source-assumed', 'get-order']]);
    expect(
      project.functions.map(({ id, aliases, handler, name, role, env }) => [
        id,
        aliases,
        handler.kind === 'handler' && handler.file,
        showPattern(name),
        { kind: role.kind, id: role.id },
        Object.fromEntries([...env].map(([key, values]) => [key, values.map(showPattern)])),
      ]),
    ).toEqual([
      [
        'get-order',
        ['GetDashorderLambdaFunction'],
        'src/get.ts',
        '<GetDashorderLambdaFunction.name=shop-<parameter opt:stage=dev>-get-order>',
        { kind: 'implicit', id: 'IamRoleLambdaExecution' },
        {
          SHARED: ['a'],
          OWN: ['c'],
          QUEUE: ['https://sqs.<region>.amazonaws.com/<account>/<Jobs.name=jobs>'],
          WORKER: ['arn:<partition>:lambda:<region>:<account>:function:<WorkLambdaFunction.name=worker>'],
        },
      ],
      [
        'work',
        ['WorkLambdaFunction', 'worker'],
        'src/work.js',
        '<WorkLambdaFunction.name=worker>',
        { kind: 'declared', id: 'Worker' },
        { SHARED: ['a'], OWN: ['b'] },
      ],
    ]);
  });

  it('say what the platform needs; the framework declares the log groups', () => {
    const { project } = readFiles(files);
    const [get, work] = project.functions.map((lambda) =>
      Object.fromEntries(
        platformRequirements(lambda.platform).map(({ sid, requirements }) => [sid, requirements.map(({ action }) => action).sort()]),
      ),
    );
    const logs = ['logs:CreateLogStream', 'logs:PutLogEvents'];
    expect(get).toEqual({ LambdaRuntimeDeadLetter: ['sns:Publish'], LambdaRuntimeLogs: logs });
    expect(work).toEqual({
      LambdaRuntimeSqs: ['sqs:DeleteMessage', 'sqs:GetQueueAttributes', 'sqs:ReceiveMessage'],
      LambdaRuntimeLogs: logs,
    });
  });

  it('written as code are read without running it', () => {
    const code = `import hello from './src/functions/hello';
const service = {
  service: 'shop',
  provider: { name: 'aws', runtime: 'nodejs22.x', environment: { TABLE: '\${self:custom.table}', QUEUE: { Ref: 'Jobs' } } },
  functions: { hello },
  custom: { table: 'orders' },
  resources: { Resources: { Jobs: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'jobs' } } } },
};
module.exports = service;
`;
    const hello = "export default { handler: __dirname.split(process.cwd())[1].substring(1) + '/handler.main' };";
    const { project } = readFiles({
      'services/shop/serverless.ts': code,
      'services/shop/src/functions/hello/index.ts': hello,
      'services/shop/src/functions/hello/handler.ts': '',
    });
    const [found, ...others] = project.functions;
    expect(found?.describedBy).toBe('serverless');
    expect(others).toEqual([]);
    expect(found).toMatchObject({ id: 'hello', handler: { file: 'services/shop/src/functions/hello/handler.ts', export: 'main' } });
    expect([...(found?.env ?? [])].map(([name, values]) => [name, values.map(showPattern)])).toEqual([
      ['TABLE', ['orders']],
      ['QUEUE', ['https://sqs.<region>.amazonaws.com/<account>/<Jobs.name=jobs>']],
    ]);
  });

  it('have no environment of the functions in that of their code', () => {
    const code = `module.exports = {
  service: 'shop',
  provider: { name: 'aws', runtime: 'nodejs22.x', environment: { TABLE: process.env.TABLE } },
  functions: { hello: { handler: 'hello.main' } },
};
`;
    const files = { 'serverless.js': code, 'hello.js': '' };
    const table = (parameters: ReadonlyMap<string, string>) =>
      readFiles(files, { parameters }).project.functions[0]?.env.get('TABLE')?.map(showPattern);
    expect(table(new Map())).toEqual(['<unknown>']);
    expect(table(new Map([['TABLE', 'orders']]))).toEqual(['orders']);
  });

  it('of which the code does not tell the functions are none, and the reason is named', () => {
    expect(() => readFiles({ 'serverless.ts': 'export default {}' })).toThrow(/no function in the description.*serverless\.ts is code/s);
  });

  it('of another provider are none', () => {
    expect(() => readFiles({ 'serverless.yml': 'provider: { name: google }\nfunctions: { a: { handler: b.c } }' })).toThrow(
      'no function in the description',
    );
  });
});

describe('tracing', () => {
  it.each([
    ['provider on, function false: on, as the framework takes what says something', '{ lambda: true }', 'false', ['xray']],
    ['provider on, function silent', '{ lambda: true }', undefined, ['xray']],
    ['provider off, function false', '{ lambda: false }', 'false', []],
    ['provider silent, function on', undefined, 'Active', ['xray']],
  ])('%s', (_, provider, own, needs) => {
    const yaml = `service: s
provider: { name: aws, runtime: nodejs22.x${provider === undefined ? '' : `, tracing: ${provider}`} }
functions: { f: { handler: f.handler${own === undefined ? '' : `, tracing: ${own}`} } }
`;
    const { project } = readFiles({ 'serverless.yml': yaml, 'f.js': '' });
    expect(project.functions[0]?.platform.map(({ need }) => need).filter((need) => need === 'xray')).toEqual(needs);
  });
});
