import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { LambdaFunction } from '../../src/model/lambda-function.ts';
import { platformRequirements } from '../../src/project/platform.ts';
import type { ProjectReading } from '../../src/project/project-reading.ts';
import { projectFolder, readFiles } from './project-folder.ts';
import { showPattern } from './show-pattern.ts';

const PLACE = '<region>:<account>';

function texts(lambda: LambdaFunction | undefined): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries([...(lambda?.env ?? [])].map(([name, values]) => [name, values.map(showPattern)]));
}

/** What the environment variables hold whose expressions are these; `rest` is more of the configuration. */
function environment(
  variables: Readonly<Record<string, string>>,
  rest = '',
  files: Readonly<Record<string, string>> = {},
  options: Partial<ProjectReading> = {},
): Readonly<Record<string, readonly string[]>> {
  const main = `${rest}
resource "aws_lambda_function" "f" {
  function_name = "f"
  runtime       = "nodejs22.x"
  handler       = "f.handler"
  filename      = data.archive_file.f.output_path
  environment {
    variables = {
${Object.entries(variables)
  .map(([name, value]) => `      ${name} = ${value}`)
  .join('\n')}
    }
  }
}
data "archive_file" "f" {
  type        = "zip"
  source_dir  = "\${path.module}/src"
  output_path = "f.zip"
}
`;
  return texts(
    readFiles({ 'main.tf': main, 'src/f.js': '', ...files }, options).project.functions.find(({ id }) => id === 'aws_lambda_function.f'),
  );
}

describe('expressions', () => {
  const REST = `
variable "stage" { default = "dev" }
variable "account" { type = string }
variable "queue" { default = "arn:aws:sqs:eu-west-1:111122223333:q" }
variable "names" { default = { a = "x", b = "y" } }
locals {
  prefix = "shop-\${var.stage}"
  loop   = local.loop
}
data "aws_caller_identity" "me" {}
data "aws_region" "here" {}
data "aws_sqs_queue" "old" { name = "old" }
resource "aws_dynamodb_table" "t" {
  for_each = var.names
  name     = "\${local.prefix}-\${each.value}"
}
resource "aws_sqs_queue" "q" {
  count = 2
  name  = "q\${count.index}"
}
`;

  it.each([
    ['a text', '"plain"', ['plain']],
    ['a number', '12', ['12']],
    ['a variable with default', 'var.stage', ['<parameter stage=dev>']],
    ['a variable without', 'var.account', ['<parameter account>']],
    ['a variable that is an ARN', 'var.queue', ['arn:aws:sqs:eu-west-1:111122223333:q']],
    ['a local', 'local.prefix', ['shop-<parameter stage=dev>']],
    ['a local that leads to itself', 'local.loop', ['<unknown>']],
    ['one interpolation', `"\${local.prefix}"`, ['shop-<parameter stage=dev>']],
    ['the account', 'data.aws_caller_identity.me.account_id', ['<account>']],
    ['the region', 'data.aws_region.here.name', ['<region>']],
    ['an existing queue', 'data.aws_sqs_queue.old.url', [`https://sqs.<region>.amazonaws.com/<account>/<data.aws_sqs_queue.old.name=old>`]],
    ['an instance by key', 'aws_dynamodb_table.t["a"].name', ['<aws_dynamodb_table.t["a"].name=shop-<parameter stage=dev>-x>']],
    ['an instance by index', 'aws_sqs_queue.q[1].name', ['<aws_sqs_queue.q[1].name=q1>']],
    ['a splat', 'join(",", aws_sqs_queue.q[*].name)', ['<aws_sqs_queue.q[0].name=q0>,<aws_sqs_queue.q[1].name=q1>']],
    ['a member of a map', 'var.names["b"]', ['y']],
    ['lookup', 'lookup(var.names, "z", "none")', ['none']],
    ['both branches', 'var.stage == "prod" ? "orders" : local.prefix', ['orders', 'shop-<parameter stage=dev>']],
    ['format', 'format("%s/%s", var.stage, "x")', ['<parameter stage=dev>/x']],
    ['a function that is not modelled', 'cidrhost(var.stage, 1)', ['<unknown>']],
    ['a hash of a default, which a deployment may change', 'md5(var.stage)', ['<unknown>']],
    ['a hash', 'substr(md5("x"), 0, 4)', ['9dd4']],
    ['a branch that is decided', '1 + 1 > 1 && !false ? "yes" : "no"', ['yes']],
    ['no branch by a default', 'var.stage == "dev" ? "yes" : "no"', ['yes', 'no']],
    ['a name is not empty', 'aws_sqs_queue.q[0].name == "" ? "yes" : "no"', ['no']],
    ['a for expression with a condition', `join("-", [for k, v in var.names : v if k != "a"])`, ['y']],
    ['JSON and back', 'jsondecode(jsonencode({ a = [local.prefix, 1, null] })).a[0]', ['shop-<parameter stage=dev>']],
    ['JSON with quotes', 'jsondecode(jsonencode({ a = "x\\"y" })).a', ['x"y']],
    ['a file', 'trimspace(file("${path.module}/name.txt"))', ['orders']],
    ['a template', 'templatefile("name.tpl", { stage = var.stage, names = ["a", "b"] })', ['<parameter stage=dev>:a,b,']],
    ['a template that calls itself', 'templatefile("self.tpl", {})', ['<unknown>']],
    ['a replacement by a name', 'replace("a-NAME-b", "NAME", aws_sqs_queue.q[0].name)', ['a-<aws_sqs_queue.q[0].name=q0>-b']],
    ['a list of formats', 'join(" ", formatlist("%s-%s", ["a", "b"], "x"))', ['a-x b-x']],
    ['sets', 'join(",", sort(setsubtract(toset(["b", "a", "b"]), ["a"])))', ['b']],
    ['try', 'try(var.names.c, "x")', ['x']],
    ['lower', 'lower("ABC")', ['abc']],
    ['a for expression', `join("-", [for k, v in var.names : "\${k}\${v}"])`, ['ax-by']],
    ['what is nowhere', 'aws_sqs_queue.nowhere.url', ['<unknown>']],
    ['a template with directives', '"%{ if true }a%{ endif }"', ['a']],
  ])('%s', (_, written, expected) => {
    const files = {
      'name.txt': 'orders\n',
      'self.tpl': '${templatefile("self.tpl", {})}',
      'name.tpl': '${stage}:%{ for name in names }${name},%{ endfor }',
    };
    expect(environment({ V: written }, REST, files)).toEqual({ V: expected });
  });

  it('take values of terraform.tfvars, and what the user gives before them', () => {
    const files = { 'terraform.tfvars': 'stage = "prod"\naccount = "1"\n', 'x.auto.tfvars.json': '{ "account": "2" }' };
    expect(environment({ A: 'var.stage', B: 'var.account' }, REST, files)).toEqual({
      A: ['<parameter stage=prod>'],
      B: ['<parameter account=2>'],
    });
    const tfvars = path.join(projectFolder({ 'prod.tfvars': 'account = "3"' }), 'prod.tfvars');
    expect(environment({ B: 'var.account' }, REST, files, { tfvars })).toEqual({ B: ['<parameter account=3>'] });
    const given = { parameters: new Map([['stage', 'test']]) };
    expect(environment({ A: 'var.stage' }, REST, files, given)).toEqual({ A: ['<parameter stage=test>'] });
  });
});

/** Each type: an attribute, and what it gives for a resource with a name. From the type's page in the provider's documentation. */
describe('attributes', () => {
  it.each([
    ['aws_sqs_queue', 'name = "n"', 'url', 'https://sqs.<region>.amazonaws.com/<account>/<R.name=n>'],
    ['aws_sqs_queue', 'name = "n"', 'arn', `arn:<partition>:sqs:${PLACE}:<R.name=n>`],
    ['aws_sns_topic', 'name = "n"', 'id', `arn:<partition>:sns:${PLACE}:<R.name=n>`],
    ['aws_s3_bucket', 'bucket = "n"', 'arn', 'arn:<partition>:s3:::<R.name=n>'],
    ['aws_s3_bucket', '', 'id', '<R.name=terraform-*>'],
    ['aws_dynamodb_table', 'name = "n"', 'stream_arn', `arn:<partition>:dynamodb:${PLACE}:table/<R.name=n>/stream/*`],
    ['aws_secretsmanager_secret', 'name_prefix = "n-"', 'arn', `arn:<partition>:secretsmanager:${PLACE}:secret:<R.name=n-*>-??????`],
    ['aws_sfn_state_machine', 'name = "n"', 'arn', `arn:<partition>:states:${PLACE}:stateMachine:<R.name=n>`],
    ['aws_ssm_parameter', 'name = "/a/b"', 'arn', `arn:<partition>:ssm:${PLACE}:parameter<R.name=/a/b>`],
    ['aws_ssm_parameter', 'name = "ab"', 'arn', `arn:<partition>:ssm:${PLACE}:parameter/<R.name=ab>`],
    ['aws_kms_key', '', 'arn', `arn:<partition>:kms:${PLACE}:key/<R.name>`],
    ['aws_iam_role', 'name = "n"\n path = "/p/"', 'arn', 'arn:<partition>:iam::<account>:role/p/<R.name=n>'],
    ['aws_frobnicator', '', 'shape', '<R.shape>'],
    ['aws_frobnicator', 'shape = "round"', 'shape', 'round'],
  ])('%s with %s: %s', (type, body, attribute, expected) => {
    const found = environment({ V: `${type}.r.${attribute}` }, `resource "${type}" "r" {\n ${body}\n}`);
    expect(found).toEqual({ V: [expected.replace('<R.', `<${type}.r.`)] });
  });
});

describe('modules', () => {
  const files = {
    'modules/queue/main.tf': `variable "name" {}
variable "suffix" { default = "q" }
resource "aws_sqs_queue" "this" { name = "\${var.name}-\${var.suffix}" }
output "url" { value = aws_sqs_queue.this.url }`,
  };

  it('of the project take what their caller passes and give their outputs', () => {
    const found = environment({ V: 'module.jobs.url' }, 'module "jobs" {\n source = "./modules/queue"\n name = "jobs"\n}', files);
    expect(found).toEqual({ V: ['https://sqs.<region>.amazonaws.com/<account>/<module.jobs.aws_sqs_queue.this.name=jobs-q>'] });
  });

  it.each([
    ['terraform-aws-modules/sqs/aws', 'name = "jobs"', 'queue_url', 'https://sqs.<region>.amazonaws.com/<account>/<module.m.name=jobs>'],
    ['terraform-aws-modules/s3-bucket/aws', 'bucket = "files"', 's3_bucket_arn', 'arn:<partition>:s3:::<module.m.name=files>'],
    [
      'git::https://github.com/terraform-aws-modules/terraform-aws-dynamodb-table.git?ref=v4',
      'name = "t"',
      'dynamodb_table_id',
      '<module.m.name=t>',
    ],
    [
      'terraform-aws-modules/lambda/aws',
      'function_name = "quote"',
      'lambda_function_arn',
      `arn:<partition>:lambda:${PLACE}:function:<module.m.name=quote>`,
    ],
  ])('of the registry that make one resource give its attributes: %s', (source, input, output, expected) => {
    expect(environment({ V: `module.m.${output}` }, `module "m" {\n  source = "${source}"\n  ${input}\n}`)).toEqual({ V: [expected] });
  });

  it('of the registry that are not listed are known by their outputs alone', () => {
    expect(environment({ V: 'module.bucket.s3_bucket_id' }, 'module "bucket" { source = "someone/bucket/aws" }')).toEqual({
      V: ['<module.bucket.s3_bucket_id>'],
    });
  });

  it('that contain themselves end', () => {
    const loop = { 'modules/a/main.tf': 'module "a" { source = "../a" }' };
    expect(environment({ V: '"x"' }, 'module "a" { source = "./modules/a" }', loop)).toEqual({ V: ['x'] });
  });

  it('of terraform-aws-modules/lambda are functions', () => {
    const main = `module "get" {
  source                = "terraform-aws-modules/lambda/aws"
  function_name         = "shop-get"
  handler               = "get.handler"
  runtime               = "nodejs22.x"
  source_path           = "../src"
  event_source_mapping  = { jobs = { event_source_arn = "arn:aws:sqs:eu-west-1:111122223333:jobs" } }
  environment_variables = { TABLE = "orders" }
}`;
    const { project } = readFiles({ 'infra/main.tf': main, 'src/get.ts': '' });
    const [get] = project.functions;
    expect(get?.describedBy).toBe('terraform');
    expect([get?.id, get?.aliases, get?.handler, texts(get)]).toEqual([
      'module.get',
      ['shop-get'],
      { kind: 'handler', file: 'src/get.ts', export: 'handler' },
      { TABLE: ['orders'] },
    ]);
    expect(get?.platform.map(({ need }) => need)).toEqual(['logs', 'sqs']);
  });
});

describe('functions', () => {
  const lambda = (body: string) =>
    `resource "aws_lambda_function" "f" {\n  function_name = "f"\n  runtime = "nodejs22.x"\n  handler = "get.handler"\n  ${body}\n}\n`;
  const archive = (body: string) =>
    `data "archive_file" "a" {\n  type = "zip"\n  output_path = "\${path.module}/build/a.zip"\n  ${body}\n}\n`;

  it.each([
    ['a folder', 'filename = data.archive_file.a.output_path', `source_dir = "\${path.module}/../src"`, 'src/get.ts'],
    ['a file', 'filename = data.archive_file.a.output_path', `source_file = "\${path.module}/../src/get.ts"`, 'src/get.ts'],
    [
      'what a file is packed as',
      'filename = data.archive_file.a.output_path',
      `source {\n content = file("../src/other.js")\n filename = "get.js"\n }`,
      'src/other.js',
    ],
    ['an archive by its path', `filename = "\${path.module}/build/a.zip"`, `source_dir = "../src"`, 'src/get.ts'],
    ['an archive in a bucket', 's3_key = aws_s3_object.code.key', `source_dir = "../src"`, 'src/get.ts'],
  ])('have their source in %s', (_, code, source, file) => {
    const upload = 'resource "aws_s3_object" "code" {\n  key = "a.zip"\n  source = data.archive_file.a.output_path\n}\n';
    const { project } = readFiles({ 'infra/main.tf': lambda(code) + archive(source) + upload, 'src/get.ts': '', 'src/other.js': '' });
    expect(project.functions[0]?.handler).toMatchObject({ kind: 'handler', file });
  });

  it('have the source beside an archive of the module that no archive_file packs, which is said without the path of this machine', () => {
    const { project, findings } = readFiles({
      'infra/main.tf': lambda(`filename = "\${path.module}/build/a.zip"`),
      'infra/build/get.js': '',
    });
    expect(project.functions[0]?.handler).toMatchObject({ kind: 'handler', file: 'infra/build/get.js' });
    expect(findings.map(({ message }) => message)).toEqual([
      'the source of the archive infra/build/a.zip is taken to be infra/build/get.js; name it with --handler FILE#EXPORT if that is wrong',
    ]);
  });

  it('whose code is elsewhere, an image, or in another language are findings', () => {
    const main = [
      lambda('filename = "prebuilt.zip"'),
      lambda('image_uri = "x"').replace('"f"', '"g"'),
      lambda('filename = "x.zip"').replace('"f"', '"h"').replace('nodejs22.x', 'python3.12'),
    ];
    const { project, findings } = readFiles({ 'main.tf': main.join('') });
    expect(project.functions.map(({ id, handler }) => [id, handler.kind === 'unresolved' && handler.cause])).toEqual([
      ['aws_lambda_function.f', 'unresolved'],
      ['aws_lambda_function.g', 'image'],
      ['aws_lambda_function.h', 'language'],
    ]);
    expect(findings.map(({ rule, function: id }) => [rule, id])).toEqual([
      ['handler-not-found', 'aws_lambda_function.f'],
      ['unsupported-function', 'aws_lambda_function.g'],
      ['unsupported-function', 'aws_lambda_function.h'],
    ]);
  });

  it('say what the platform needs', () => {
    const main = `${lambda('tracing_config { mode = "Active" }\n dead_letter_config { target_arn = aws_sqs_queue.dead.arn }')}
resource "aws_sqs_queue" "dead" { name = "dead" }
resource "aws_sqs_queue" "jobs" {
  name = "jobs"
  kms_master_key_id = aws_kms_key.k.arn
}
resource "aws_kms_key" "k" {}
resource "aws_cloudwatch_log_group" "f" { name = "/aws/lambda/\${aws_lambda_function.f.function_name}" }
resource "aws_lambda_event_source_mapping" "m" {
  event_source_arn = aws_sqs_queue.jobs.arn
  function_name = aws_lambda_function.f.arn
}`;
    const { project } = readFiles({ 'main.tf': main });
    const grants = platformRequirements(project.functions[0]?.platform ?? []).map(({ sid, requirements }) => [
      sid,
      requirements.map(({ action }) => action).sort(),
    ]);
    expect(Object.fromEntries(grants)).toEqual({
      LambdaRuntimeDeadLetter: ['sqs:SendMessage'],
      LambdaRuntimeKey: ['kms:Decrypt'],
      LambdaRuntimeLogs: ['logs:CreateLogStream', 'logs:PutLogEvents'],
      LambdaRuntimeSqs: ['sqs:DeleteMessage', 'sqs:GetQueueAttributes', 'sqs:ReceiveMessage'],
      LambdaRuntimeXray: ['xray:PutTelemetryRecords', 'xray:PutTraceSegments'],
    });
    expect([...project.encryptionKeys.keys()]).toEqual(['aws_sqs_queue.jobs']);
  });

  it('are one per instance of for_each, each with its own environment', () => {
    const main = `resource "aws_lambda_function" "f" {
  for_each      = { get = "a", put = "b" }
  function_name = "shop-\${each.key}"
  runtime       = "nodejs22.x"
  handler       = "\${each.key}.handler"
  filename      = data.archive_file.a.output_path
  environment { variables = { T = each.value } }
}
${archive('source_dir = "src"')}`;
    const { project } = readFiles({ 'main.tf': main, 'src/get.js': '', 'src/put.js': '' });
    expect(project.functions.map((one) => [one.id, one.handler.kind === 'handler' && one.handler.file, texts(one)])).toEqual([
      ['aws_lambda_function.f["get"]', 'src/get.js', { T: ['a'] }],
      ['aws_lambda_function.f["put"]', 'src/put.js', { T: ['b'] }],
    ]);
  });

  it('go by the end of their address and by their name too', () => {
    const main = `resource "aws_lambda_function" "f" {
  for_each      = { get = "a" }
  function_name = "shop-get"
  runtime       = "nodejs22.x"
  handler       = "get.handler"
  filename      = data.archive_file.a.output_path
}
module "m" { source = "./m" }
${archive('source_dir = "src"')}`;
    const inner = 'resource "aws_lambda_function" "g" {\n  image_uri = "x"\n}\n';
    const { project } = readFiles({ 'main.tf': main, 'm/main.tf': inner, 'src/get.js': '' });
    expect(project.functions.map(({ id, aliases }) => [id, aliases])).toEqual([
      ['aws_lambda_function.f["get"]', ['f["get"]', 'shop-get']],
      ['module.m.aws_lambda_function.g', ['g']],
    ]);
  });

  it('know an environment of which a part is not known', () => {
    const { project } = readFiles({ 'main.tf': lambda('environment { variables = merge({ A = "a" }, data.external.x.result) }') });
    expect([texts(project.functions[0]), project.functions[0]?.envIsComplete]).toEqual([{ A: ['a'] }, false]);
  });

  it('in files that are no HCL are an error with its place', () => {
    expect(() => readFiles({ 'main.tf': 'resource "a" {\n  b = \n}' })).toThrow(/^main\.tf:\d+:\d+: .*; the file must be valid HCL$/);
  });
});
