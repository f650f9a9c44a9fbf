import { describe, expect, it } from 'vitest';
import { checkProject } from '../../../src/commands/check-project.ts';
import { projectFolder } from '../../commands/project-folder.ts';
import { NOTHING, said } from './checked-project.ts';

describe('Terraform', () => {
  const FUNCTION = (settings: string) => `resource "aws_lambda_function" "get" {
  function_name = "get"
  role          = aws_iam_role.get.arn
  handler       = "app.handler"
  filename      = "app.zip"
${settings}}

resource "aws_iam_role" "get" {
  name                = "get"
  managed_policy_arns = ["arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole", "arn:aws:iam::aws:policy/AWSXRayDaemonWriteAccess"]
  assume_role_policy  = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "lambda.amazonaws.com" } }] })
}
`;
  const OPEN = `${FUNCTION('  runtime       = "nodejs20.x"\n')}
resource "aws_lambda_function_url" "get" {
  function_name      = aws_lambda_function.get.function_name
  authorization_type = "NONE"
  cors {
    allow_origins = ["*"]
  }
}

resource "aws_lambda_permission" "get" {
  function_name = aws_lambda_function.get.function_name
  action        = "lambda:InvokeFunction"
  principal     = "s3.amazonaws.com"
}

resource "aws_cloudwatch_log_group" "get" {
  name = "/aws/lambda/\${aws_lambda_function.get.function_name}"
}

resource "aws_apigatewayv2_api" "web" {
  name          = "web"
  protocol_type = "HTTP"
}

resource "aws_apigatewayv2_integration" "get" {
  api_id           = aws_apigatewayv2_api.web.id
  integration_type = "AWS_PROXY"
  integration_uri  = aws_lambda_function.get.invoke_arn
}

resource "aws_apigatewayv2_route" "get" {
  api_id    = aws_apigatewayv2_api.web.id
  route_key = "GET /orders"
  target    = "integrations/\${aws_apigatewayv2_integration.get.id}"
}

resource "aws_api_gateway_rest_api" "rest" {
  name = "rest"
}

resource "aws_api_gateway_resource" "orders" {
  rest_api_id = aws_api_gateway_rest_api.rest.id
  parent_id   = aws_api_gateway_rest_api.rest.root_resource_id
  path_part   = "orders"
}

resource "aws_api_gateway_method" "get" {
  rest_api_id   = aws_api_gateway_rest_api.rest.id
  resource_id   = aws_api_gateway_resource.orders.id
  http_method   = "GET"
  authorization = "NONE"
}

resource "aws_api_gateway_integration" "get" {
  rest_api_id             = aws_api_gateway_rest_api.rest.id
  resource_id             = aws_api_gateway_resource.orders.id
  http_method             = aws_api_gateway_method.get.http_method
  integration_http_method = "POST"
  type                    = "AWS_PROXY"
  uri                     = aws_lambda_function.get.invoke_arn
}
`;
  const CLOSED = `${FUNCTION('  runtime       = "nodejs24.x"\n  reserved_concurrent_executions = 5\n  tracing_config {\n    mode = "Active"\n  }\n  dead_letter_config {\n    target_arn = "arn:aws:sns:eu-west-1:111122223333:failed"\n  }\n')}
resource "aws_lambda_permission" "get" {
  function_name = aws_lambda_function.get.function_name
  action        = "lambda:InvokeFunction"
  principal     = "s3.amazonaws.com"
  source_arn    = "arn:aws:s3:::uploads"
}

resource "aws_cloudwatch_log_group" "get" {
  name              = "/aws/lambda/get"
  retention_in_days = 30
}
`;

  /** The line on which a text of the open configuration stands. */
  const line = (text: string) => OPEN.slice(0, OPEN.indexOf(text)).split('\n').length;

  it('is read for what is open', async () => {
    expect(await said({ 'main.tf': OPEN, 'app.mjs': NOTHING })).toEqual(
      [
        'LP303 main.tf:1',
        'LP501 main.tf:1',
        `LP502 main.tf:${line('resource "aws_lambda_permission"')}`,
        'LP603 main.tf:1',
        `LP302 main.tf:${line('resource "aws_cloudwatch_log_group"')}`,
        `LP401 main.tf:${line('resource "aws_api_gateway_method"')}`,
        `LP401 main.tf:${line('resource "aws_apigatewayv2_route"')}`,
        `LP402 main.tf:${line('resource "aws_lambda_function_url"')}`,
        `LP403 main.tf:${line('resource "aws_lambda_permission"')}`,
        `LP404 main.tf:${line('resource "aws_lambda_function_url"')}`,
      ].sort(),
    );
  });

  it('is read for what is closed', async () => {
    expect(await said({ 'main.tf': CLOSED, 'app.mjs': NOTHING })).toEqual([]);
  });
});

describe('a load balancer in Terraform', () => {
  const main = (balancer: string, actions: string) => `resource "aws_lambda_function" "get" {
  function_name = "get"
  role          = "arn:aws:iam::111122223333:role/get"
  handler       = "app.handler"
  runtime       = "nodejs24.x"
  filename      = "app.mjs"
}
resource "aws_lb" "web" {
  name = "web"
${balancer}}
resource "aws_lb_target_group" "get" {
  target_type = "lambda"
}
resource "aws_lb_target_group_attachment" "get" {
  target_group_arn = aws_lb_target_group.get.arn
  target_id        = aws_lambda_function.get.arn
}
resource "aws_lb_listener" "web" {
  load_balancer_arn = aws_lb.web.arn
  default_action {
    type = "fixed-response"
  }
}
resource "aws_lb_listener_rule" "get" {
  listener_arn = aws_lb_listener.web.arn
${actions}  condition {
    path_pattern {
      values = ["/orders/*"]
    }
  }
}
`;
  const FORWARD = '  action {\n    type = "forward"\n    target_group_arn = aws_lb_target_group.get.arn\n  }\n';
  const LOGIN = '  action {\n    type = "authenticate-oidc"\n  }\n';
  const routes = async (balancer: string, actions: string) => {
    const files = { 'main.tf': main(balancer, actions), 'app.mjs': NOTHING };
    const { findings } = await checkProject(projectFolder(files), {}, { today: '2026-11-22', accepted: [] });
    return findings.filter(({ rule }) => rule === 'LP401').map(({ message }) => message.split(' has ')[0]);
  };

  it('is open where no action asks who it is, and where it faces the internet', async () => {
    expect(await routes('', FORWARD)).toEqual(['ANY /orders/*']);
    expect(await routes('  internal = false\n', FORWARD)).toEqual(['ANY /orders/*']);
    expect(await routes('', `${LOGIN}${FORWARD}`)).toEqual([]);
    expect(await routes('  internal = true\n', FORWARD)).toEqual([]);
  });
});

describe('an OpenAPI definition in Terraform', () => {
  const FUNCTION = `resource "aws_lambda_function" "get" {
  function_name = "get"
  role          = "arn:aws:iam::111122223333:role/get"
  handler       = "app.handler"
  runtime       = "nodejs24.x"
  filename      = "app.mjs"
}
`;
  const routes = async (files: Readonly<Record<string, string>>) => {
    const { findings } = await checkProject(projectFolder({ 'app.mjs': NOTHING, ...files }), {}, { today: '2026-11-22', accepted: [] });
    return findings.filter(({ rule }) => rule === 'LP401').map(({ message }) => message.split(' has ')[0]);
  };
  const operation = (security: string) =>
    `{ ${security} "x-amazon-apigateway-integration" = { type = "aws_proxy", uri = aws_lambda_function.get.invoke_arn } }`;

  it.each(['aws_api_gateway_rest_api', 'aws_apigatewayv2_api'])('is read from jsonencode, of %s', async (type) => {
    const main = `${FUNCTION}resource "${type}" "api" {
  name = "api"
  body = jsonencode({
    openapi    = "3.0.1"
    components = { securitySchemes = { signed = { type = "apiKey", "x-amazon-apigateway-authtype" = "awsSigv4" } } }
    paths = {
      "/open"   = { get = ${operation('')} }
      "/closed" = { get = ${operation('security = [{ signed = [] }],')} }
    }
  })
}
`;
    expect(await routes({ 'main.tf': main })).toEqual(['GET /open']);
  });

  it('is read from a file of YAML', async () => {
    const main = `${FUNCTION}resource "aws_api_gateway_rest_api" "api" {
  name = "api"
  body = templatefile("\${path.module}/api.yaml", { uri = aws_lambda_function.get.invoke_arn })
}
`;
    const definition = `openapi: 3.0.1
paths:
  /open:
    post:
      x-amazon-apigateway-integration:
        type: aws_proxy
        uri: \${uri}
  /closed:
    post:
      x-amazon-apigateway-auth: { type: AWS_IAM }
      x-amazon-apigateway-integration: { type: aws_proxy, uri: "\${uri}" }
`;
    expect(await routes({ 'main.tf': main, 'api.yaml': definition })).toEqual(['POST /open']);
  });

  it('leaves practice 4 open where it is not known', async () => {
    const main = `${FUNCTION}variable "definition" {\n  type = string\n}\nresource "aws_api_gateway_rest_api" "api" {\n  name = "api"\n  body = var.definition\n}\n`;
    const { functions } = await checkProject(
      projectFolder({ 'main.tf': main, 'app.mjs': NOTHING }),
      {},
      { today: '2026-11-22', accepted: [] },
    );
    const practice = functions[0]?.scorecard.practices.find((score) => score.practice === 4);
    expect(practice?.status).toBe('cannot tell');
    expect(practice?.undecided[0]?.text).toContain('the OpenAPI definition of aws_api_gateway_rest_api.api is not known');
  });
});

describe('the module terraform-aws-modules/lambda', () => {
  const call = (lines: string) => ({
    'main.tf': `module "fn" {\n  source        = "terraform-aws-modules/lambda/aws"\n  function_name = "shop"\n  handler       = "app.handler"\n  runtime       = "nodejs24.x"\n  source_path   = "."\n${lines}}\n`,
    'app.mjs': NOTHING,
  });

  it('is read for its URL, retention and concurrency', async () => {
    const open = await said(call('  create_lambda_function_url = true\n'));
    expect(open).toContain('LP402 main.tf:1');
    expect(open).toContain('LP302 main.tf:1');
    expect(open).toContain('LP501 main.tf:1');
    const closed = await said(
      call(
        '  create_lambda_function_url = true\n  authorization_type = "AWS_IAM"\n  cloudwatch_logs_retention_in_days = 7\n  reserved_concurrent_executions = 5\n',
      ),
    );
    expect(closed.filter((line) => /LP(402|302|501)/.test(line))).toEqual([]);
  });
});

describe('a method of Terraform and its integration', () => {
  it('belong together by resource and method', async () => {
    const api = (route: string, method: string, authorization: string) => `resource "aws_api_gateway_method" "${route}" {
  rest_api_id   = aws_api_gateway_rest_api.api.id
  resource_id   = aws_api_gateway_rest_api.api.root_resource_id
  http_method   = "${method}"
  authorization = "${authorization}"
}
resource "aws_api_gateway_integration" "${route}" {
  rest_api_id = aws_api_gateway_rest_api.api.id
  resource_id = aws_api_gateway_rest_api.api.root_resource_id
  http_method = aws_api_gateway_method.${route}.http_method
  type        = "AWS_PROXY"
  uri         = aws_lambda_function.${route}.invoke_arn
}
resource "aws_lambda_function" "${route}" {
  function_name = "${route}"
  role          = "arn:aws:iam::111122223333:role/${route}"
  handler       = "app.handler"
  runtime       = "nodejs24.x"
  filename      = "app.mjs"
}
`;
    const files = {
      'main.tf': `${api('get', 'GET', 'AWS_IAM')}${api('post', 'POST', 'NONE')}resource "aws_api_gateway_rest_api" "api" {\n  name = "api"\n}\n`,
      'app.mjs': NOTHING,
    };
    const { findings } = await checkProject(projectFolder(files), {}, { today: '2026-11-22', accepted: [] });
    expect(findings.filter(({ rule }) => rule === 'LP401').map((finding) => finding.function)).toEqual(['aws_lambda_function.post']);
  });
});
