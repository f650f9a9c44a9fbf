import { describe, expect, it } from 'vitest';
import type { FunctionPolicy } from '../../src/emit/function-policy.ts';
import { renderTerraform } from '../../src/emit/terraform.ts';
import type { Pattern } from '../../src/model/pattern.ts';
import { concat, literal, pseudo, wildcard } from '../../src/model/pattern.ts';

const tableArn = (name: Pattern) =>
  concat(
    literal('arn:'),
    pseudo('partition'),
    literal(':dynamodb:'),
    pseudo('region'),
    literal(':'),
    pseudo('account'),
    literal(':table/'),
    name,
  );

const environment = (name: string): Pattern => [{ kind: 'environment', name, reason: 'no template' }];

function policy(id: string, resources: readonly Pattern[]): FunctionPolicy {
  return { id, statements: [{ sid: 'DynamodbRead', actions: ['dynamodb:GetItem'], resources }] };
}

describe('renderTerraform', () => {
  it('declares shared data sources and variables once, before the documents', () => {
    const policies = [
      policy('Orders/GetOrder', [tableArn(environment('TABLE_NAME'))]),
      policy('PutOrder', [tableArn(environment('TABLE_NAME'))]),
    ];
    expect(renderTerraform({ policies, projectKind: 'cloudformation' })).toBe(`data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

data "aws_region" "current" {}

variable "TABLE_NAME" {
  type        = string
  description = "Name of the resource in environment variable TABLE_NAME, without the rest of its ARN or URL"
}

data "aws_iam_policy_document" "orders_get_order" {
  statement {
    sid       = "DynamodbRead"
    effect    = "Allow"
    resources = ["arn:\${data.aws_partition.current.partition}:dynamodb:\${data.aws_region.current.id}:\${data.aws_caller_identity.current.account_id}:table/\${var.TABLE_NAME}"]
    actions   = ["dynamodb:GetItem"]
  }
}

data "aws_iam_policy_document" "put_order" {
  statement {
    sid       = "DynamodbRead"
    effect    = "Allow"
    resources = ["arn:\${data.aws_partition.current.partition}:dynamodb:\${data.aws_region.current.id}:\${data.aws_caller_identity.current.account_id}:table/\${var.TABLE_NAME}"]
    actions   = ["dynamodb:GetItem"]
  }
}
`);
  });

  it('escapes what IAM and Terraform would read in a name from source', () => {
    const text = renderTerraform({
      policies: [policy('f', [concat(literal('arn:aws:s3:::b/*?${x}%{y}$'), environment('KEY'))])],
      projectKind: 'manual',
    });
    expect(text).toContain('resources = ["arn:aws:s3:::b/$${*}$${?}$${$}{x}%%{y}$${$}${var.KEY}"]');
  });

  it('gives a parameter its default', () => {
    const parameter: Pattern = [{ kind: 'parameter', name: 'StageName', value: literal('dev'), isDefault: true, reason: 'parameter' }];
    expect(renderTerraform({ policies: [policy('f', [parameter])], projectKind: 'cloudformation' })).toContain(`variable "StageName" {
  type        = string
  default     = "dev"
  description = "Template parameter StageName"
}`);
  });

  it('does not declare what a Terraform project declares itself', () => {
    const parameter: Pattern = [{ kind: 'parameter', name: 'stage', isDefault: false, reason: 'variable' }];
    const text = renderTerraform({ policies: [policy('f', [concat(literal('orders-'), parameter)])], projectKind: 'terraform' });
    expect(text).not.toContain('variable');
    expect(text).toContain('["orders-${var.stage}"]');
  });

  it('does not declare a data source again that the project declares by the name it has here', () => {
    const policies = [policy('f', [concat(literal('arn:aws:sqs:'), pseudo('region'), literal(':'), pseudo('account'), literal(':jobs'))])];
    const declared = new Set(['aws_region.current', 'aws_caller_identity.me']);
    const text = renderTerraform({ policies, projectKind: 'terraform', declaredData: declared });
    expect(text).not.toContain('data "aws_region"');
    expect(text).toContain('data "aws_caller_identity" "current" {}');
    expect(text).toContain('arn:aws:sqs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:jobs');
  });

  it('tells a parameter and an environment variable of one name apart', () => {
    const parameter: Pattern = [{ kind: 'parameter', name: 'TABLE_NAME', isDefault: false, reason: 'parameter' }];
    const text = renderTerraform({ policies: [policy('f', [parameter, environment('TABLE_NAME')])], projectKind: 'cloudformation' });
    expect(text).toContain('variable "environment_TABLE_NAME"');
    expect(text).toContain('variable "parameter_TABLE_NAME"');
  });

  it('writes a condition block for each key', () => {
    const condition = { StringEquals: { 'kms:ViaService': [concat(literal('sqs.'), pseudo('region'), literal('.amazonaws.com'))] } };
    const policies = [{ id: 'f', statements: [{ sid: 'KmsWrite', actions: ['kms:Decrypt'], resources: [wildcard()], condition }] }];
    expect(renderTerraform({ policies, projectKind: 'manual' })).toContain(`
    actions   = ["kms:Decrypt"]

    condition {
      test     = "StringEquals"
      variable = "kms:ViaService"
      values   = ["sqs.\${data.aws_region.current.id}.amazonaws.com"]
    }
`);
  });

  it('puts the policy into a role that the project declares', () => {
    const role = { kind: 'declared', id: 'aws_iam_role.shop' } as const;
    expect(
      renderTerraform({ policies: [{ ...policy('GetOrder', [wildcard()]), role }], projectKind: 'terraform', resource: 'role-policy' }),
    ).toContain(`
resource "aws_iam_role_policy" "get_order" {
  name   = "get-order"
  role   = aws_iam_role.shop.name
  policy = data.aws_iam_policy_document.get_order.json
}
`);
  });

  it('attaches as many policies as it takes to a role whose name it asks for', () => {
    const resources = Array.from({ length: 150 }, (_, index) => literal(`arn:aws:s3:::bucket/${'x'.repeat(60)}/${index}`));
    const text = renderTerraform({
      policies: [policy('GetOrder', resources), { id: 'Nothing', statements: [] }],
      projectKind: 'cloudformation',
      resource: 'policy',
    });
    expect(text).toContain('variable "get_order_role" {\n  type        = string\n  description = "Name of the role of GetOrder"\n}');
    for (const part of ['get_order_1', 'get_order_2']) {
      expect(text).toContain(`
resource "aws_iam_policy" "${part}" {
  name   = "${part.replaceAll('_', '-')}"
  policy = data.aws_iam_policy_document.${part}.json
}

resource "aws_iam_role_policy_attachment" "${part}" {
  role       = var.get_order_role
  policy_arn = aws_iam_policy.${part}.arn
}
`);
    }
    expect(text).not.toContain('nothing');
    expect(() =>
      renderTerraform({ policies: [policy('GetOrder', resources)], projectKind: 'cloudformation', resource: 'role-policy' }),
    ).toThrow('the inline policy of a role takes 10240');
  });

  it('writes an empty document for a function that needs nothing', () => {
    expect(renderTerraform({ policies: [{ id: 'f', statements: [] }], projectKind: 'manual' })).toBe(
      'data "aws_iam_policy_document" "f" {}\n',
    );
  });

  it('refuses two functions whose names become one', () => {
    expect(() => renderTerraform({ policies: [policy('GetOrder', []), policy('get-order', [])], projectKind: 'manual' })).toThrow(
      'GetOrder and get-order would both be named get_order in Terraform',
    );
  });
});
