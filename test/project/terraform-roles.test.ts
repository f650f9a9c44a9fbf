import { describe, expect, it } from 'vitest';
import type { ProjectReading } from '../../src/project/project-reading.ts';
import { readProject } from '../../src/project/read-project.ts';
import { projectFolder, readFiles } from './project-folder.ts';
import { showRole, showStatement } from './show-role.ts';

const FUNCTION = `
resource "aws_lambda_function" "f" {
  function_name = "f"
  runtime       = "nodejs22.x"
  handler       = "f.handler"
  filename      = "f.zip"
  role          = aws_iam_role.f.arn
}
`;

const ROLE = `
resource "aws_iam_role" "f" {
  name               = "f-role"
  assume_role_policy = data.aws_iam_policy_document.trust.json
}
data "aws_iam_policy_document" "trust" {
  statement {
    actions = ["sts:AssumeRole"]
    principals {
      type        = "Service"
      identifiers = ["lambda.amazonaws.com"]
    }
  }
}
resource "aws_sqs_queue" "jobs" { name = "jobs" }
resource "aws_dynamodb_table" "orders" { name = "orders" }
`;

const TABLE = 'arn:<partition>:dynamodb:<region>:<account>:table/<aws_dynamodb_table.orders.name=orders>';
const QUEUE = 'arn:<partition>:sqs:<region>:<account>:<aws_sqs_queue.jobs.name=jobs>';

function read(main: string, files: Readonly<Record<string, string>> = {}, options: Partial<ProjectReading> = {}) {
  return readFiles({ 'main.tf': main, 'f.js': '', ...files }, options).project;
}

/** The policies of the function's role; `policy` is what the role policy's document is. */
function policies(main: string, files: Readonly<Record<string, string>> = {}, options: Partial<ProjectReading> = {}) {
  const project = read(FUNCTION + ROLE + main, files, options);
  return showRole(project.functions.find(({ id }) => id === 'aws_lambda_function.f')?.role.declared);
}

function inline(document: string, more = '', files: Readonly<Record<string, string>> = {}, options: Partial<ProjectReading> = {}) {
  const main = `resource "aws_iam_role_policy" "p" {\n  role = aws_iam_role.f.id\n  policy = ${document}\n}\n${more}`;
  return policies(main, files, options)['inline aws_iam_role_policy.p'];
}

describe('the role of a Terraform function', () => {
  it('has a name, a trust policy and tags, and is one object for all that share it', () => {
    const second = FUNCTION.replaceAll('"f"', '"g"').replace('role          = aws_iam_role.g', 'role          = aws_iam_role.f');
    const { functions, roles } = read(FUNCTION + second.replaceAll('aws_iam_role.g', 'aws_iam_role.f') + ROLE);
    const declared = functions.map(({ role }) => role.declared);
    expect(declared).toHaveLength(2);
    expect(declared[0]).toBe(declared[1]);
    expect(roles).toEqual([declared[0]]);
    expect(declared[0]?.id).toBe('aws_iam_role.f');
    expect(declared[0]?.trust?.map(showStatement)).toEqual(['Allow sts:AssumeRole by Service lambda.amazonaws.com']);
  });

  it.each([
    [
      'jsonencode',
      'jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "sqs:SendMessage", Resource = aws_sqs_queue.jobs.arn }] })',
    ],
    [
      'a heredoc',
      '<<-EOT\n    {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": ["sqs:SendMessage"], "Resource": "${aws_sqs_queue.jobs.arn}"}}\n    EOT',
    ],
    ['a data source', 'data.aws_iam_policy_document.send.json'],
    ['a local', 'local.send'],
    ['a file with variables', 'templatefile("${path.module}/send.json", { queue = aws_sqs_queue.jobs.arn })'],
  ])('reads a document by %s', (_, document) => {
    const more = `
data "aws_iam_policy_document" "send" {
  statement {
    actions   = ["sqs:SendMessage"]
    resources = [aws_sqs_queue.jobs.arn]
  }
}
locals { send = data.aws_iam_policy_document.send.json }
`;
    const files = {
      'send.json': '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sqs:SendMessage","Resource":"${queue}"}]}',
    };
    expect(inline(document, more, files)).toEqual([`Allow sqs:SendMessage on ${QUEUE}`]);
  });

  it('gives statements the place where they stand', () => {
    const main = `${FUNCTION}${ROLE}
resource "aws_iam_role_policy" "p" {
  role = aws_iam_role.f.name
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      { Effect = "Allow", Action = "sqs:*", Resource = "*" },
      { Effect = "Deny", Action = "sqs:DeleteQueue", Resource = "*" },
    ]
  })
}
`;
    const content = read(main).functions[0]?.role.declared?.policies[0]?.content;
    const first = main.split('\n').findIndex((line) => line.includes('"sqs:*"')) + 1;
    expect(content?.kind === 'statements' ? content.statements.map(({ origin }) => origin.line) : []).toEqual([first, first + 1]);
  });

  it('merges documents as the provider does: by Sid, own statements over sources, overriding ones over both', () => {
    const more = `
data "aws_iam_policy_document" "base" {
  version = "2008-10-17"
  statement {
    sid       = "Read"
    actions   = ["s3:GetObject"]
    resources = ["arn:aws:s3:::base/*"]
  }
  statement {
    actions   = ["s3:ListAllMyBuckets"]
    resources = ["*"]
  }
  statement {
    sid       = "Write"
    actions   = ["s3:PutObject"]
    resources = ["arn:aws:s3:::base/*"]
  }
}
data "aws_iam_policy_document" "last" {
  statement {
    sid       = "Write"
    effect    = "Deny"
    actions   = ["s3:*"]
    resources = ["*"]
  }
}
data "aws_iam_policy_document" "all" {
  source_policy_documents   = [data.aws_iam_policy_document.base.json]
  override_policy_documents = [data.aws_iam_policy_document.last.json]
  statement {
    sid           = "Read"
    not_actions   = ["s3:DeleteObject"]
    not_resources = ["arn:aws:s3:::own/&{aws:username}/*"]
    condition {
      test     = "StringEquals"
      variable = "aws:PrincipalTag/team"
      values   = ["a"]
    }
    condition {
      test     = "StringEquals"
      variable = "aws:PrincipalTag/team"
      values   = ["b"]
    }
  }
}
`;
    expect(inline('data.aws_iam_policy_document.all.json', more)).toEqual([
      'Allow all but s3:DeleteObject on all but arn:aws:s3:::own/${aws:username}/* if StringEquals aws:PrincipalTag/team a, b',
      'Allow s3:ListAllMyBuckets on *',
      'Deny s3:* on *',
    ]);
  });

  it('merges the documents of every instance of a data source, with what the type of a variable says of its attributes', () => {
    const more = (documents: string) => `
variable "tables" {
  type    = map(object({ name = string, writes = optional(bool, false), rows = optional(list(object({ action = optional(string, "dynamodb:Scan") })), [{}]) }))
  default = { a = { name = "alpha" }, b = { name = "beta", writes = true, rows = [] } }
}
data "aws_iam_policy_document" "each" {
  for_each = var.tables
  statement {
    actions   = concat(each.value.writes ? ["dynamodb:PutItem"] : ["dynamodb:GetItem"], [for row in each.value.rows : row.action])
    resources = ["arn:aws:dynamodb:*:*:table/\${each.value.name}"]
  }
}
data "aws_iam_policy_document" "all" { source_policy_documents = ${documents} }
`;
    const expected = [
      'Allow dynamodb:GetItem, dynamodb:Scan on arn:aws:dynamodb:*:*:table/alpha',
      'Allow dynamodb:PutItem on arn:aws:dynamodb:*:*:table/beta',
    ];
    const document = 'data.aws_iam_policy_document.all.json';
    expect(inline(document, more('[for each in data.aws_iam_policy_document.each : each.json]'))).toEqual(expected);
    expect(inline(document, more('values(data.aws_iam_policy_document.each)[*].json'))).toEqual(expected);
  });

  it('makes dynamic blocks one by one', () => {
    const more = `
variable "grants" {
  default = [
    { actions = ["sqs:SendMessage"], resource = "arn:aws:sqs:eu-west-1:1:a" },
    { actions = ["sqs:ReceiveMessage", "sqs:DeleteMessage"], resource = "arn:aws:sqs:eu-west-1:1:b" },
  ]
}
data "aws_iam_policy_document" "all" {
  dynamic "statement" {
    for_each = var.grants
    iterator = grant
    content {
      actions   = grant.value.actions
      resources = [grant.value.resource]
    }
  }
}
`;
    expect(inline('data.aws_iam_policy_document.all.json', more)).toEqual([
      'Allow sqs:SendMessage on arn:aws:sqs:eu-west-1:1:a',
      'Allow sqs:ReceiveMessage, sqs:DeleteMessage on arn:aws:sqs:eu-west-1:1:b',
    ]);
  });

  it('says what is not known of a document', () => {
    expect(inline('file("${path.module}/nowhere.json")')).toEqual(['unknown']);
    expect(inline('data.http.policy.response_body')).toEqual(['unknown']);
    expect(inline('"{"')).toEqual(['unknown']);
    const { findings } = readFiles({
      'main.tf': `${FUNCTION}${ROLE}resource "aws_iam_role_policy" "p" {\n  role = aws_iam_role.f.id\n  policy = file("no.json")\n}\n`,
      'f.js': '',
    });
    expect(findings.find(({ rule }) => rule === 'unread-policy')?.message).toContain("no.json can't be read");
  });

  it('takes a document that the files leave open from the plan', () => {
    const main = `${FUNCTION}${ROLE}
data "http" "policy" { url = "https://example.com" }
resource "aws_iam_role_policy" "p" {
  role   = aws_iam_role.f.id
  policy = data.http.policy.response_body
}`;
    const document = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 'sqs:SendMessage', Resource: '*' }] };
    const resource = (address: string, values: object) => ({ address, mode: 'managed', type: address.split('.')[0], name: 'x', values });
    const plan = {
      format_version: '1.2',
      planned_values: {
        root_module: {
          resources: [
            resource('aws_lambda_function.f', { function_name: 'f' }),
            resource('aws_iam_role_policy.p', { policy: JSON.stringify(document) }),
          ],
        },
      },
    };
    const folder = projectFolder({ 'main.tf': main, 'f.js': '', 'plan.json': JSON.stringify(plan) });
    const { project } = readProject({ path: folder, plan: `${folder}/plan.json`, env: new Map(), parameters: new Map() });
    expect(Object.values(showRole(project.functions[0]?.role.declared))).toEqual([['Allow sqs:SendMessage on *']]);
  });

  it('keeps apart what depends on a variable', () => {
    const document = `jsonencode({ Version = "2012-10-17", Statement = concat(
      [{ Effect = "Allow", Action = "sqs:SendMessage", Resource = "*" }],
      var.more ? [{ Effect = "Allow", Action = "sqs:PurgeQueue", Resource = "*" }] : []) })`;
    const variable = 'variable "more" { default = false }';
    const read = policies(`resource "aws_iam_role_policy" "p" {\n  role = aws_iam_role.f.id\n  policy = ${document}\n}\n${variable}`);
    const [common, ...rest] = Object.values(read);
    expect(common).toEqual(['Allow sqs:SendMessage on *']);
    expect(rest.map(([, statement]) => statement)).toEqual(['Allow sqs:PurgeQueue on *']);
    expect(inline(document, variable, {}, { parameters: new Map([['more', 'true']]) })).toEqual([
      'Allow sqs:SendMessage on *',
      'Allow sqs:PurgeQueue on *',
    ]);
  });

  it('reads every way to attach a policy', () => {
    const main = `
${FUNCTION}
resource "aws_dynamodb_table" "orders" { name = "orders" }
resource "aws_iam_role" "f" {
  name_prefix          = "f-"
  assume_role_policy   = "{}"
  managed_policy_arns  = ["arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess"]
  permissions_boundary = "arn:aws:iam::111122223333:policy/boundary"
  inline_policy {
    name   = "own"
    policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "dynamodb:GetItem", Resource = aws_dynamodb_table.orders.arn }] })
  }
  inline_policy {}
}
resource "aws_iam_policy" "scan" {
  name   = "scan"
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "dynamodb:Scan", Resource = aws_dynamodb_table.orders.arn }] })
}
resource "aws_iam_role_policy_attachment" "scan" {
  role       = aws_iam_role.f.name
  policy_arn = aws_iam_policy.scan.arn
}
resource "aws_iam_policy_attachment" "logs" {
  name       = "logs"
  roles      = [aws_iam_role.f.name, "other"]
  policy_arn = data.aws_iam_policy.logs.arn
}
data "aws_iam_policy" "logs" { name = "AWSLambdaBasicExecutionRole" }
resource "aws_iam_role_policy_attachment" "each" {
  for_each   = toset(["AmazonSQSFullAccess", "AWSXRayDaemonWriteAccess"])
  role       = aws_iam_role.f.id
  policy_arn = "arn:aws:iam::aws:policy/\${each.key}"
}
resource "aws_iam_role_policy_attachment" "other" {
  role       = "another-role"
  policy_arn = "arn:aws:iam::aws:policy/AdministratorAccess"
}
`;
    const role = read(main).functions[0]?.role.declared;
    expect(role?.boundary?.content).toMatchObject({ kind: 'managed' });
    expect(showRole(role)).toEqual({
      'inline own': [`Allow dynamodb:GetItem on ${TABLE}`],
      'managed arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess': ['kept under arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess'],
      'managed aws_iam_policy.scan': [`Allow dynamodb:Scan on ${TABLE}`],
      'managed AWSLambdaBasicExecutionRole': ['kept under AWSLambdaBasicExecutionRole'],
      'managed arn:aws:iam::aws:policy/AmazonSQSFullAccess': ['kept under arn:aws:iam::aws:policy/AmazonSQSFullAccess'],
      'managed arn:aws:iam::aws:policy/AWSXRayDaemonWriteAccess': ['kept under arn:aws:iam::aws:policy/AWSXRayDaemonWriteAccess'],
    });
  });

  it('says which policies only some deployments have, unless the role itself depends on the same', () => {
    const attachment = (count: string) => `
variable "create" { default = true }
resource "aws_iam_role_policy_attachment" "x" {
  count      = ${count}
  role       = aws_iam_role.f.name
  policy_arn = "arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess"
}`;
    expect(Object.values(policies(attachment('var.create ? 1 : 0')))).toEqual([
      ['only if var.create', 'kept under arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess'],
    ]);
    expect(policies(attachment('0'))).toEqual({});
    const both =
      FUNCTION.replace('aws_iam_role.f.arn', 'aws_iam_role.f[0].arn') +
      attachment('var.create ? 1 : 0').replace('aws_iam_role.f.name', 'aws_iam_role.f[0].name');
    const role = ROLE.replace('name               = "f-role"', 'count = var.create ? 1 : 0\n  name = "f-role"');
    expect(Object.values(showRole(read(both + role).functions[0]?.role.declared))).toEqual([
      ['kept under arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess'],
    ]);
  });

  it('follows roles and policies through modules', () => {
    const main = `
module "role" {
  source    = "./role"
  name      = "orders"
  documents = [jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "sqs:SendMessage", Resource = aws_sqs_queue.jobs.arn }] })]
}
resource "aws_sqs_queue" "jobs" { name = "jobs" }
${FUNCTION.replace('aws_iam_role.f.arn', 'module.role.arn')}
`;
    const files = {
      'role/main.tf': `
variable "name" { type = string }
variable "documents" { type = list(string) }
resource "aws_iam_role" "this" {
  name               = var.name
  assume_role_policy = "{}"
}
resource "aws_iam_role_policy" "this" {
  count  = length(var.documents)
  role   = aws_iam_role.this.name
  policy = var.documents[count.index]
}
output "arn" { value = aws_iam_role.this.arn }
`,
    };
    const role = read(main, files).functions[0]?.role;
    expect(role?.id).toBe('module.role.aws_iam_role.this');
    expect(showRole(role?.declared)).toEqual({
      'inline module.role.aws_iam_role_policy.this[0]': [`Allow sqs:SendMessage on ${QUEUE}`],
    });
  });
});

describe('whole configurations', () => {
  it('one role per function of a map', () => {
    const main = `
locals {
  functions = {
    get = { actions = ["dynamodb:GetItem"], table = "orders" }
    put = { actions = ["dynamodb:PutItem", "dynamodb:UpdateItem"], table = "items" }
  }
}
resource "aws_dynamodb_table" "all" {
  for_each = toset(["orders", "items"])
  name     = "shop-\${each.key}"
}
resource "aws_iam_role" "fn" {
  for_each           = local.functions
  name               = "shop-\${each.key}"
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "lambda.amazonaws.com" } }] })
}
data "aws_iam_policy_document" "fn" {
  for_each = local.functions
  statement {
    actions   = each.value.actions
    resources = [aws_dynamodb_table.all[each.value.table].arn, "\${aws_dynamodb_table.all[each.value.table].arn}/index/*"]
  }
}
resource "aws_iam_role_policy" "fn" {
  for_each = local.functions
  name     = each.key
  role     = aws_iam_role.fn[each.key].id
  policy   = data.aws_iam_policy_document.fn[each.key].json
}
resource "aws_iam_role_policy_attachment" "logs" {
  for_each   = aws_iam_role.fn
  role       = each.value.name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"
}
resource "aws_lambda_function" "fn" {
  for_each      = local.functions
  function_name = "shop-\${each.key}"
  role          = aws_iam_role.fn[each.key].arn
  handler       = "f.handler"
  runtime       = "nodejs22.x"
  filename      = "f.zip"
}
`;
    const { functions } = read(main);
    const table = (key: string) => `arn:<partition>:dynamodb:<region>:<account>:table/<aws_dynamodb_table.all["${key}"].name=shop-${key}>`;
    const shown = Object.fromEntries(functions.map(({ id, role }) => [id, Object.values(showRole(role.declared)).flat()]));
    expect(shown).toEqual({
      'aws_lambda_function.fn["get"]': [
        `Allow dynamodb:GetItem on ${table('orders')}, ${table('orders')}/index/*`,
        'kept under arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole',
      ],
      'aws_lambda_function.fn["put"]': [
        `Allow dynamodb:PutItem, dynamodb:UpdateItem on ${table('items')}, ${table('items')}/index/*`,
        'kept under arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole',
      ],
    });
  });

  it('lists of policies by index and by map, rendered templates, bucket objects', () => {
    const main = `
variable "managed" {
  type    = list(string)
  default = ["arn:aws:iam::aws:policy/AWSXRayDaemonWriteAccess", "arn:aws:iam::aws:policy/AmazonSQSFullAccess"]
}
resource "aws_s3_bucket" "files" { bucket = "files" }
data "template_file" "policy" {
  template = file("\${path.module}/policies/files.json.tpl")
  vars = {
    bucket = aws_s3_bucket.files.arn
  }
}
resource "aws_iam_role_policy" "files" {
  name   = "files"
  role   = aws_iam_role.f.name
  policy = data.template_file.policy.rendered
}
resource "aws_iam_role_policy_attachment" "managed" {
  count      = length(var.managed)
  role       = aws_iam_role.f.name
  policy_arn = element(var.managed, count.index)
}
data "aws_iam_policy" "logs" {
  count = 1
  name  = "AWSLambdaBasicExecutionRole"
}
resource "aws_iam_policy" "send" {
  name = "send"
  policy = <<POLICY
{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Action": ["sqs:SendMessage"],
      "Effect": "Allow",
      "Resource": \${jsonencode([aws_sqs_queue.jobs.arn])}
    }
  ]
}
POLICY
}
resource "aws_iam_role_policy_attachment" "own" {
  for_each   = { send = aws_iam_policy.send.arn, scan = "arn:aws:iam::aws:policy/AmazonDynamoDBReadOnlyAccess", logs = data.aws_iam_policy.logs[0].arn }
  role       = aws_iam_role.f.name
  policy_arn = each.value
}
`;
    const files = {
      'policies/files.json.tpl':
        '{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": ["s3:GetObject"], "Resource": "${bucket}/*" }] }',
    };
    expect(Object.values(policies(main, files)).flat().toSorted()).toEqual([
      'Allow s3:GetObject on arn:<partition>:s3:::<aws_s3_bucket.files.name=files>/*',
      `Allow sqs:SendMessage on ${QUEUE}`,
      'kept under AWSLambdaBasicExecutionRole',
      'kept under arn:aws:iam::aws:policy/AWSXRayDaemonWriteAccess',
      'kept under arn:aws:iam::aws:policy/AmazonDynamoDBReadOnlyAccess',
      'kept under arn:aws:iam::aws:policy/AmazonSQSFullAccess',
    ]);
  });

  it('reads a configuration in JSON', () => {
    const main = {
      resource: {
        aws_sqs_queue: { jobs: { name: 'jobs' } },
        aws_iam_role: { f: { name: 'f', inline_policy: [{ name: 'own', policy: '${data.aws_iam_policy_document.send.json}' }] } },
        aws_lambda_function: {
          f: {
            function_name: 'f',
            handler: 'f.handler',
            runtime: 'nodejs22.x',
            filename: 'f.zip',
            role: '${aws_iam_role.f.arn}',
            environment: { variables: { QUEUE: '${aws_sqs_queue.jobs.name}' } },
          },
        },
      },
      data: {
        aws_iam_policy_document: {
          send: {
            dynamic: {
              statement: {
                for_each: ['sqs:SendMessage'],
                content: { actions: ['${statement.value}'], resources: ['${aws_sqs_queue.jobs.arn}'] },
              },
            },
          },
        },
      },
    };
    const { functions } = readFiles({ 'main.tf.json': JSON.stringify(main), 'f.js': '' }).project;
    expect(functions.map(({ id, env }) => [id, [...env.keys()]])).toEqual([['aws_lambda_function.f', ['QUEUE']]]);
    expect(showRole(functions[0]?.role.declared)).toEqual({ 'inline own': [`Allow sqs:SendMessage on ${QUEUE}`] });
  });

  it('a role outside of the configuration, and one by a switch', () => {
    const outside = FUNCTION.replace('aws_iam_role.f.arn', 'data.aws_iam_role.f.arn');
    const data = 'data "aws_iam_role" "f" { name = "existing" }\n';
    expect(read(outside + data).functions[0]?.role).toEqual({ kind: 'external', id: 'existing' });
    const byArn = FUNCTION.replace('aws_iam_role.f.arn', '"arn:aws:iam::111122223333:role/existing"');
    expect(read(byArn).functions[0]?.role).toEqual({ kind: 'external', id: 'arn:aws:iam::111122223333:role/existing' });
    const module = `module "fn" {\n  source = "./fn"\n}\n`;
    const files = {
      'fn/main.tf': `${FUNCTION.replace('aws_iam_role.f.arn', 'var.role_arn == "" ? aws_iam_role.f[0].arn : var.role_arn')}
variable "role_arn" { default = "" }
resource "aws_iam_role" "f" {
  count = var.role_arn == "" ? 1 : 0
  name  = "f"
}`,
    };
    expect(read(module, files).functions[0]?.role.declared?.id).toBe('module.fn.aws_iam_role.f[0]');
  });
});

describe('the role that terraform-aws-modules/lambda makes', () => {
  function registry(inputs: string, more = '') {
    const main = `
module "fn" {
  source        = "terraform-aws-modules/lambda/aws"
  function_name = "orders"
  handler       = "f.handler"
  runtime       = "nodejs22.x"
  source_path   = "."
${inputs}
}
resource "aws_sqs_queue" "jobs" { name = "jobs" }
${more}`;
    return showRole(read(main).functions[0]?.role.declared);
  }

  const GROUP = 'arn:<partition>:logs:<region>:<account>:log-group:/aws/lambda/orders:*';
  const LOGS = `Allow logs:CreateLogGroup, logs:CreateLogStream, logs:PutLogEvents on ${GROUP}, ${GROUP}:*`;

  it('has the policy for its logs, as the module attaches it', () => {
    expect(registry('')).toEqual({ 'managed module.fn logs': ['platform', LOGS] });
    expect(registry('  attach_cloudwatch_logs_policy = false')).toEqual({});
    expect(() => registry('  create_layer = true')).toThrow('no function');
  });

  it('may be the role of other functions', () => {
    const main = `
module "fn" {
  source        = "terraform-aws-modules/lambda/aws"
  function_name = "orders"
  handler       = "f.handler"
  runtime       = "nodejs22.x"
  source_path   = "."
}
${FUNCTION.replace('aws_iam_role.f.arn', 'module.fn.lambda_role_arn')}`;
    const [one, other] = read(main).functions.map(({ role }) => role.declared);
    expect(one?.id).toBe('module.fn.aws_iam_role.lambda');
    expect(one).toBe(other);
  });

  it('has what the inputs attach, and what is attached besides', () => {
    const inputs = `
  attach_cloudwatch_logs_policy = false
  attach_policy_statements      = true
  policy_statements = {
    send = {
      effect    = "Allow"
      actions   = ["sqs:SendMessage"]
      resources = [aws_sqs_queue.jobs.arn]
    }
  }
  attach_policy_json = true
  policy_json        = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "s3:ListAllMyBuckets", Resource = "*" }] })
  attach_policies    = true
  number_of_policies = 1
  policies           = ["arn:aws:iam::aws:policy/AmazonSSMReadOnlyAccess"]
  policy             = "arn:aws:iam::aws:policy/AdministratorAccess"
  attach_network_policy = true
  attach_tracing_policy = true
`;
    const more = `
resource "aws_iam_role_policy_attachment" "more" {
  role       = module.fn.lambda_role_name
  policy_arn = "arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess"
}`;
    const network = 'arn:<partition>:iam::aws:policy/service-role/AWSLambdaENIManagementAccess';
    const tracing = 'arn:<partition>:iam::aws:policy/AWSXRayDaemonWriteAccess';
    expect(Object.values(registry(inputs, more)).toSorted()).toEqual(
      [
        ['platform', `kept under ${network}`],
        ['platform', `kept under ${tracing}`],
        ['Allow s3:ListAllMyBuckets on *'],
        ['kept under arn:aws:iam::aws:policy/AmazonSSMReadOnlyAccess'],
        [`Allow sqs:SendMessage on ${QUEUE}`],
        ['kept under arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess'],
      ].toSorted(),
    );
  });
});
