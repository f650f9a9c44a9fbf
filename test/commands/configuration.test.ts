import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { CONFIGURATION_KEYS } from '../../src/commands/configuration-keys.ts';
import { program } from '../../src/commands/program.ts';
import { projectFolder } from './project-folder.ts';
import { runCli } from './run-cli.ts';

const HANDLER = `import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
const client = new DynamoDBClient({});
export const handler = () => client.send(new GetItemCommand({ TableName: process.env.TABLE, Key: {} }));
`;

function project(configuration: unknown, name = 'leastpriv.config.json'): string {
  const folder = projectFolder({ 'app.mjs': HANDLER });
  writeFileSync(path.join(folder, name), typeof configuration === 'string' ? configuration : JSON.stringify(configuration));
  return folder;
}

const generate = (folder: string, ...flags: readonly string[]) => runCli(folder, 'generate', '--handler', 'app.mjs#handler', ...flags);

describe('a configuration file', () => {
  it('gives the flags that the command line leaves out', () => {
    const { stdout } = generate(project({ env: { TABLE: 'orders' }, region: 'eu-west-1', account: '111122223333' }));
    expect(stdout).toContain('arn:aws:dynamodb:eu-west-1:111122223333:table/orders');
  });

  it('yields to the command line', () => {
    const { stdout } = generate(project({ env: { TABLE: 'orders' }, region: 'eu-west-1' }), '--region', 'us-east-1');
    expect(stdout).toContain('arn:aws:dynamodb:us-east-1:*:table/orders');
  });

  it('may be a member of package.json, above the path', () => {
    const folder = project({ name: 'shop', leastpriv: { env: { TABLE: 'orders' } } }, 'package.json');
    mkdirSync(path.join(folder, 'functions'));
    writeFileSync(path.join(folder, 'functions', 'app.mjs'), HANDLER);
    expect(generate(path.join(folder, 'functions')).stdout).toContain('table/orders');
  });

  it('has a part for each command that goes before what it says for all', () => {
    const folder = project({ region: 'eu-west-1', generate: { region: 'eu-north-1' }, diff: { region: 'us-west-2' } });
    const { stdout } = generate(folder);
    expect(stdout).toContain('dynamodb:eu-north-1:');
  });

  it('names the output language in the part of a command', () => {
    expect(generate(project({ generate: { format: 'terraform' } })).stdout).toContain('data "aws_iam_policy_document"');
  });

  it('is read where --config says', () => {
    const folder = projectFolder({ 'app.mjs': HANDLER, 'strict.json': '{ "env": { "TABLE": "carts" } }' });
    expect(generate(folder, '--config', path.join(folder, 'strict.json')).stdout).toContain('table/carts');
  });

  it.each([
    ['an unknown setting', '{\n  "regoin": "eu-west-1"\n}', ':2:3: "regoin" is no setting'],
    ['a setting that writes files', '{ "output": "/tmp/x" }', '"output" is no setting'],
    ['a setting of the wrong form', '{ "region": true }', '"region" must be a text'],
    ['a switch that is no switch', '{ "quiet": "yes" }', '"quiet" must be true or false'],
    ['a value that is none of those allowed', '{ "partition": "mars" }', '"partition" must be one of aws, aws-cn'],
    ['a setting that differs by command', '{ "format": "json" }', '"format" differs by command'],
    ['a flag that the command does not have', '{ "generate": { "policy": "b.json" } }', 'generate has no flag for "policy"'],
    ['a broken file', '{ "region": ', 'leastpriv.config.json:1:'],
    ['a list', '[]', 'expected an object with settings'],
  ])('is refused for %s', (_, text, message) => {
    const { status, stderr, stdout } = generate(project(text));
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(message);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });

  it('is refused where the named file is missing', () => {
    const { status, stderr } = generate(projectFolder({ 'app.mjs': HANDLER }), '--config', 'nowhere.json');
    expect(status).toBe(2);
    expect(stderr).toContain('--config nowhere.json: the file cannot be read');
  });
});

describe('the schema of the configuration', () => {
  const schema: { properties: Record<string, unknown> } = JSON.parse(readFileSync('schemas/config.schema.json', 'utf8'));
  const validate = new Ajv().compile(schema);

  it('lists exactly the settings that are read', () => {
    const commands = ['generate', 'diff', 'check', 'explain', 'observe'];
    const shared = Object.entries(CONFIGURATION_KEYS).flatMap(([name, { isPerCommand }]) => (isPerCommand === true ? [] : [name]));
    expect(Object.keys(schema.properties).sort()).toEqual(['$schema', ...commands, ...shared].sort());
  });

  it('takes what is taken and refuses what is refused', () => {
    expect(validate({ region: 'eu-west-1', env: { TABLE: 'orders' }, check: { failOn: 'error' } })).toBe(true);
    expect(validate({ regoin: 'eu-west-1' })).toBe(false);
  });
});

describe('the settings', () => {
  it('are flags of some command', () => {
    const flags = new Set(program().commands.flatMap((command) => command.options.map((option) => option.attributeName())));
    expect(Object.keys(CONFIGURATION_KEYS).filter((name) => !flags.has(name))).toEqual([]);
  });
});
