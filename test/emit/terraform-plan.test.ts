import { describe, expect, it } from 'vitest';
import type { FunctionPolicy } from '../../src/emit/function-policy.ts';
import { renderJson } from '../../src/emit/json.ts';
import { jsonResolver } from '../../src/emit/resolve-json.ts';
import { resolveGrants } from '../../src/emit/resolve-requirements.ts';
import { terraformResolver } from '../../src/emit/resolve-terraform.ts';
import { renderTerraform } from '../../src/emit/terraform.ts';
import type { Pattern } from '../../src/model/pattern.ts';
import { concat, literal, pseudo, unknownText, wildcard } from '../../src/model/pattern.ts';
import type { Condition, Requirement } from '../../src/model/requirement.ts';
import { buildStatements } from '../../src/policy/build-statements.ts';
import { canonicalDocument } from './canonical-document.ts';
import {
  PLAN_ACCOUNT,
  PLAN_REGION,
  planTerraform,
  terraformFormatting,
  terraformMissing,
  terraformPlanMissing,
} from './terraform-program.ts';

const SETTINGS = { unresolved: 'wildcard', projectKind: 'cloudformation' } as const;

const arn = (service: string, ...rest: Pattern[]) =>
  concat(
    literal('arn:'),
    pseudo('partition'),
    literal(`:${service}:`),
    pseudo('region'),
    literal(':'),
    pseudo('account'),
    literal(':'),
    ...rest,
  );

const environment = (name: string): Pattern => [{ kind: 'environment', name, reason: 'no template' }];

const parameter: Pattern = [{ kind: 'parameter', name: 'StageName', value: literal('dev'), isDefault: true, reason: 'parameter' }];

/** Texts that a careless writer of HCL or of IAM text gets wrong. */
const HARD_TEXTS = [
  '${aws:username}',
  '$${x}',
  '${',
  '%{if true}',
  '%%{',
  'a"b',
  'a\\b',
  'a\\u0041',
  'x\ty',
  'new\nline',
  '*',
  '?',
  '**',
  '$',
  '$$',
  '100%',
  'é😀',
  '~}',
  'EOT',
  "'",
  '<<EOF',
];

function needs(action: string, resource: Pattern, condition?: Condition): Requirement {
  const requirement = { action, resource, evidence: [], confidence: 'high' } as const;
  return condition === undefined ? requirement : { ...requirement, condition };
}

const FUNCTIONS: Readonly<Record<string, readonly Requirement[]>> = {
  'Shop/GetOrder': [
    needs('dynamodb:GetItem', arn('dynamodb', literal('table/'), environment('TABLE_NAME'))),
    needs('dynamodb:Query', arn('dynamodb', literal('table/'), environment('TABLE_NAME'), literal('/index/'), unknownText('event', 'x'))),
    needs('dynamodb:PutItem', arn('dynamodb', literal('table/orders-'), parameter)),
  ],
  PutObjects: HARD_TEXTS.flatMap((text) => [
    needs('s3:PutObject', literal(`arn:aws:s3:::b/${text}`)),
    needs('s3:GetObject', concat(literal(`arn:aws:s3:::b/${text}`), pseudo('region'), literal(text))),
  ]),
  Conditions: [
    needs('kms:Decrypt', arn('kms', literal('key/1')), {
      StringEquals: {
        'kms:ViaService': [concat(literal('sqs.'), pseudo('region'), literal('.'), pseudo('urlSuffix'))],
        'aws:PrincipalTag/x': HARD_TEXTS.map(literal),
      },
      Bool: { 'aws:SecureTransport': [literal('true')] },
    }),
    needs('kms:Decrypt', arn('kms', literal('key/2'))),
  ],
  // The data source would read &{ as a variable.
  Ampersand: [
    needs('s3:GetObject', concat(literal('arn:aws:s3:::b/&{aws:username}/'), environment('TABLE_NAME')), {
      StringEquals: { 'aws:PrincipalTag/x': [literal('&{'), literal('${')] },
    }),
  ],
  Nothing: [],
  Star: [needs('dynamodb:ListTables', wildcard())],
};

function policies(resolver: typeof jsonResolver, settings: Parameters<typeof jsonResolver>[0]): FunctionPolicy[] {
  return Object.entries(FUNCTIONS).map(([id, requirements]) => {
    const grants = resolveGrants({ requirements, platform: [] }, resolver(settings));
    return { id, statements: buildStatements(grants, () => 'Read') };
  });
}

const terraform = renderTerraform({ policies: policies(terraformResolver, SETTINGS), projectKind: 'cloudformation' });

describe.skipIf(terraformMissing() !== undefined)('emitted Terraform', () => {
  it('is in the layout of terraform fmt', () => {
    expect(terraformFormatting(terraform)).toBe('');
  });
});

describe.skipIf(terraformPlanMissing() !== undefined)('planned policy resources', () => {
  it.each(['role-policy', 'policy'] as const)('are accepted by the provider (%s)', async (resource) => {
    const text = renderTerraform({ policies: policies(terraformResolver, SETTINGS), projectKind: 'cloudformation', resource });
    expect(terraformFormatting(text)).toBe('');
    const roles = Object.fromEntries(
      ['shop_get_order', 'put_objects', 'conditions', 'ampersand', 'star'].map((name) => [`${name}_role`, 'shop']),
    );
    await planTerraform({ 'policies.tf': text }, { TABLE_NAME: 'bound', ...roles });
  });
});

describe.skipIf(terraformPlanMissing() !== undefined)('planned Terraform', () => {
  it('evaluates to our JSON', async () => {
    const identifiers = ['shop_get_order', 'put_objects', 'conditions', 'ampersand', 'nothing', 'star'];
    const outputs = identifiers
      .map(
        (name) =>
          `output "${name}" {\n  value = ${name === 'ampersand' ? 'local.ampersand' : `data.aws_iam_policy_document.${name}.json`}\n}\n`,
      )
      .join('');
    const values = await planTerraform({ 'policies.tf': terraform, 'outputs.tf': outputs }, { TABLE_NAME: 'bound' });
    const json = renderJson(
      policies(jsonResolver, { ...SETTINGS, partition: 'aws', region: PLAN_REGION, account: PLAN_ACCOUNT }),
      SETTINGS,
    );
    const expected = Object.values(JSON.parse(json.replaceAll('table/*', 'table/bound').replaceAll('username}/*', 'username}/bound')));
    for (const [index, name] of identifiers.entries())
      expect(canonicalDocument(JSON.parse(String(values[name])))).toEqual(canonicalDocument(expected[index]));
  });
});

const missing = terraformPlanMissing();
if (missing !== undefined) console.warn(`skipped: planning the emitted Terraform (${missing})`);
