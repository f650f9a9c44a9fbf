import { describe, expect, it } from 'vitest';
import { checkProject } from '../../../src/commands/check-project.ts';
import { projectFolder } from '../../commands/project-folder.ts';
import { NOTHING, said } from './checked-project.ts';

describe('the source of a CDK app', () => {
  const app = (lines: string) => ({
    'cdk.json': '{ "app": "npx tsx app.ts" }',
    'app.mjs': NOTHING,
    'app.ts': `import * as cdk from 'aws-cdk-lib';
import * as rest from 'aws-cdk-lib/aws-apigateway';
import * as http from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpIamAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as logs from 'aws-cdk-lib/aws-logs';
const stack = new cdk.Stack(new cdk.App(), 'Shop');
const make = (more: object) =>
  new lambda.Function(stack, 'Get', { code: lambda.Code.fromAsset('.'), handler: 'app.handler', runtime: lambda.Runtime.NODEJS_24_X, ...more });
${lines}
`,
  });

  it.each([
    ['make({}).addFunctionUrl({ authType: lambda.FunctionUrlAuthType.NONE });', 'LP402 app.ts:11'],
    ["new lambda.FunctionUrl(stack, 'Url', { function: make({}), authType: lambda.FunctionUrlAuthType.NONE });", 'LP402 app.ts:11'],
    ["new rest.LambdaRestApi(stack, 'Api', { handler: make({}) });", 'LP401 app.ts:11'],
    ["new http.HttpApi(stack, 'Api').addRoutes({ path: '/x', integration: new HttpLambdaIntegration('I', make({})) });", 'LP401 app.ts:11'],
    [
      "new rest.RestApi(stack, 'Api').root.addResource('orders').addResource('{id}').addMethod('GET', new rest.LambdaIntegration(make({})));",
      'LP401 app.ts:11',
    ],
    ["new rest.RestApi(stack, 'Api', { defaultIntegration: new rest.LambdaIntegration(make({})) }).root.addProxy();", 'LP401 app.ts:11'],
    ["new rest.LambdaRestApi(stack, 'Api', { handler: make({}), proxy: false }).root.addMethod('GET');", 'LP401 app.ts:11'],
    [
      "new rest.RestApi(stack, 'Api', { defaultMethodOptions: { authorizationType: rest.AuthorizationType.IAM } }).root.addMethod('GET', new rest.LambdaIntegration(make({})), { authorizationType: rest.AuthorizationType.NONE });",
      'LP401 app.ts:11',
    ],
    [
      "new rest.RestApi(stack, 'Api').root.addMethod('GET', new rest.LambdaIntegration(make({})), { apiKeyRequired: true });",
      'LP401 app.ts:11',
    ],
    ["make({ logGroup: new logs.LogGroup(stack, 'L', { retention: logs.RetentionDays.INFINITE }) });", 'LP302 app.ts:11'],
  ])('is read for what is open: %s', async (lines, expected) => {
    expect(await said(app(lines))).toContain(expected);
  });

  it.each([
    ['make({}).addFunctionUrl();', 'LP402'],
    [
      "new rest.LambdaRestApi(stack, 'Api', { handler: make({}), defaultMethodOptions: { authorizationType: rest.AuthorizationType.IAM } });",
      'LP401',
    ],
    [
      "new http.HttpApi(stack, 'Api', { defaultAuthorizer: new HttpIamAuthorizer() }).addRoutes({ path: '/x', integration: new HttpLambdaIntegration('I', make({})) });",
      'LP401',
    ],
    [
      "new rest.RestApi(stack, 'Api').root.addMethod('GET', new rest.LambdaIntegration(make({})), { authorizer: new rest.TokenAuthorizer(stack, 'A', { handler: make({}) }) });",
      'LP401',
    ],
    [
      "new rest.RestApi(stack, 'Api', { defaultMethodOptions: { authorizationType: rest.AuthorizationType.IAM } }).root.addResource('x').addMethod('GET', new rest.LambdaIntegration(make({})));",
      'LP401',
    ],
    ["new rest.RestApi(stack, 'Api').root.addMethod('GET', new rest.MockIntegration()); make({});", 'LP401'],
    ["make({ logGroup: new logs.LogGroup(stack, 'L') });", 'LP302'],
    ['make({ logRetention: logs.RetentionDays.ONE_WEEK });', 'LP302'],
    ['make({ reservedConcurrentExecutions: 5 });', 'LP501'],
  ])('is read for what is closed: %s', async (lines, rule) => {
    const found = await said(app(lines));
    expect(found.filter((line) => line.startsWith(rule))).toEqual([]);
  });

  it.each([
    "new rest.SpecRestApi(stack, 'Api', { apiDefinition: rest.ApiDefinition.fromAsset('api.yaml') }); make({});",
    "new rest.RestApi(stack, 'Api').root.addResource('x', { defaultMethodOptions: { authorizationType: rest.AuthorizationType.IAM } }).addMethod('GET', new rest.LambdaIntegration(make({})));",
    "import { integration } from 'elsewhere';\nnew rest.RestApi(stack, 'Api').root.addMethod('GET', integration); make({});",
  ])('leaves open what is not followed: %s', async (lines) => {
    const { functions } = await checkProject(projectFolder(app(lines)), {}, { today: '2026-11-22', accepted: [] });
    const apis = functions[0]?.scorecard.practices.find(({ practice }) => practice === 4);
    expect(apis?.status).toBe('cannot tell');
  });
});
