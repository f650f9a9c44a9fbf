import { describe, expect, it } from 'vitest';
import { readFiles } from './project-folder.ts';

const HANDLER = { 'src/app.js': 'exports.handler = async () => {};' };

function places(files: Readonly<Record<string, string>>, options: Parameters<typeof readFiles>[1] = {}) {
  const { functions } = readFiles({ ...HANDLER, ...files }, options).project;
  return Object.fromEntries(functions.map(({ id, place }) => [id, place]));
}

describe('where the description says that functions run', () => {
  it('is provider.region of a service, with the default of an option', () => {
    const service = (region: string) => `service: shop
provider:
  name: aws
  runtime: nodejs22.x
  ${region}
functions:
  get:
    handler: src/app.handler
`;
    expect(places({ 'serverless.yml': service('region: eu-west-1') })).toEqual({ get: { region: 'eu-west-1' } });
    expect(places({ 'serverless.yml': service("region: ${opt:region, 'eu-west-1'}") })).toEqual({ get: { region: 'eu-west-1' } });
    expect(places({ 'serverless.yml': service('stage: dev') })).toEqual({ get: undefined });
    expect(places({ 'serverless.yml': service('region: ${ssm:/region}') })).toEqual({ get: undefined });
  });

  it('is the region of samconfig.toml, where its environments agree', () => {
    const template = `Transform: AWS::Serverless-2016-10-31
Resources:
  Get:
    Type: AWS::Serverless::Function
    Properties: { Runtime: nodejs22.x, Handler: app.handler, CodeUri: src }
`;
    const deploy = (environment: string, region: string) =>
      `[${environment}.deploy.parameters]\nstack_name = "shop"\nregion = "${region}"\n`;
    const read = (configuration: string, name = 'samconfig.toml') => places({ 'template.yaml': template, [name]: configuration }).Get;
    expect(read(`version = 0.1\n${deploy('default', 'eu-west-1')}`)).toEqual({ region: 'eu-west-1' });
    expect(read(`[default.global.parameters]\nregion = "us-east-1"\n\n${deploy('default', 'eu-west-1')}`)).toEqual({ region: 'eu-west-1' });
    expect(read(deploy('default', 'eu-west-1') + deploy('prod', 'us-east-1'))).toBeUndefined();
    expect(read('[default.build.parameters]\nregion = "eu-west-1"\n')).toBeUndefined();
    expect(read('# region = "eu-west-1"\n[default.deploy.parameters]\n# region = "eu-west-1"\n')).toBeUndefined();
    expect(read('default:\n  deploy:\n    parameters:\n      region: eu-west-1\n', 'samconfig.yaml')).toEqual({ region: 'eu-west-1' });
  });

  it('is the environment of a stack of an assembly', () => {
    const assembly = (environment: string) => ({
      'cdk.out/cdk.out': '{}',
      'cdk.out/manifest.json': JSON.stringify({
        artifacts: {
          Shop: { type: 'aws:cloudformation:stack', environment, properties: { templateFile: 'Shop.template.json' } },
        },
      }),
      'cdk.out/Shop.template.json': JSON.stringify({
        Resources: {
          Get: {
            Type: 'AWS::Lambda::Function',
            Properties: { Handler: 'app.handler', Runtime: 'nodejs22.x', Code: { ZipFile: 'exports.handler = () => {}' } },
          },
        },
      }),
    });
    expect(places(assembly('aws://123456789012/eu-west-1'))).toEqual({ Get: { account: '123456789012', region: 'eu-west-1' } });
    expect(places(assembly('aws://unknown-account/eu-west-1'))).toEqual({ Get: { region: 'eu-west-1' } });
    expect(places(assembly('aws://unknown-account/unknown-region'))).toEqual({ Get: undefined });
  });

  it('is the env of a stack of a CDK app, or of the stage around it', () => {
    const app = (stageEnv: string, stackEnv: string) => ({
      'cdk.json': '{ "app": "node bin/app.ts" }',
      'bin/app.ts': `import { App, Stack, Stage } from 'aws-cdk-lib';
import { Function, Code, Runtime } from 'aws-cdk-lib/aws-lambda';
const app = new App();
const stage = new Stage(app, 'Prod', ${stageEnv});
const stack = new Stack(stage, 'Shop', ${stackEnv});
new Function(stack, 'Get', { runtime: Runtime.NODEJS_22_X, handler: 'app.handler', code: Code.fromAsset('src') });
`,
    });
    const id = 'Prod/Shop/Get';
    expect(places(app('{}', "{ env: { account: '123456789012', region: 'eu-west-1' } }"))[id]).toEqual({
      account: '123456789012',
      region: 'eu-west-1',
    });
    expect(places(app("{ env: { account: '123456789012', region: 'eu-west-1' } }", "{ env: { region: 'us-east-1' } }"))[id]).toEqual({
      account: '123456789012',
      region: 'us-east-1',
    });
    expect(
      places(app('{}', '{ env: { account: process.env.CDK_DEFAULT_ACCOUNT, region: process.env.CDK_DEFAULT_REGION } }'))[id],
    ).toBeUndefined();
  });

  describe('in Terraform', () => {
    const lambda = (name: string, more = '') => `resource "aws_lambda_function" "${name}" {
  function_name = "${name}"
  runtime       = "nodejs22.x"
  handler       = "app.handler"
  filename      = "src"
  role          = "arn:aws:iam::123456789012:role/r"
  ${more}
}
`;

    it('is the region and the one account of its provider', () => {
      const main = `variable "region" { default = "eu-west-1" }
provider "aws" {
  region              = var.region
  allowed_account_ids = ["123456789012"]
}
provider "aws" {
  alias  = "virginia"
  region = "us-east-1"
  assume_role {
    role_arn = "arn:aws:iam::210987654321:role/deploy"
  }
}
${lambda('here')}${lambda('there', 'provider = aws.virginia')}${lambda('own', 'region = "us-west-2"')}`;
      expect(places({ 'main.tf': main })).toEqual({
        'aws_lambda_function.here': { region: 'eu-west-1', account: '123456789012' },
        'aws_lambda_function.there': { region: 'us-east-1', account: '210987654321' },
        'aws_lambda_function.own': { region: 'us-west-2', account: '123456789012' },
      });
    });

    it('is elsewhere than the data sources of the root module tell where another configuration makes the function', () => {
      const main = `provider "aws" { region = "eu-west-1" }
provider "aws" {
  alias  = "virginia"
  region = "us-east-1"
}
provider "aws" {
  alias  = "open"
  region = data.aws_ssm_parameter.region.value
}
module "inherits" { source = "./fn" }
module "passed" {
  source    = "./fn"
  providers = { aws = aws.virginia }
}
${lambda('here')}${lambda('there', 'provider = aws.virginia')}${lambda('open', 'provider = aws.open')}${lambda('own', 'region = "us-west-2"')}`;
      const { functions } = readFiles({ ...HANDLER, 'main.tf': main, 'fn/main.tf': lambda('f') }).project;
      expect(Object.fromEntries(functions.map(({ id, elsewhere }) => [id, elsewhere]))).toEqual({
        'aws_lambda_function.here': undefined,
        'aws_lambda_function.there': { region: 'us-east-1' },
        'aws_lambda_function.open': {},
        'aws_lambda_function.own': { region: 'us-west-2' },
        'module.inherits.aws_lambda_function.f': undefined,
        'module.passed.aws_lambda_function.f': { region: 'us-east-1' },
      });
    });

    it('is that of the provider which a module inherits or is passed', () => {
      const main = `provider "aws" { region = "eu-west-1" }
provider "aws" {
  alias  = "virginia"
  region = "us-east-1"
}
module "inherits" { source = "./fn" }
module "passed" {
  source    = "./fn"
  providers = { aws = aws.virginia }
}
module "other" {
  source    = "./fn"
  providers = { aws.edge = aws.virginia }
}
module "registry" {
  source        = "terraform-aws-modules/lambda/aws"
  function_name = "x"
  handler       = "app.handler"
  runtime       = "nodejs22.x"
  source_path   = "src"
  providers     = { aws = aws.virginia }
}
`;
      expect(places({ 'main.tf': main, 'fn/main.tf': lambda('f') })).toEqual({
        'module.inherits.aws_lambda_function.f': { region: 'eu-west-1' },
        'module.passed.aws_lambda_function.f': { region: 'us-east-1' },
        'module.other.aws_lambda_function.f': undefined,
        'module.registry': { region: 'us-east-1' },
      });
    });

    it('is what a plan says', () => {
      const values = { function_name: 'f', handler: 'app.handler', runtime: 'nodejs22.x', filename: 'x.zip' };
      const plan = (region: object, planned: object = {}) =>
        JSON.stringify({
          format_version: '1.2',
          variables: { region: { value: 'eu-central-1' } },
          planned_values: {
            root_module: {
              resources: [{ address: 'aws_lambda_function.f', type: 'aws_lambda_function', values: { ...values, ...planned } }],
            },
          },
          prior_state: {
            values: {
              root_module: {
                resources: [
                  {
                    address: 'data.aws_caller_identity.current',
                    mode: 'data',
                    type: 'aws_caller_identity',
                    values: { account_id: '123456789012' },
                  },
                ],
              },
            },
          },
          configuration: { provider_config: { aws: { name: 'aws', expressions: region } } },
        });
      const read = (text: string) => {
        const files = { ...HANDLER, 'main.tf': lambda('f'), 'plan.json': text };
        return readFiles(files, { plan: 'plan.json' }).project.functions[0]?.place;
      };
      const account = '123456789012';
      expect(read(plan({ region: { constant_value: 'eu-west-1' } }))).toEqual({ region: 'eu-west-1', account });
      expect(read(plan({ region: { references: ['var.region'] } }))).toEqual({ region: 'eu-central-1', account });
      expect(read(plan({}))).toEqual({ account });
      expect(read(plan({ region: { constant_value: 'eu-west-1' } }, { region: 'us-west-2' }))).toEqual({ region: 'us-west-2', account });
    });
  });
});
