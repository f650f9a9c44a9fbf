import { beforeAll, describe, expect, it } from 'vitest';
import { planTerraform, terraformPlanMissing } from '../emit/terraform-program.ts';
import { readFiles } from './project-folder.ts';
import { showPattern } from './show-pattern.ts';
import { showRole } from './show-role.ts';

const missing = terraformPlanMissing();

/** Expressions that are one text each, of every function that is modelled. */
const EXPRESSIONS: readonly string[] = [
  'abs(-3)',
  'basename("a/b.txt")',
  'base64encode("a:b")',
  'base64decode("YTpi")',
  'ceil(1.2)',
  'chomp("a\\n")',
  'coalesce("", "b")',
  'join(",", compact(["a", "", "b"]))',
  'join(",", concat(["a"], ["b"]))',
  'contains(["a"], "a")',
  'dirname("a/b.txt")',
  'join(",", distinct(["a", "b", "a"]))',
  'element(["a", "b"], 3)',
  'endswith("abc", "bc")',
  'join(",", flatten([["a"], [["b"], "c"]]))',
  'floor(1.8)',
  'format("%s-%03d %q %%", "a", 7, "b")',
  'join(",", formatlist("%s/%s", ["a", "b"], ["c", "d"]))',
  'indent(2, "a\\nb")',
  'jsondecode("{\\"a\\": [1, {\\"b\\": \\"c\\"}]}").a[1].b',
  'jsonencode({ b = [1, true, null], a = "x\\"y" })',
  'join(",", keys({ b = 1, a = 2 }))',
  'length("héllo")',
  'length({ a = 1 })',
  'lookup({ a = "x" }, "b", "none")',
  'lower("ABC")',
  'max(1, 3, 2)',
  'md5("x")',
  'merge({ a = "1" }, { a = "2" }).a',
  'min(1, 3)',
  'join(",", range(3))',
  'join(",", range(1, 7, 3))',
  'regex("[a-z]+", "12ab34")',
  'replace("a-b-c", "-", "_")',
  'replace("a1b22", "/[0-9]+/", "#")',
  'join(",", reverse(["a", "b"]))',
  'join(",", setintersection(["a", "b"], ["b", "c"]))',
  'join(",", [for p in setproduct(["a", "b"], ["x"]) : join("-", p)])',
  'join(",", setsubtract(["a", "b"], ["a"]))',
  'join(",", setunion(["a"], ["b", "a"]))',
  'sha1("x")',
  'substr(sha256("x"), 0, 8)',
  'join(",", slice(["a", "b", "c"], 1, 3))',
  'join(",", sort(["b", "a"]))',
  'split(",", "a,b")[1]',
  'startswith("abc", "ab")',
  'strcontains("abc", "b")',
  'strrev("abc")',
  'substr("hello", -3, 2)',
  'title("hello wide-world")',
  'join(",", toset(["b", "a", "b"]))',
  'trim("--a--", "-")',
  'trimprefix("abc", "a")',
  'trimspace("  a ")',
  'trimsuffix("abc", "c")',
  'try({ a = "x" }.b, "none")',
  'upper("abc")',
  'urlencode("a b/c")',
  'join(",", values({ b = "1", a = "2" }))',
  'zipmap(["a", "b"], ["1", "2"])["b"]',
  'templatefile("t.tpl", { names = { a = 1, b = 2 }, on = true })',
  'file("t.txt")',
  'fileexists("t.txt")',
  '1 + 2 * 3 == 7 ? "yes" : "no"',
  '!(2 > 3) && "a" != "b"',
  'null == null ? "null" : "set"',
  'join(",", [for i, v in ["a", "b", "c"] : "${i}${v}" if i != 1])',
  '{ for v in ["a", "b"] : v => upper(v) }["b"]',
  '<<-EOT\n    one\n      %{ for v in ["a", "b"] ~}\n      ${v}\n      %{ endfor ~}\n    two\n  EOT',
  '<<EOT\n{"a": "b"}\nEOT',
];

const FILES = {
  't.tpl': '%{ for name, value in names ~}\n${name}=${value}\n%{ endfor ~}\n%{ if on }on%{ else }off%{ endif }',
  't.txt': 'text',
};

/** Documents by the name of their data source. */
const DOCUMENTS = `
data "aws_iam_policy_document" "one" {
  statement {
    sid       = "Read"
    actions   = ["s3:GetObject", "s3:ListBucket"]
    resources = ["arn:aws:s3:::a/*", "arn:aws:s3:::a"]
  }
  statement {
    effect        = "Deny"
    not_actions   = ["s3:*"]
    not_resources = ["arn:aws:s3:::a/&{aws:username}"]
    condition {
      test     = "StringLike"
      variable = "aws:PrincipalArn"
      values   = ["a*", "b"]
    }
    condition {
      test     = "StringLike"
      variable = "aws:PrincipalArn"
      values   = ["c"]
    }
    condition {
      test     = "Bool"
      variable = "aws:SecureTransport"
      values   = ["false"]
    }
  }
}
data "aws_iam_policy_document" "two" {
  version = "2008-10-17"
  statement {
    sid       = "Read"
    actions   = ["sqs:SendMessage"]
    resources = ["*"]
  }
  statement {
    actions   = ["sqs:ReceiveMessage"]
    resources = ["*"]
  }
}
data "aws_iam_policy_document" "sourced" {
  source_policy_documents = [data.aws_iam_policy_document.one.json]
  statement {
    sid       = "Read"
    actions   = ["dynamodb:GetItem"]
    resources = ["*"]
  }
}
data "aws_iam_policy_document" "overridden" {
  override_policy_documents = [data.aws_iam_policy_document.two.json]
  statement {
    sid       = "Read"
    actions   = ["dynamodb:GetItem"]
    resources = ["*"]
  }
  statement {
    sid       = "Other"
    actions   = ["dynamodb:Scan"]
    resources = ["*"]
  }
}
data "aws_iam_policy_document" "both" {
  source_policy_documents   = [data.aws_iam_policy_document.two.json, jsonencode({ Version = "2012-10-17", Statement = [{ Sid = "S", Effect = "Allow", Action = "s3:*", Resource = "*" }] })]
  override_policy_documents = [data.aws_iam_policy_document.one.json]
}
data "aws_iam_policy_document" "dynamic" {
  dynamic "statement" {
    for_each = { b = "s3", a = "sqs" }
    content {
      sid       = statement.key
      actions   = ["\${statement.value}:*"]
      resources = ["*"]
    }
  }
  dynamic "statement" {
    for_each = toset(["x"])
    iterator = each_one
    content {
      actions   = ["\${each_one.key}:\${each_one.value}"]
      resources = ["*"]
    }
  }
}
data "aws_iam_policy_document" "partial" {
  source_policy_documents = [jsonencode({ Id = "base" }), jsonencode({ Version = "2012-10-17", Statement = [] })]
  statement {
    not_actions = ["s3:*"]
    resources   = ["*"]
    not_principals {
      type        = "AWS"
      identifiers = ["arn:aws:iam::111122223333:root"]
    }
  }
}
`;
const NAMES = ['partial', 'one', 'two', 'sourced', 'overridden', 'both', 'dynamic'];

function ourValue(expression: string): string {
  const main = `resource "aws_lambda_function" "f" {
  function_name = "f"
  runtime       = "nodejs22.x"
  handler       = "f.handler"
  filename      = "f.zip"
  environment {
    variables = {
      V = ${expression}
    }
  }
}
`;
  const { project } = readFiles({ 'main.tf': main, 'f.js': '', ...FILES });
  return (project.functions[0]?.env.get('V') ?? []).map(showPattern).join(' | ');
}

/** What a policy of this document says, the words of each statement sorted: the order of actions and conditions means nothing. */
function statements(document: string): readonly (readonly string[])[] {
  const main = `${DOCUMENTS}
resource "aws_lambda_function" "f" {
  function_name = "f"
  runtime       = "nodejs22.x"
  handler       = "f.handler"
  filename      = "f.zip"
  role          = aws_iam_role.f.arn
}
resource "aws_iam_role" "f" { name = "f" }
resource "aws_iam_role_policy" "p" {
  role   = aws_iam_role.f.name
  policy = ${document}
}
`;
  const { project } = readFiles({ 'main.tf': main, 'f.js': '' });
  const lines = Object.values(showRole(project.functions[0]?.role.declared)).flat();
  return lines.map((line) => line.split(/,? /).toSorted());
}

describe.skipIf(missing !== undefined)(`what Terraform itself evaluates${missing === undefined ? '' : ` (skipped: ${missing})`}`, () => {
  let outputs: Record<string, unknown> = {};

  beforeAll(async () => {
    const expressions = EXPRESSIONS.map((expression, index) => `output "e${index}" {\n  value = tostring(${expression}\n)\n}\n`);
    const documents = NAMES.map((name) => `output "${name}" {\n  value = data.aws_iam_policy_document.${name}.json\n}\n`);
    outputs = await planTerraform({ 'main.tf': `${expressions.join('')}${DOCUMENTS}${documents.join('')}`, ...FILES });
  }, 120_000);

  it.each(EXPRESSIONS.map((expression, index) => [expression, index] as const))('%s', (expression, index) => {
    expect(ourValue(expression)).toBe(outputs[`e${index}`]);
  });

  it.each(NAMES)('the document %s', (name) => {
    const theirs = String(outputs[name]).replaceAll('${', () => '$${');
    expect(statements(`data.aws_iam_policy_document.${name}.json`)).toEqual(statements(`<<EOT\n${theirs}\nEOT\n`));
  });
});
