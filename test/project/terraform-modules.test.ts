import { describe, expect, it } from 'vitest';
import { readFiles } from './project-folder.ts';
import { showRole } from './show-role.ts';

const FUNCTION = (name: string, role: string) => `
resource "aws_lambda_function" "${name}" {
  function_name = "${name}"
  runtime       = "nodejs22.x"
  handler       = "f.handler"
  filename      = "f.zip"
  role          = ${role}
}
`;

const ROLE_MODULE = `
variable "name" {}
variable "actions" { type = list(string) }
resource "aws_iam_role" "this" {
  name               = var.name
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [] })
}
resource "aws_iam_role_policy" "this" {
  role   = aws_iam_role.this.id
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = var.actions, Resource = "*" }] })
}
output "arn" { value = aws_iam_role.this.arn }
output "name" { value = aws_iam_role.this.name }
`;

function read(files: Readonly<Record<string, string>>) {
  const { project, findings } = readFiles({ 'f.js': '', ...files });
  const roles = Object.fromEntries(
    project.functions.map(({ id, role }) => [id, role.declared === undefined ? role : Object.values(showRole(role.declared))]),
  );
  return {
    roles,
    findings: findings.filter(({ rule }) => rule === 'unread-module').map(({ severity, message }) => `${severity}: ${message}`),
  };
}

describe('a module that is called', () => {
  it('several times gives each of its instances what that one puts out', () => {
    const main = `
module "roles" {
  source   = "./role"
  for_each = { a = "s3:GetObject", b = "s3:PutObject" }
  name     = each.key
  actions  = [each.value]
}
module "counted" {
  source  = "./role"
  count   = 2
  name    = "n\${count.index}"
  actions = ["sqs:Action\${count.index}"]
}
locals {
  arns = { for key, role in module.roles : key => role.arn }
}
${FUNCTION('a', 'module.roles["a"].arn')}${FUNCTION('b', 'module.roles["b"].arn')}
${FUNCTION('mapped', 'local.arns["a"]')}
${FUNCTION('first', 'module.counted[0].arn')}${FUNCTION('second', 'module.counted[*].arn[1]')}`;
    expect(read({ 'main.tf': main, 'role/main.tf': ROLE_MODULE }).roles).toEqual({
      'aws_lambda_function.a': [['Allow s3:GetObject on *']],
      'aws_lambda_function.b': [['Allow s3:PutObject on *']],
      'aws_lambda_function.mapped': [['Allow s3:GetObject on *']],
      'aws_lambda_function.first': [['Allow sqs:Action0 on *']],
      'aws_lambda_function.second': [['Allow sqs:Action1 on *']],
    });
  });

  it('as often as another one says that stands behind it', () => {
    const main = `
module "roles" {
  source   = "./role"
  for_each = module.settings.roles
  name     = each.key
  actions  = [each.value]
}
module "settings" { source = "./settings" }
${FUNCTION('a', 'module.roles["a"].arn')}`;
    const settings = 'output "roles" { value = { a = "s3:GetObject", b = "s3:PutObject" } }';
    expect(read({ 'main.tf': main, 'role/main.tf': ROLE_MODULE, 'settings/main.tf': settings }).roles).toEqual({
      'aws_lambda_function.a': [['Allow s3:GetObject on *']],
    });
  });

  it('from a registry is read where terraform init has put it, else named as what is not known', () => {
    const main = `
module "role" {
  source  = "app.terraform.io/acme/role/aws"
  name    = "r"
  actions = ["s3:GetObject"]
}
${FUNCTION('a', 'module.role.arn')}`;
    const manifest = JSON.stringify({
      Modules: [
        { Key: '', Source: '', Dir: '.' },
        { Key: 'role', Source: 'app.terraform.io/acme/role/aws', Dir: '.terraform/modules/role/aws' },
      ],
    });
    const initialised = read({
      'main.tf': main,
      '.terraform/modules/modules.json': manifest,
      '.terraform/modules/role/aws/main.tf': ROLE_MODULE,
    });
    expect(initialised).toEqual({ roles: { 'aws_lambda_function.a': [['Allow s3:GetObject on *']] }, findings: [] });

    expect(read({ 'main.tf': main })).toEqual({
      roles: { 'aws_lambda_function.a': { kind: 'unknown', reason: 'module role (app.terraform.io/acme/role/aws) is not read' } },
      findings: [
        "note: module role (app.terraform.io/acme/role/aws) is not read, as its files are not in the project; functions and policies of it are seen after 'terraform init', or in a plan (--plan)",
      ],
    });
    const broken = { '.terraform/modules/modules.json': manifest, '.terraform/modules/role/aws/main.tf': 'variable "x {' };
    expect(read({ 'main.tf': main, ...broken }).findings).toHaveLength(1);
  });

  it('and not read may attach policies to a role of which it has the name', () => {
    const main = `
resource "aws_iam_role" "own" {
  name               = "own"
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [] })
}
module "logging" {
  source = "git::https://example.com/logging.git"
  roles  = [aws_iam_role.own.name]
}
module "alarms" {
  source   = "git::https://example.com/alarms.git"
  role_arn = aws_iam_role.own.arn
}
${FUNCTION('a', 'aws_iam_role.own.arn')}`;
    expect(read({ 'main.tf': main }).roles).toEqual({ 'aws_lambda_function.a': [['unknown']] });
    const settled = main.replace('[aws_iam_role.own.name]', '["other"]');
    expect(read({ 'main.tf': settled }).roles).toEqual({ 'aws_lambda_function.a': [] });
  });

  it('stands in the file of OpenTofu where there is one of that name', () => {
    const files = {
      'main.tf': FUNCTION('a', '"arn:aws:iam::123456789012:role/a"'),
      'main.tofu': FUNCTION('b', '"arn:aws:iam::123456789012:role/b"'),
    };
    expect(Object.keys(read(files).roles)).toEqual(['aws_lambda_function.b']);
  });
});
