import { describe, expect, it } from 'vitest';
import { renderPolicies } from '../../src/emit/policy-formats.ts';
import type { RoleReference } from '../../src/model/lambda-function.ts';
import { literal } from '../../src/model/pattern.ts';

const SETTINGS = { unresolved: 'wildcard', projectKind: 'cloudformation' } as const;
const SHARED: RoleReference = { kind: 'external', id: 'arn:aws:iam::123456789012:role/orders' };

/** A function that reads so many objects. */
function reader(id: string, objects: number, role: RoleReference = { kind: 'unknown' }) {
  const requirements = Array.from({ length: objects }, (_, index) => ({
    action: 's3:GetObject',
    resource: literal(`arn:aws:s3:::bucket/object-${1000 + index}`),
    evidence: [],
    confidence: 'high' as const,
  }));
  return { id, role, grants: { requirements, platform: [] } };
}

interface Document {
  readonly Statement: readonly { readonly Sid: string; readonly Action: readonly string[]; readonly Resource: readonly string[] }[];
}

const parse = (text: string): Record<string, Document> => JSON.parse(text);
const resources = (documents: readonly Document[]) => documents.flatMap(({ Statement }) => Statement.flatMap(({ Resource }) => Resource));

describe('--target', () => {
  it('leaves what fits as it is', () => {
    const small = [reader('Orders', 10)];
    for (const target of ['managed', 'inline'] as const)
      expect(renderPolicies(small, 'json', SETTINGS, { target })).toBe(renderPolicies(small, 'json', SETTINGS));
    expect(renderPolicies([reader('None', 0)], 'json', SETTINGS, { target: 'managed' })).toContain('"Statement": []');
  });

  it('managed: splits into parts of at most 6,144 characters, with every grant once', () => {
    const parts = parse(renderPolicies([reader('Shop/Orders', 400)], 'json', SETTINGS, { target: 'managed' }));
    expect(Object.keys(parts)).toEqual(['Shop/Orders_1', 'Shop/Orders_2', 'Shop/Orders_3', 'Shop/Orders_4']);
    for (const part of Object.values(parts)) expect(JSON.stringify(part).length).toBeLessThanOrEqual(6144);
    const found = resources(Object.values(parts));
    expect(found.length).toBe(400);
    expect(new Set(found).size).toBe(400);
    const sids = Object.values(parts).flatMap(({ Statement }) => Statement.map(({ Sid }) => Sid));
    expect(new Set(sids).size).toBe(sids.length);
  });

  it('inline: refuses more than 10,240 characters with the numbers', () => {
    expect(() => renderPolicies([reader('Orders', 400)], 'json', SETTINGS, { target: 'inline' })).toThrow(
      /^Orders: the policy has 1\d{4} characters; the inline policy of a role takes 10240: use managed policies \(--target managed\)$/,
    );
    expect(() => renderPolicies([reader('Orders', 200)], 'json', SETTINGS, { target: 'inline' })).not.toThrow();
  });

  it('counts the functions of one role together', () => {
    const sharing = [reader('A', 200, SHARED), reader('B', 200, SHARED)];
    expect(() => renderPolicies(sharing, 'json', SETTINGS, { target: 'inline' })).toThrow(
      /^the role arn:aws:iam::123456789012:role\/orders of A, B: their policies have 1\d{4} characters; the inline policy of a role takes 10240/,
    );
    expect(() => renderPolicies([sharing[0] ?? reader('A', 1), reader('B', 200)], 'json', SETTINGS, { target: 'inline' })).not.toThrow();
    expect(() => renderPolicies([reader('A', 900, SHARED), reader('B', 900, SHARED)], 'json', SETTINGS, { target: 'managed' })).toThrow(
      /their policies take 1\d parts; a role takes 10 managed policies/,
    );
  });

  it('CloudFormation: numbered managed policies on the role, or an inline one that fits', () => {
    const text = renderPolicies([reader('Orders', 400, SHARED)], 'cloudformation', SETTINGS, { target: 'managed' });
    expect(text.match(/^ {2}\w+:$/gm)).toEqual([1, 2, 3, 4].map((part) => `  OrdersLeastPrivilegePolicy${part}:`));
    expect(text.match(/AWS::IAM::ManagedPolicy/g)).toHaveLength(4);
    expect(text.match(/Roles:\n\s+- orders/g)).toHaveLength(4);
    expect(() => renderPolicies([reader('Orders', 400, SHARED)], 'cloudformation', SETTINGS)).toThrow(/takes 10240/);
    expect(renderPolicies([reader('Orders', 4, SHARED)], 'cloudformation', SETTINGS)).toContain('AWS::IAM::RolePolicy');
  });

  it('Terraform: numbered documents', () => {
    const text = renderPolicies([reader('Orders', 400)], 'terraform', SETTINGS, { target: 'managed' });
    expect(text.match(/^data "aws_iam_policy_document" "\w+"/gm)).toEqual(
      [1, 2, 3, 4].map((part) => `data "aws_iam_policy_document" "orders_${part}"`),
    );
    expect(renderPolicies([reader('Orders', 4)], 'terraform', SETTINGS, { target: 'managed' })).toBe(
      renderPolicies([reader('Orders', 4)], 'terraform', SETTINGS),
    );
    expect(renderPolicies([reader('None', 0)], 'terraform', SETTINGS, { target: 'managed' })).toContain('"aws_iam_policy_document" "none"');
  });

  it('refuses a resource of the other kind', () => {
    expect(() => renderPolicies([reader('Orders', 4)], 'terraform', SETTINGS, { target: 'managed', resource: 'role-policy' })).toThrow(
      '--resource role-policy is an inline policy: leave --target managed out',
    );
  });
});
