import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readProject } from '../../src/project/read-project.ts';
import { projectFolder } from './project-folder.ts';
import { showPattern } from './show-pattern.ts';

const MAIN = `
variable "stage" { default = "dev" }
variable "names" {}
variable "secret" {
  default   = "hush"
  sensitive = true
}
resource "aws_dynamodb_table" "orders" { name = "\${cidrhost("orders", 1)}-\${var.stage}" }
resource "aws_sqs_queue" "jobs" {}
resource "aws_lambda_function" "each" {
  for_each      = var.names
  function_name = "\${each.key}-\${var.stage}"
  runtime       = "nodejs22.x"
  handler       = "get.handler"
  filename      = "src.zip"
  environment {
    variables = {
      TABLE = aws_dynamodb_table.orders.name
      QUEUE = aws_sqs_queue.jobs.url
    }
  }
}
resource "aws_lambda_function" "plain" {
  function_name = "plain"
  runtime       = "nodejs22.x"
  handler       = "get.handler"
  filename      = "src.zip"
  environment {
    variables = {
      TABLE = aws_dynamodb_table.orders.name
      MODE  = trimsuffix(strrev("dorp"), "x")
      KEY   = var.secret
    }
  }
}
resource "aws_lambda_function" "never" {
  count         = var.stage == "never" ? 1 : 0
  function_name = "never"
  runtime       = "nodejs22.x"
  handler       = "get.handler"
  filename      = "src.zip"
}
module "far" {
  source = "acme/worker/aws"
}
`;

function resource(address: string, values: object, more: object = {}): object {
  const type = /(aws_\w+)\./.exec(address)?.[1] ?? '';
  return { address, mode: 'managed', type, name: 'x', values, sensitive_values: {}, ...more };
}

const LAMBDA = { runtime: 'nodejs22.x', handler: 'get.handler', filename: 'src.zip' };

/** As Terraform 1.11 and version 5 of the provider write it, but for what is not read: a map with one unknown value is left out as a whole. */
const PLAN = {
  format_version: '1.2',
  variables: { stage: { value: 'prod' }, names: { value: ['a', 'b'] }, secret: { value: 'hush' } },
  planned_values: {
    root_module: {
      resources: [
        resource('aws_dynamodb_table.orders', { name: 'orders-prod', billing_mode: 'PROVISIONED', range_key: null }),
        resource('aws_sqs_queue.jobs', { name_prefix: null }),
        ...['a', 'b'].map((index) =>
          resource(`aws_lambda_function.each["${index}"]`, { ...LAMBDA, function_name: `${index}-prod`, environment: [{}] }, { index }),
        ),
        resource(
          'aws_lambda_function.plain',
          { ...LAMBDA, function_name: 'plain', environment: [{ variables: { TABLE: 'orders-prod', MODE: 'prod', KEY: 'hush' } }] },
          { sensitive_values: { environment: [{ variables: { KEY: true } }] } },
        ),
      ],
      child_modules: [
        {
          address: 'module.far',
          resources: [
            resource(
              'module.far.aws_lambda_function.this[0]',
              { ...LAMBDA, function_name: 'far', environment: [{ variables: { MODE: 'x' } }] },
              { index: 0 },
            ),
            resource('module.far.aws_lambda_function.hidden', { ...LAMBDA, function_name: 'hidden', environment: [{}] }),
          ],
        },
      ],
    },
  },
  configuration: { root_module: { variables: { stage: {}, names: {}, secret: { sensitive: true } } } },
};

function read(plan: unknown) {
  const text = typeof plan === 'string' ? plan : JSON.stringify(plan);
  const folder = projectFolder({ 'app/main.tf': MAIN, 'app/get.js': 'exports.handler = async () => {};', 'plan.json': text });
  return readProject({ path: path.join(folder, 'app'), plan: path.join(folder, 'plan.json'), env: new Map(), parameters: new Map() });
}

/** Every function of the plan with its files: its name and environment as text. */
function functions() {
  const { project } = read(PLAN);
  return Object.fromEntries(
    project.functions.map((lambda) => [
      lambda.id,
      {
        name: showPattern(lambda.name),
        complete: lambda.envIsComplete,
        ...Object.fromEntries([...lambda.env].map(([name, values]) => [name, values.map(showPattern).join(' | ')])),
      },
    ]),
  );
}

describe('a plan with its files', () => {
  const STAGE = '<parameter stage=prod>';

  it('gives the instances of a block and the values of variables, the files the keys that it hides', () => {
    const shown = functions();
    for (const name of ['a', 'b'])
      expect(shown[`aws_lambda_function.each["${name}"]`]).toEqual({
        name: `<aws_lambda_function.each["${name}"].name=${name}-${STAGE}>`,
        complete: true,
        TABLE: '<aws_dynamodb_table.orders.name=orders-prod>',
        QUEUE: 'https://sqs.<region>.amazonaws.com/<account>/<aws_sqs_queue.jobs.name=terraform-*>',
      });
  });

  it('decides what the files leave open, keeps their references, and leaves sensitive values out', () => {
    expect(functions()['aws_lambda_function.plain']).toEqual({
      name: '<aws_lambda_function.plain.name=plain>',
      complete: true,
      TABLE: '<aws_dynamodb_table.orders.name=orders-prod>',
      MODE: 'prod',
      KEY: '<parameter secret=hush>',
    });
  });

  it('has no instances that are not planned, and the functions of modules that are not part of the project', () => {
    const shown = functions();
    expect(Object.keys(shown)).toEqual([
      'aws_lambda_function.each["a"]',
      'aws_lambda_function.each["b"]',
      'aws_lambda_function.plain',
      'module.far.aws_lambda_function.hidden',
      'module.far.aws_lambda_function.this[0]',
    ]);
    expect(shown['module.far.aws_lambda_function.this[0]']).toMatchObject({ complete: true, MODE: 'x' });
    expect(shown['module.far.aws_lambda_function.hidden']).toMatchObject({ complete: false });
  });

  it('is refused where it is none', () => {
    expect(() => read('PK')).toThrow(/plan.json: no JSON.*terraform show -json/);
    expect(() => read({ values: {} })).toThrow(/plan.json: no plan.*terraform show -json/);
  });

  it('is ignored where it is that of another configuration', () => {
    const other = {
      format_version: '1.2',
      variables: { stage: { value: 'x' } },
      planned_values: { root_module: { resources: [resource('aws_sns_topic.t', {})] } },
    };
    expect(read(other).project.functions.map(({ id }) => id)).toContain('aws_lambda_function.plain');
  });
});
