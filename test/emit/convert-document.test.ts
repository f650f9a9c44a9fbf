import { parse } from '@cdktf/hcl2json';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { convertDocuments } from '../../src/emit/convert-document.ts';
import { readPolicyDocument } from '../../src/policy/read-document.ts';
import { canonicalDocument } from './canonical-document.ts';
import { planTerraform, terraformFormatting, terraformMissing, terraformPlanMissing } from './terraform-program.ts';

function convert(document: unknown, name = 'policy') {
  return convertDocuments([{ name, document: readPolicyDocument(JSON.stringify(document), 'p.json') }]);
}

const ALLOW = { Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::b/*' };

describe('convertDocuments', () => {
  it('keeps the statements as they are', () => {
    const document = {
      Version: '2012-10-17',
      Statement: [
        { Sid: 'A', ...ALLOW },
        {
          Effect: 'Deny',
          NotAction: ['iam:*', 'sts:*'],
          NotResource: 'arn:aws:s3:::b/${aws:username}',
          Condition: { Bool: { 'aws:SecureTransport': false } },
        },
      ],
    };
    expect(convert(document)).toEqual({
      findings: [],
      text: `data "aws_iam_policy_document" "policy" {
  statement {
    sid       = "A"
    effect    = "Allow"
    resources = ["arn:aws:s3:::b/*"]
    actions   = ["s3:GetObject"]
  }

  statement {
    effect        = "Deny"
    not_resources = ["arn:aws:s3:::b/$\${aws:username}"]

    not_actions = [
      "iam:*",
      "sts:*",
    ]

    condition {
      test     = "Bool"
      variable = "aws:SecureTransport"
      values   = ["false"]
    }
  }
}
`,
    });
  });

  it('writes the version that a missing one means', () => {
    const { text, findings } = convert({ Statement: [] });
    expect(text).toBe('data "aws_iam_policy_document" "policy" {\n  version = "2008-10-17"\n}\n');
    expect(findings.map(({ rule }) => rule)).toEqual(['empty-list', 'policy-version-missing']);
  });

  it('leaves out an illegal Sid and renames a repeated one', () => {
    const sids = ['a-b', 'A', 'A', 'A2', 'A', ''];
    const { text, findings } = convert({ Version: '2012-10-17', Statement: sids.map((Sid) => ({ Sid, ...ALLOW })) });
    expect([...text.matchAll(/sid += "(.*)"/g)].map(([, sid]) => sid)).toEqual(['A', 'A3', 'A2', 'A4']);
    expect(findings.map(({ rule }) => rule)).toEqual(['illegal-sid', 'duplicate-sid', 'duplicate-sid']);
  });

  it('keeps a trust policy without a resource, an Id and an empty list, and says so', () => {
    const Statement = [
      { Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' },
      { Effect: 'Allow', NotPrincipal: { AWS: ['1', '2'] }, Action: [], Resource: '*' },
    ];
    const { text, findings } = convert({ Version: '2012-10-17', Id: 'trust', Statement });
    expect(text).toContain('policy_id = "trust"');
    expect(text).toContain('principals {\n      type        = "Service"\n      identifiers = ["lambda.amazonaws.com"]');
    expect(text).toContain('not_principals {');
    expect(text).not.toMatch(/effect += "Allow"\n +resources = \[\]/);
    expect(new Set(findings.map(({ rule }) => rule))).toEqual(new Set(['policy-id', 'principal', 'no-resource', 'empty-list']));
  });

  it('writes what the data source would change as JSON', () => {
    const { text, findings } = convert({ Version: '2012-10-17', Statement: { ...ALLOW, Resource: ['arn:aws:s3:::&{x}', '${y}'] } });
    expect(text).toBe(`locals {
  policy = jsonencode({
    Version = "2012-10-17"

    Statement = [
      {
        Effect = "Allow"
        Action = ["s3:GetObject"]

        Resource = [
          "arn:aws:s3:::&{x}",
          "$\${y}",
        ]
      },
    ]
  })
}
`);
    expect(findings.map(({ rule }) => rule)).toEqual(['document-kept-as-json']);
  });
});

const HARD = ['${aws:username}', '$${x}', '${*}', '%{if}', '"', '\\', '\n', '&{', '$', '%', '*', 'é', '{}', '&{aws:x}'];

function documents(hard: readonly string[]): fc.Arbitrary<unknown> {
  const text = fc.array(fc.constantFrom(...hard, 'a', 'b'), { minLength: 1, maxLength: 4 }).map((pieces) => pieces.join(''));
  const texts = fc.oneof(text, fc.uniqueArray(text, { minLength: 1, maxLength: 3 }));
  const scalar = fc.oneof(text, fc.integer(), fc.boolean());
  const condition = fc.dictionary(
    fc.constantFrom('StringLike', 'Bool', 'ForAnyValue:StringEqualsIfExists'),
    fc.dictionary(
      fc.constantFrom('aws:a', 's3:b/c', 'aws:PrincipalTag/x'),
      fc.oneof(scalar, fc.array(scalar, { minLength: 1, maxLength: 3 })),
      { minKeys: 1 },
    ),
    { minKeys: 1 },
  );
  const principal = fc.oneof(fc.constant('*'), fc.dictionary(fc.constantFrom('AWS', 'Service'), texts, { minKeys: 1 }));
  const statement = fc
    .tuple(
      fc.constantFrom('Allow', 'Deny'),
      fc.tuple(fc.constantFrom('Action', 'NotAction'), texts),
      fc.tuple(fc.constantFrom('Resource', 'NotResource'), texts),
      fc.option(fc.tuple(fc.constantFrom('Principal', 'NotPrincipal'), principal), { nil: undefined }),
      fc.option(condition, { nil: undefined }),
    )
    .map(([Effect, action, resource, who, Condition]) => ({
      Effect,
      ...Object.fromEntries([action, resource, ...(who === undefined ? [] : [who])]),
      ...(Condition === undefined ? {} : { Condition }),
    }));
  return fc.record({
    Version: fc.constantFrom('2012-10-17', '2008-10-17'),
    Statement: fc.oneof(statement, fc.array(statement, { minLength: 1, maxLength: 3 })),
  });
}

/** The document that hcl2json reads from the data source. */
async function readBack(text: string): Promise<unknown> {
  const parsed = JSON.parse(JSON.stringify(await parse('x.tf', text)), (_, value: unknown) =>
    typeof value === 'string' ? value.replace(/([$%])\1\{/g, '$1{') : value,
  );
  const { version = '2012-10-17', statement = [] } = parsed.data.aws_iam_policy_document.policy[0];
  return { Version: version, Statement: statement.map(statementOf) };
}

type Blocks = readonly Record<string, string & string[]>[];

function statementOf(block: Record<string, unknown> & { condition?: Blocks; principals?: Blocks; not_principals?: Blocks }) {
  const names = { effect: 'Effect', actions: 'Action', not_actions: 'NotAction', resources: 'Resource', not_resources: 'NotResource' };
  const statement: Record<string, unknown> = {};
  for (const [attribute, name] of Object.entries(names)) if (block[attribute] !== undefined) statement[name] = block[attribute];
  const condition: Record<string, Record<string, unknown>> = {};
  for (const { test = '', variable = '', values } of block.condition ?? []) condition[test] = { ...condition[test], [variable]: values };
  if (block.condition !== undefined) statement.Condition = condition;
  for (const [attribute, name] of [
    ['principals', 'Principal'],
    ['not_principals', 'NotPrincipal'],
  ] as const) {
    const blocks = block[attribute];
    if (blocks !== undefined)
      statement[name] = blocks[0]?.type === '*' ? '*' : Object.fromEntries(blocks.map(({ type, identifiers }) => [type, identifiers]));
  }
  return statement;
}

describe('converted documents', () => {
  it('mean the same to an HCL parser', async () => {
    for (const document of fc.sample(documents(HARD.filter((text) => !text.includes('&{'))), { numRuns: 200, seed: 5 })) {
      expect(canonicalDocument(await readBack(convert(document).text))).toEqual(canonicalDocument(document));
    }
  });

  it.skipIf(terraformMissing() !== undefined)('are in the layout of terraform fmt', () => {
    for (const document of fc.sample(documents(HARD), { numRuns: 25, seed: 6 }))
      expect(terraformFormatting(convert(document).text)).toBe('');
  });

  it.skipIf(terraformPlanMissing() !== undefined)('evaluate to the same policy in a plan', async () => {
    const samples = fc.sample(documents(HARD), { numRuns: 60, seed: 8 });
    const names = samples.map((_, index) => `policy_${index}`);
    const conversions = samples.map((document, index) => convert(document, names[index]).text);
    const outputs = names.map((name, index) => {
      const value = conversions[index]?.startsWith('locals') ? `local.${name}` : `data.aws_iam_policy_document.${name}.json`;
      return `output "${name}" {\n  value = ${value}\n}\n`;
    });
    const values = await planTerraform({ 'policies.tf': conversions.join('\n'), 'outputs.tf': outputs.join('') });
    for (const [index, document] of samples.entries()) {
      expect(canonicalDocument(JSON.parse(String(values[`policy_${index}`])))).toEqual(canonicalDocument(document));
    }
  });
});
