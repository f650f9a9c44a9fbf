import { describe, expect, it } from 'vitest';
import { literalText } from '../../src/model/pattern.ts';
import { parseJson } from '../../src/policy/parse-json.ts';
import { rolesOfPlan } from '../../src/role/plan-roles.ts';
import { showPolicy, showRole, showStatement } from '../project/show-role.ts';

interface Resource {
  readonly address: string;
  readonly values: Readonly<Record<string, unknown>>;
  /** Argument -> what it refers to. */
  readonly references?: Readonly<Record<string, readonly string[]>>;
}

/** A plan with these resources in its root module, as https://developer.hashicorp.com/terraform/internals/json-format writes it. */
function plan(resources: readonly Resource[], more: Readonly<Record<string, unknown>> = {}): string {
  return JSON.stringify({ format_version: '1.2', ...moduleParts(resources, ''), ...more });
}

function moduleParts(resources: readonly Resource[], prefix: string) {
  const planned = resources.map(({ address, values }) => ({
    address: `${prefix}${address}`,
    mode: 'managed',
    type: address.split('.')[0],
    values,
  }));
  const declared = resources.map(({ address, references = {} }) => ({
    address: address.replace(/\[.*\]$/, ''),
    expressions: Object.fromEntries(Object.entries(references).map(([argument, names]) => [argument, { references: names }])),
  }));
  return { planned_values: { root_module: { resources: planned } }, configuration: { root_module: { resources: declared } } };
}

function roles(text: string) {
  return rolesOfPlan(parseJson(text, 'plan.json'), 'plan.json');
}

function document(action: string): string {
  return JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: action, Resource: '*' }] });
}

const TRUST = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }],
});

const ROLE: Resource = {
  address: 'aws_iam_role.api',
  values: {
    name: 'api',
    assume_role_policy: TRUST,
    permissions_boundary: null,
    inline_policy: [],
    managed_policy_arns: [],
    tags_all: { team: 'a' },
  },
};

describe('rolesOfPlan', () => {
  it('joins a role with what names it', () => {
    const [role] = roles(
      plan([
        ROLE,
        { address: 'aws_iam_role_policy.read', values: { role: 'api', name: 'read', policy: document('s3:GetObject') } },
        {
          address: 'aws_iam_role_policy_attachment.logs',
          values: { role: 'api', policy_arn: 'arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole' },
        },
        { address: 'aws_iam_policy.own', values: { arn: 'arn:aws:iam::111122223333:policy/own', policy: document('sqs:*') } },
        {
          address: 'aws_iam_policy_attachment.own',
          values: { roles: ['other', 'api'], policy_arn: 'arn:aws:iam::111122223333:policy/own' },
        },
        { address: 'aws_iam_role_policy.foreign', values: { role: 'foreign', policy: document('iam:*') } },
      ]),
    );
    expect(role?.id).toBe('aws_iam_role.api');
    expect(literalText(role?.name ?? [])).toBe('api');
    expect(role?.trust?.map(showStatement)).toEqual(['Allow sts:AssumeRole by Service lambda.amazonaws.com']);
    expect(role?.tags).toEqual(new Map([['team', 'a']]));
    expect(role?.boundary).toBeUndefined();
    expect(showRole(role)).toEqual({
      'inline aws_iam_role_policy.read': ['Allow s3:GetObject on *'],
      'managed arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole': [
        'Allow logs:CreateLogGroup, logs:CreateLogStream, logs:PutLogEvents on *',
      ],
      'managed arn:aws:iam::111122223333:policy/own': ['Allow sqs:* on *'],
    });
  });

  it('follows references where names and ARNs are known only after the plan is applied', () => {
    const role = (key: string): Resource => ({
      address: `aws_iam_role.fn["${key}"]`,
      values: { assume_role_policy: TRUST, permissions_boundary: null },
    });
    const policy = (key: string): Resource => ({
      address: `aws_iam_role_policy.fn["${key}"]`,
      values: { policy: document(`sqs:Action${key}`) },
      references: { role: ['aws_iam_role.fn', 'each.key'] },
    });
    const found = roles(
      plan([
        role('a'),
        role('b'),
        policy('a'),
        policy('b'),
        { address: 'aws_iam_policy.own', values: { policy: document('sns:Publish') } },
        {
          address: 'aws_iam_role_policy_attachment.own',
          values: {},
          references: {
            role: ['aws_iam_role.fn["b"].name', 'aws_iam_role.fn["b"]', 'aws_iam_role.fn'],
            policy_arn: ['aws_iam_policy.own.arn', 'aws_iam_policy.own'],
          },
        },
      ]),
    );
    expect(found.map(({ id, policies }) => [id, policies.flatMap(showPolicy)])).toEqual([
      ['aws_iam_role.fn["a"]', ['Allow sqs:Actiona on *']],
      ['aws_iam_role.fn["b"]', ['Allow sqs:Actionb on *', 'Allow sns:Publish on *']],
    ]);
  });

  it('leaves open what is known only after the plan is applied, in every role that it could be of', () => {
    const found = roles(
      plan([
        ROLE,
        { address: 'aws_iam_role.other', values: { name: 'other', inline_policy: [], managed_policy_arns: [] } },
        { address: 'aws_iam_role_policy.late', values: { role: 'api' }, references: { policy: ['aws_sqs_queue.q.arn'] } },
        { address: 'aws_iam_role_policy.somewhere', values: { policy: document('s3:*') }, references: { role: ['module.names.role'] } },
      ]),
    );
    expect(found.map(showRole)).toEqual([
      {
        'inline aws_iam_role_policy.late': ['unknown'],
        'inline aws_iam_role_policy.somewhere': ['only if aws_iam_role_policy.somewhere is for this role', 'Allow s3:* on *'],
      },
      { 'inline aws_iam_role_policy.somewhere': ['only if aws_iam_role_policy.somewhere is for this role', 'Allow s3:* on *'] },
    ]);
    expect(found[0]?.policies[0]?.content).toEqual({
      kind: 'unknown',
      reason: 'the plan does not show policy of aws_iam_role_policy.late: it is known only after the plan is applied',
    });
    expect(found[1]?.boundary?.content.kind).toBe('unknown');
    expect(found[1]?.trust).toBeUndefined();
  });

  it('leaves open which instance of a role is meant where the index is computed', () => {
    const role = (key: string): Resource => ({ address: `aws_iam_role.fn["${key}"]`, values: { permissions_boundary: null } });
    const policy: Resource = {
      address: 'aws_iam_role_policy.p["a"]',
      values: { policy: document('s3:GetObject') },
      references: { role: ['aws_iam_role.fn', 'local.other'] },
    };
    const open = ['only if aws_iam_role_policy.p["a"] is for this role', 'Allow s3:GetObject on *'];
    expect(roles(plan([role('a'), role('b'), policy])).map(({ policies }) => policies.flatMap(showPolicy))).toEqual([open, open]);
    expect(roles(plan([role('a'), policy])).map(({ policies }) => policies.flatMap(showPolicy))).toEqual([['Allow s3:GetObject on *']]);
  });

  it('keeps modules apart', () => {
    const role = { ...ROLE, values: { assume_role_policy: TRUST, permissions_boundary: null } };
    const policy: Resource = {
      address: 'aws_iam_role_policy.p',
      values: { policy: document('s3:GetObject') },
      references: { role: ['aws_iam_role.api.id', 'aws_iam_role.api'] },
    };
    const inner = moduleParts([role, policy], 'module.fn["x"].');
    const text = JSON.stringify({
      format_version: '1.2',
      planned_values: {
        root_module: {
          resources: [{ address: 'aws_iam_role.api', mode: 'managed', type: 'aws_iam_role', values: { ...role.values } }],
          child_modules: [{ address: 'module.fn["x"]', ...inner.planned_values.root_module }],
        },
      },
      configuration: { root_module: { resources: [], module_calls: { fn: { module: inner.configuration.root_module } } } },
    });
    expect(roles(text).map(({ id, policies }) => [id, policies.map(({ name }) => name)])).toEqual([
      ['aws_iam_role.api', []],
      ['module.fn["x"].aws_iam_role.api', ['module.fn["x"].aws_iam_role_policy.p']],
    ]);
  });

  it('has what nobody manages, and not twice what the plan manages or removes', () => {
    const arn = (name: string) => `arn:aws:iam::111122223333:policy/${name}`;
    const values = {
      ...ROLE.values,
      inline_policy: [
        { name: 'kept', policy: document('s3:GetObject') },
        { name: 'removed', policy: document('s3:*') },
        { name: 'by-hand', policy: document('iam:PassRole') },
      ],
      managed_policy_arns: [arn('kept'), arn('by-hand')],
    };
    const change = (type: string, before: unknown, after: unknown) => ({ type, change: { before, after } });
    const [role] = roles(
      plan(
        [
          { address: 'aws_iam_role.api', values },
          { address: 'aws_iam_role_policy.kept', values: { role: 'api', name: 'kept', policy: document('s3:PutObject') } },
          { address: 'aws_iam_role_policy_attachment.kept', values: { role: 'api', policy_arn: arn('kept') } },
        ],
        {
          resource_changes: [
            change('aws_iam_role_policy', { role: 'api', name: 'kept' }, { role: 'api', name: 'kept' }),
            change('aws_iam_role_policy', { role: 'api', name: 'removed' }, null),
            change('aws_iam_role_policy', { role: 'other', name: 'by-hand' }, null),
            change('aws_iam_role_policy_attachment', null, { role: 'api', policy_arn: arn('kept') }),
          ],
        },
      ),
    );
    expect(role?.policies.map(({ name }) => name)).toEqual(['aws_iam_role_policy.kept', arn('kept'), 'by-hand', arn('by-hand')]);
  });

  it('reads the blocks and arguments of a role that the configuration gives', () => {
    const given = { inline_policy: [], managed_policy_arns: [] };
    const written = (values: Readonly<Record<string, unknown>>) =>
      roles(plan([{ address: 'aws_iam_role.api', values, references: given }])).map(showRole);
    expect(
      written({
        name: 'api',
        permissions_boundary: null,
        inline_policy: [{ name: 'p', policy: document('s3:*') }],
        managed_policy_arns: null,
      }),
    ).toEqual([{ 'inline p': ['Allow s3:* on *'] }]);
    expect(
      written({ name: 'api', permissions_boundary: null, inline_policy: [{ name: null, policy: null }], managed_policy_arns: [] }),
    ).toEqual([{}]);
    expect(written({ name: 'api', permissions_boundary: null, inline_policy: [{ name: 'p' }] })).toEqual([
      { 'inline p': ['unknown'], 'inline managed_policy_arns': ['unknown'] },
    ]);
  });
});
