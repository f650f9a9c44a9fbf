import { describe, expect, it } from 'vitest';
import { findingsOf, NOTHING, placesOf, sam } from './checked-project.ts';

const runtime = 'Runtime: nodejs24.x\n';
const code = (source: string) => ({ 'template.yaml': sam(runtime), 'app.mjs': source });
const withVariables = (lines: string) => ({ 'template.yaml': sam(`${runtime}Environment:\n  Variables:\n${lines}`), 'app.mjs': NOTHING });

// Written in two pieces, so that no secret scanner takes this file for a leak.
const KEY_ID = `AKIA${'VWXYZ234567ABCDE'}`;
const SECRET_KEY = `wJalrXUtnFEMI/K7MDENG${'/bPxRfiCYabcdefghij'}`;

describe('LP201 hardcoded-secret', () => {
  it('finds keys in strings, templates and comments', async () => {
    const source = `// old: ${KEY_ID}\nconst id = '${KEY_ID}';\nconst url = \`https://admin:s3cretpw@db.example.org/\${id}\`;\n${NOTHING}`;
    expect(await placesOf('LP201', code(source))).toEqual(['error app.mjs:1', 'error app.mjs:2', 'error app.mjs:3']);
  });

  it('finds a text that is given the name of a secret', async () => {
    expect(await placesOf('LP201', code(`const database = { user: 'app', password: 'Tr0ub4dor&3' };\n${NOTHING}`))).toEqual([
      'error app.mjs:1',
    ]);
  });

  it('finds a secret to fall back on', async () => {
    expect(await placesOf('LP201', code(`const secret = process.env.JWT_SECRET ?? 'mY-5up3r-s3cr3t';\n${NOTHING}`))).toEqual([
      'error app.mjs:1',
    ]);
  });

  it('looks at what the handler loads, and at nothing else', async () => {
    const files = {
      'template.yaml': sam(runtime),
      'app.mjs': `import { id } from './keys.mjs';\nexport const handler = () => id;\n`,
      'keys.mjs': `export const id = '${KEY_ID}';\n`,
      'unused.mjs': `export const id = '${KEY_ID}';\n`,
    };
    expect(await placesOf('LP201', files)).toEqual(['error keys.mjs:1']);
  });

  it.each([
    ["AWS's own example", "const id = 'AKIAIOSFODNN7EXAMPLE';"],
    ['a place where a secret is kept', "const secretName = 'prod/db/password'; const passwordParameter = '/shop/password';"],
    ['words', "const token = 'next-token'; const password = 'password'; const apiKey = 'x-api-key';"],
    ['a text in place of a secret', "const login = { token: '*redacted*', password: '********' };"],
    ['a name of a variable', "const password = 'DB_PASSWORD';"],
    ['text from elsewhere', 'const password = process.env.DB_PASSWORD;'],
    ['a word to fall back on', "const token = process.env.TOKEN || 'default-token';"],
    ['a name of a listing page', "const nextToken = 'page-2-of-17';"],
    ['the form of a URL', "// such as https://user:password@example.com\nconst url = 'postgres://app:app@localhost:5432/shop';"],
  ])('passes %s', async (_, line) => {
    expect(await placesOf('LP201', code(`${line}\n${NOTHING}`))).toEqual([]);
  });

  it('never prints the secret', async () => {
    const findings = await findingsOf('LP201', code(`const id = '${KEY_ID}';\n${NOTHING}`));
    expect(findings.map(({ message }) => message).join()).not.toContain(KEY_ID);
  });
});

describe('LP202 secret-in-environment', () => {
  it.each(['DB_PASS', 'ENCRYPTION_KEY', 'jwtSecret', 'API_TOKEN'])('knows %s for a secret', async (name) => {
    expect(await placesOf('LP202', withVariables(`    ${name}: b3f1c0d29e8a47f6\n`))).toEqual(['error template.yaml:12']);
  });

  it('finds the default of a parameter, hidden or not', async () => {
    const parameter = (type: string) => `Parameters:\n  Password:\n    Type: ${type}\n    NoEcho: true\n    Default: Tr0ub4dor-3\n`;
    const files = (type: string) => ({
      'template.yaml': sam(`${runtime}Environment:\n  Variables:\n    DB_PASSWORD: !Ref Password\n`, parameter(type)),
      'app.mjs': NOTHING,
    });
    expect(await placesOf('LP202', files('String'))).toEqual(['error template.yaml:12']);
    expect(await placesOf('LP202', files('AWS::SSM::Parameter::Value<String>'))).toEqual([]);
  });

  it.each([
    ['a quantity', 'MAX_TOKENS', '100000000'],
    ['a switch', 'ALLOW_CREDENTIALS', 'always'],
    ['a path of a secret', 'DB_SECRET', 'prod/shop/database'],
    ['a ciphertext of KMS', 'DB_PASSWORD', `AQICAHh${'s0Y3TLrzQ9vCVgUO'.repeat(5)}==`],
    ['an alias of a key', 'ENCRYPTION_KEY', 'alias/shop'],
    ['a database on the own machine', 'DATABASE_URL', 'postgres://app:app@localhost:5432/shop'],
    ['a public key', 'PUBLIC_KEY', 'MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE'],
  ])('passes %s', async (_, name, value) => {
    expect(await placesOf('LP202', withVariables(`    ${name}: '${value}'\n`))).toEqual([]);
  });

  it('passes the name by which the code reads a secret', async () => {
    const source = (id: string) => `import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
const client = new SecretsManagerClient({});
export const handler = () => client.send(new GetSecretValueCommand({ SecretId: ${id} }));
`;
    const files = (id: string) => ({ ...withVariables('    DB_SECRET: shop-database-1\n'), 'app.mjs': source(id) });
    expect(await placesOf('LP202', files('process.env.DB_SECRET'))).toEqual([]);
    expect(await placesOf('LP202', files("'another'"))).toEqual(['error template.yaml:12']);
  });

  it('finds a credential by its form and a literal by its name', async () => {
    expect(await placesOf('LP202', withVariables(`    UPSTREAM: ${KEY_ID}\n    DB_PASSWORD: hunter22\n`))).toEqual([
      'error template.yaml:12',
      'error template.yaml:13',
    ]);
  });

  it.each([
    ['a reference', '    DB_PASSWORD: !Ref Password\n'],
    ['a dynamic reference', "    DB_PASSWORD: '{{resolve:secretsmanager:db:SecretString:password}}'\n"],
    [
      'the place of a secret',
      '    DB_SECRET_ARN: arn:aws:secretsmanager:eu-west-1:111122223333:secret:db-a1b2c3\n    API_KEY_PARAMETER: /shop/key\n',
    ],
    ['a word to be replaced', '    API_KEY: change-me\n    AUTH_TOKEN: <token>\n'],
    ['a name that only sounds so', '    TOKEN_TTL: "3600"\n    SECRET_NAME: prod/database\n'],
  ])('passes %s', async (_, lines) => {
    expect(await placesOf('LP202', withVariables(lines))).toEqual([]);
  });
});

describe('LP205 credentials-in-client', () => {
  it('finds keys in a client of either version of the SDK', async () => {
    const third = `import { S3Client } from '@aws-sdk/client-s3';\nconst client = new S3Client({ credentials: { accessKeyId: '${KEY_ID}', secretAccessKey: '${SECRET_KEY}' } });\nexport const handler = () => client;\n`;
    expect(await placesOf('LP205', code(third))).toEqual(['error app.mjs:2']);
    const second = `const AWS = require('aws-sdk');\nconst s3 = new AWS.S3({ accessKeyId: '${KEY_ID}', secretAccessKey: '${SECRET_KEY}' });\nexports.handler = () => s3;\n`;
    expect(await placesOf('LP205', { 'template.yaml': sam(runtime), 'app.js': second })).toEqual(['error app.js:2']);
  });

  it('passes a client without keys, and one with keys from a secret', async () => {
    expect(
      await placesOf(
        'LP205',
        code(`import { S3Client } from '@aws-sdk/client-s3';\nconst client = new S3Client({});\nexport const handler = () => client;\n`),
      ),
    ).toEqual([]);
    const read = `import { S3Client } from '@aws-sdk/client-s3';\nexport const handler = (event) => new S3Client({ credentials: { accessKeyId: event.id, secretAccessKey: event.key } });\n`;
    expect(await placesOf('LP205', code(read))).toEqual([]);
  });
});

describe('LP304 logs-whole-event', () => {
  it('notes that the event or the environment is logged', async () => {
    const source = `export const handler = async (event) => {\n  console.log(event);\n  console.info('got', JSON.stringify(event));\n  console.log({ event });\n  console.debug(process.env);\n};\n`;
    expect(await placesOf('LP304', code(source))).toEqual(['note app.mjs:2', 'note app.mjs:3', 'note app.mjs:4', 'note app.mjs:5']);
  });

  it('passes a member of the event, and other values', async () => {
    const source = `export const handler = async (event) => {\n  const records = event.Records;\n  console.log(event.requestContext.requestId, records.length, process.env.STAGE);\n  console.log('event', records);\n};\n`;
    expect(await placesOf('LP304', code(source))).toEqual([]);
  });
});

describe('LP701 code-injection', () => {
  it('finds data of the invocation that runs', async () => {
    const source = `import { exec, execFile } from 'node:child_process';\nimport vm from 'node:vm';\nexport const handler = async (event) => {\n  eval(event.code);\n  new Function('a', event.body);\n  vm.runInNewContext(JSON.parse(event.body).script);\n  exec(\`convert \${event.name}\`);\n  execFile('sh', ['-c', event.command]);\n};\n`;
    expect(await placesOf('LP701', code(source))).toEqual([
      'error app.mjs:4',
      'error app.mjs:5',
      'error app.mjs:6',
      'error app.mjs:7',
      'error app.mjs:8',
    ]);
  });

  it.each([
    'path.basename(event.key)',
    'path.parse(event.key).name',
    "event.names.split(',').map((name) => name.trim()).join(' ')",
    '/^[^;]*/.exec(event.command)[0]',
    "Buffer.from(event.body, 'base64').toString()",
    'new URL(event.url).pathname',
    "new URLSearchParams(event.body).get('command')",
    'JSON.stringify({ name: event.name })',
    '[...event.names].sort().join()',
    'event.isNumber ? Number(event.value) : event.value',
  ])('follows data of the invocation through %s', async (text) => {
    const source = `import { exec } from 'node:child_process';\nimport path from 'node:path';\nexport const handler = async (event) => {\n  exec('convert ' + (${text}));\n};\n`;
    expect(await placesOf('LP701', code(source))).toEqual(['error app.mjs:4']);
  });

  it('passes a number that is read from it', async () => {
    const source = `import { exec } from 'node:child_process';\nexport const handler = async (event) => {\n  exec(\`head -n \${Number.parseInt(event.count, 10)} /tmp/list\`);\n  exec('sleep ' + Number(event.seconds));\n};\n`;
    expect(await placesOf('LP701', code(source))).toEqual([]);
  });

  it.each([
    [
      'express',
      "import express from 'express';\nimport serverless from 'serverless-http';\nconst app = express();\napp.use(express.json());\napp.route('/run').post((request) => exec(request.body.command));\nexport const handler = serverless(app);\n",
    ],
    [
      'koa',
      "import Koa from 'koa';\nimport serverless from 'serverless-http';\nconst app = new Koa();\n\napp.use(async (context) => exec(context.query.command));\nexport const handler = serverless(app);\n",
    ],
    [
      'hono',
      "import { Hono } from 'hono';\nimport { handle } from 'hono/aws-lambda';\nconst app = new Hono();\n\napp.get('/run', (context) => exec(context.req.query('command')));\nexport const handler = handle(app);\n",
    ],
  ])('knows what %s passes for data of the invocation', async (_, app) => {
    expect(await placesOf('LP701', code(`import { exec } from 'node:child_process';\n${app}`))).toEqual(['error app.mjs:6']);
  });

  it('knows packages that run commands', async () => {
    const source = (call: string) =>
      `import shell from 'shelljs';\nimport { execa, execaCommand } from 'execa';\nexport const handler = async (event) => ${call};\n`;
    expect(await placesOf('LP701', code(source("shell.exec('git clone ' + event.url)")))).toEqual(['error app.mjs:3']);
    expect(await placesOf('LP701', code(source('execaCommand(`git clone ${event.url}`)')))).toEqual(['error app.mjs:3']);
    expect(await placesOf('LP701', code(source("execa('git', ['clone', event.url])")))).toEqual([]);
    expect(await placesOf('LP701', code(source("shell.exec('git status')")))).toEqual([]);
  });

  it('passes what compilers and libraries write to find the global object', async () => {
    const source = `const root = Function('return this')();\nFunction('r', 'regeneratorRuntime = r')({});\nexport const handler = async (event) => setTimeout(() => root, event.delay);\n`;
    expect(await placesOf('LP701', code(source))).toEqual([]);
  });

  it('warns of text that is made otherwise', async () => {
    const source = `import { execSync } from 'node:child_process';\nimport { readFileSync } from 'node:fs';\nexport const handler = async () => execSync(readFileSync('/opt/command', 'utf8'));\n`;
    expect(await placesOf('LP701', code(source))).toEqual(['warning app.mjs:3']);
  });

  it('passes text that the code fixes, arguments as a list, and code that nothing reaches', async () => {
    const source = `import { execFile, execSync } from 'node:child_process';\nexport const handler = async (event) => {\n  execSync('ls /tmp');\n  execFile('/opt/bin/convert', [event.name]);\n};\nexport const unused = (text) => eval(text);\n`;
    expect(await placesOf('LP701', code(source))).toEqual([]);
  });
});

describe('LP702 certificates-not-checked', () => {
  it('finds the setting in code and in the template', async () => {
    const source = `import https from 'node:https';\nconst agent = new https.Agent({ rejectUnauthorized: false });\nprocess.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';\nexport const handler = async () => agent;\n`;
    expect(await placesOf('LP702', code(source))).toEqual(['error app.mjs:2', 'error app.mjs:3']);
    expect(await placesOf('LP702', withVariables("    NODE_TLS_REJECT_UNAUTHORIZED: '0'\n"))).toEqual(['error template.yaml:12']);
  });

  it('finds the setting deep in the options of a package', async () => {
    const source = (ssl: string) =>
      `import pg from 'pg';\nconst pool = new pg.Pool({ connection: { ssl: ${ssl} } });\nexport const handler = async () => pool.query('SELECT 1');\n`;
    expect(await placesOf('LP702', code(source('{ rejectUnauthorized: false }')))).toEqual(['error app.mjs:2']);
    expect(await placesOf('LP702', code(source('{ rejectUnauthorized: true }')))).toEqual([]);
    expect(await placesOf('LP702', code(source("{ rejectUnauthorized: process.env.CHECK !== 'no' }")))).toEqual(['warning app.mjs:2']);
  });

  it('passes an agent that checks', async () => {
    const source = `import https from 'node:https';\nconst agent = new https.Agent({ rejectUnauthorized: true, keepAlive: true });\nexport const handler = async () => agent;\n`;
    expect(await placesOf('LP702', code(source))).toEqual([]);
    expect(await placesOf('LP702', withVariables("    NODE_TLS_REJECT_UNAUTHORIZED: '1'\n"))).toEqual([]);
  });
});
