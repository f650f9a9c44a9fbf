import { describe, expect, it } from 'vitest';
import { findingsOf, indented, NOTHING, placesOf, sam } from './checked-project.ts';

const template = (properties: string, rest = '') => ({ 'template.yaml': sam(properties, rest), 'app.mjs': NOTHING });
const runtime = 'Runtime: nodejs24.x\n';

describe('LP401 api-route-without-authorizer', () => {
  const route = (auth: string) =>
    `${runtime}Events:\n  Get:\n    Type: Api\n    Properties:\n      Path: /orders\n      Method: get\n${indented(auth, 6)}`;

  it('finds a route of the implicit API', async () => {
    expect(await placesOf('LP401', template(route('')))).toEqual(['warning template.yaml:12']);
  });

  it('finds a route that switches the default authorizer off', async () => {
    const globals = `Globals:\n  Api:\n    Auth:\n      DefaultAuthorizer: AWS_IAM\n`;
    expect(await placesOf('LP401', template(route('Auth:\n  Authorizer: NONE'), globals))).toEqual(['warning template.yaml:12']);
  });

  it('finds a route that asks for an API key alone', async () => {
    expect(await placesOf('LP401', template(route('Auth:\n  ApiKeyRequired: true')))).toEqual(['warning template.yaml:12']);
  });

  it('finds a method of a REST API and a route of an HTTP API', async () => {
    const rest = `  Orders:
    Type: AWS::ApiGateway::RestApi
    Properties:
      Name: orders
  Get:
    Type: AWS::ApiGateway::Method
    Properties:
      RestApiId: !Ref Orders
      ResourceId: !GetAtt Orders.RootResourceId
      HttpMethod: GET
      AuthorizationType: NONE
      Integration:
        Type: AWS_PROXY
        Uri: !Sub arn:aws:apigateway:\${AWS::Region}:lambda:path/2015-03-31/functions/\${Handler.Arn}/invocations
  Web:
    Type: AWS::ApiGatewayV2::Api
    Properties:
      ProtocolType: HTTP
  Integration:
    Type: AWS::ApiGatewayV2::Integration
    Properties:
      ApiId: !Ref Web
      IntegrationType: AWS_PROXY
      IntegrationUri: !GetAtt Handler.Arn
  Route:
    Type: AWS::ApiGatewayV2::Route
    Properties:
      ApiId: !Ref Web
      RouteKey: GET /orders
      Target: !Sub integrations/\${Integration}
`;
    expect(await placesOf('LP401', template(runtime, rest))).toEqual(['warning template.yaml:14', 'warning template.yaml:34']);
  });

  it('passes over a key that the API does not ask for', async () => {
    const globals = 'Globals:\n  Api:\n    Auth:\n      ApiKeyRequired: false\n';
    const [finding] = await findingsOf('LP401', template(route(''), globals));
    expect(finding?.message).toContain('has no authorizer');
  });

  it('reads the security of OpenAPI definitions', async () => {
    const api = (security: string) => `  Web:
    Type: AWS::ApiGateway::RestApi
    Properties:
      Body:
        openapi: 3.0.1
        components:
          securitySchemes:
            sigv4: { type: apiKey, name: Authorization, in: header, x-amazon-apigateway-authtype: awsSigv4 }
            key: { type: apiKey, name: x-api-key, in: header }
        paths:
          /orders:
            get:
              ${security}
              x-amazon-apigateway-integration:
                uri: !Sub arn:aws:apigateway:\${AWS::Region}:lambda:path/2015-03-31/functions/\${Handler.Arn}/invocations
`;
    expect(await placesOf('LP401', template(runtime, api('summary: open')))).toEqual(['warning template.yaml:22']);
    expect(await placesOf('LP401', template(runtime, api('security: [{ key: [] }]')))).toEqual(['warning template.yaml:22']);
    expect(await placesOf('LP401', template(runtime, api('security: [{ sigv4: [] }]')))).toEqual([]);
  });

  it('finds the one route of an API that is made with a target', async () => {
    const quick = (target: string) =>
      `  Quick:\n    Type: AWS::ApiGatewayV2::Api\n    Properties:\n      ProtocolType: HTTP\n      Target: ${target}\n`;
    expect(await placesOf('LP401', template(runtime, quick('!GetAtt Handler.Arn')))).toEqual(['warning template.yaml:10']);
    expect(await placesOf('LP401', template(runtime, quick('https://shop.example.com')))).toEqual([]);
  });

  it.each([
    ['an authorizer of its own', route('Auth:\n  Authorizer: AWS_IAM'), ''],
    [
      'the default authorizer of the API',
      route(''),
      `Globals:\n  Api:\n    Auth:\n      DefaultAuthorizer: Pool\n      Authorizers:\n        Pool:\n          UserPoolArn: arn:aws:cognito-idp:eu-west-1:111122223333:userpool/x\n`,
    ],
    ['the method OPTIONS', `${runtime}Events:\n  Get:\n    Type: Api\n    Properties:\n      Path: /orders\n      Method: options\n`, ''],
  ])('passes a route with %s', async (_, properties, rest) => {
    expect(await placesOf('LP401', template(properties, rest))).toEqual([]);
  });

  it('passes the routes of a WebSocket API behind $connect', async () => {
    const rest = `  Chat:
    Type: AWS::ApiGatewayV2::Api
    Properties:
      ProtocolType: WEBSOCKET
  Integration:
    Type: AWS::ApiGatewayV2::Integration
    Properties:
      ApiId: !Ref Chat
      IntegrationType: AWS_PROXY
      IntegrationUri: !GetAtt Handler.Arn
  Connect:
    Type: AWS::ApiGatewayV2::Route
    Properties:
      ApiId: !Ref Chat
      RouteKey: $connect
      AuthorizationType: AWS_IAM
      Target: !Sub integrations/\${Integration}
  Message:
    Type: AWS::ApiGatewayV2::Route
    Properties:
      ApiId: !Ref Chat
      RouteKey: sendMessage
      Target: !Sub integrations/\${Integration}
`;
    expect(await placesOf('LP401', template(runtime, rest))).toEqual([]);
  });
});

describe('LP401 of a private API', () => {
  const api = (endpoint: string) =>
    template(
      `${runtime}Events:\n  Get:\n    Type: Api\n    Properties:\n      Path: /x\n      Method: get\n      RestApiId: !Ref Web\n`,
      `  Web:\n    Type: AWS::Serverless::Api\n    Properties:\n      StageName: prod\n      EndpointConfiguration: ${endpoint}\n  Rest:\n    Type: AWS::ApiGateway::RestApi\n    Properties:\n      EndpointConfiguration: ${endpoint.replace(/Type: (.*) }/, 'Types: [$1] }')}\n  Method:\n    Type: AWS::ApiGateway::Method\n    Properties:\n      RestApiId: !Ref Rest\n      ResourceId: !GetAtt Rest.RootResourceId\n      HttpMethod: GET\n      AuthorizationType: NONE\n      Integration:\n        Uri: !Sub arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/\${Handler.Arn}/invocations\n`,
    );

  it('is none: only VPC endpoints reach it, and its policy says which', async () => {
    expect(await placesOf('LP401', api('{ Type: PRIVATE }'))).toEqual([]);
  });

  it('is there where the API is reached from outside', async () => {
    expect(await placesOf('LP401', api('{ Type: REGIONAL }'))).toHaveLength(2);
  });
});

describe('LP401 behind a load balancer', () => {
  const balancer = (scheme: string, actions: string) =>
    `  Group:\n    Type: AWS::ElasticLoadBalancingV2::TargetGroup\n    Properties:\n      TargetType: lambda\n      Targets:\n        - Id: !GetAtt Handler.Arn\n  Web:\n    Type: AWS::ElasticLoadBalancingV2::LoadBalancer\n    Properties:\n      Scheme: ${scheme}\n  Listener:\n    Type: AWS::ElasticLoadBalancingV2::Listener\n    Properties:\n      LoadBalancerArn: !Ref Web\n      DefaultActions:\n${indented(actions, 8)}`;
  const forward = '- Type: forward\n  TargetGroupArn: !Ref Group\n';
  const weighted = '- Type: forward\n  ForwardConfig:\n    TargetGroups:\n      - TargetGroupArn: !Ref Group\n        Weight: 1\n';

  it('finds a listener that asks nobody who they are', async () => {
    expect(await placesOf('LP401', template(runtime, balancer('internet-facing', forward)))).toEqual(['warning template.yaml:20']);
    expect(await placesOf('LP401', template(runtime, balancer('internet-facing', weighted)))).toEqual(['warning template.yaml:20']);
  });

  it('passes one that authenticates, an internal one, and one that leads elsewhere', async () => {
    const login = `- Type: authenticate-cognito\n  Order: 1\n${forward}`;
    expect(await placesOf('LP401', template(runtime, balancer('internet-facing', login)))).toEqual([]);
    expect(await placesOf('LP401', template(runtime, balancer('internal', forward)))).toEqual([]);
    expect(await placesOf('LP401', template(runtime, balancer('internet-facing', '- Type: fixed-response\n')))).toEqual([]);
  });
});

describe('LP402 function-url-without-authentication', () => {
  it('finds a URL for everyone, in both forms', async () => {
    expect(await placesOf('LP402', template(`${runtime}FunctionUrlConfig:\n  AuthType: NONE\n`))).toEqual(['error template.yaml:11']);
    const rest = `  Url:\n    Type: AWS::Lambda::Url\n    Properties:\n      TargetFunctionArn: !Ref Handler\n      AuthType: NONE\n`;
    expect(await placesOf('LP402', template(runtime, rest))).toEqual(['error template.yaml:14']);
  });

  it('finds one that only some deployments have', async () => {
    const rest = `Conditions:\n  IsDev: !Equals [!Ref AWS::Region, eu-west-1]\n`;
    expect(await placesOf('LP402', template(`${runtime}FunctionUrlConfig:\n  AuthType: !If [IsDev, NONE, AWS_IAM]\n`, rest))).toHaveLength(
      1,
    );
  });

  it('passes a URL with IAM, and a URL of another function', async () => {
    expect(await placesOf('LP402', template(`${runtime}FunctionUrlConfig:\n  AuthType: AWS_IAM\n`))).toEqual([]);
    const rest = `  Url:\n    Type: AWS::Lambda::Url\n    Properties:\n      TargetFunctionArn: another\n      AuthType: NONE\n`;
    expect(await placesOf('LP402', template(runtime, rest))).toEqual([]);
  });
});

describe('LP403 invoke-permission-too-wide', () => {
  const permission = (lines: string) =>
    `  Permission:\n    Type: AWS::Lambda::Permission\n    Properties:\n      FunctionName: !Ref Handler\n      Action: lambda:InvokeFunction\n${indented(lines, 6)}`;

  it.each([
    ['everyone', "Principal: '*'"],
    ['a service without source', 'Principal: s3.amazonaws.com'],
    ['every skill', 'Principal: alexa-appkit.amazon.com'],
  ])('finds %s', async (_, lines) => {
    expect(await placesOf('LP403', template(runtime, permission(lines)))).toEqual(['error template.yaml:10']);
  });

  it.each([
    ['a source ARN', 'Principal: s3.amazonaws.com\nSourceArn: arn:aws:s3:::uploads'],
    ['one skill', 'Principal: alexa-appkit.amazon.com\nEventSourceToken: amzn1.ask.skill.1'],
    ['what only acts for the account itself', 'Principal: edgelambda.amazonaws.com'],
    ['a source account', 'Principal: s3.amazonaws.com\nSourceAccount: !Ref AWS::AccountId'],
    ['an organisation', "Principal: '*'\nPrincipalOrgID: o-1234567890"],
    ['one account', "Principal: '111122223333'"],
    ['a role', 'Principal: arn:aws:iam::111122223333:role/deploy'],
  ])('passes %s', async (_, lines) => {
    expect(await placesOf('LP403', template(runtime, permission(lines)))).toEqual([]);
  });
});

describe('LP403 of a skill of Alexa', () => {
  const event = (properties: string) => template(`${runtime}Events:\n  Skill:\n    Type: AlexaSkill\n${properties}`);

  it('finds an event for any skill, and passes one that names its skill', async () => {
    expect(await placesOf('LP403', event(''))).toEqual(['error template.yaml:12']);
    expect(await placesOf('LP403', event('    Properties:\n      SkillId: amzn1.ask.skill.1\n'))).toEqual([]);
  });

  it('reads those of the Serverless Framework', async () => {
    const service = (skill: string) => ({
      'serverless.yml': `service: s\nprovider: { name: aws, runtime: nodejs24.x }\nfunctions:\n  a:\n    handler: app.handler\n    events:\n      - alexaSkill: ${skill}\n`,
      'app.mjs': NOTHING,
    });
    expect(await placesOf('LP403', service('amzn1.ask.skill.1'))).toEqual([]);
    expect(await placesOf('LP403', service('{ appId: amzn1.ask.skill.1 }'))).toEqual([]);
    expect(await placesOf('LP403', service('{ enabled: true }'))).toEqual(['error serverless.yml:7']);
  });
});

describe('the statements that a URL for everyone needs', () => {
  const url = (type: string) => `FunctionUrlConfig:\n  AuthType: ${type}\n`;
  const statements = (auth: string) =>
    `  Call:\n    Type: AWS::Lambda::Permission\n    Properties:\n      FunctionName: !Ref Handler\n      Action: lambda:InvokeFunctionUrl\n      Principal: '*'\n      FunctionUrlAuthType: ${auth}\n  Invoke:\n    Type: AWS::Lambda::Permission\n    Properties:\n      FunctionName: !Ref Handler\n      Action: lambda:InvokeFunction\n      Principal: '*'\n      InvokedViaFunctionUrl: true\n`;

  it('are the finding of the URL, not one more', async () => {
    const files = template(`${runtime}${url('NONE')}`, statements('NONE'));
    expect(await placesOf('LP402', files)).toEqual(['error template.yaml:11']);
    expect(await placesOf('LP403', files)).toEqual([]);
  });

  it('are findings where no URL is declared, or where they let everyone with an AWS account in', async () => {
    expect(await placesOf('LP403', template(runtime, statements('NONE')))).toHaveLength(2);
    expect(await placesOf('LP403', template(`${runtime}${url('AWS_IAM')}`, statements('AWS_IAM')))).toEqual(['error template.yaml:12']);
  });
});

describe('LP404 open-cors', () => {
  it('notes an open origin and a private API without policy', async () => {
    expect(
      await placesOf('LP404', template(`${runtime}FunctionUrlConfig:\n  AuthType: AWS_IAM\n  Cors:\n    AllowOrigins: ['*']\n`)),
    ).toEqual(['note template.yaml:11']);
    const rest = `  Inside:\n    Type: AWS::Serverless::Api\n    Properties:\n      StageName: prod\n      EndpointConfiguration:\n        Type: PRIVATE\n  Web:\n    Type: AWS::Serverless::HttpApi\n    Properties:\n      CorsConfiguration:\n        AllowOrigins: ['*']\n`;
    expect(await placesOf('LP404', template(runtime, rest))).toEqual(['note template.yaml:10', 'note template.yaml:16']);
  });

  it('passes named origins and a private API with a policy', async () => {
    const rest = `  Inside:\n    Type: AWS::Serverless::Api\n    Properties:\n      StageName: prod\n      EndpointConfiguration:\n        Type: PRIVATE\n      Auth:\n        ResourcePolicy:\n          SourceVpcWhitelist: [vpce-1]\n  Web:\n    Type: AWS::Serverless::HttpApi\n    Properties:\n      CorsConfiguration:\n        AllowOrigins: [https://shop.example.com]\n`;
    expect(await placesOf('LP404', template(runtime, rest))).toEqual([]);
  });
});
