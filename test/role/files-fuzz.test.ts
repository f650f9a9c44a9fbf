import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { roleFromFiles } from '../../src/role/files.ts';
import { UserError } from '../../src/support/errors.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'leastpriv-role-fuzz-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const RUNS = 400;
const ARN = 'arn:aws:iam::111122223333:role/orders';
const DOCUMENT = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: ['s3:GetObject'], Resource: '*' }] };
const ROLE = {
  RoleName: 'orders',
  Arn: ARN,
  AssumeRolePolicyDocument: DOCUMENT,
  PermissionsBoundary: { PermissionsBoundaryArn: 'arn:aws:iam::aws:policy/PowerUserAccess' },
  Tags: [{ Key: 'a', Value: 'b' }],
  RoleLastUsed: { LastUsedDate: '2026-01-01T00:00:00Z' },
};
const TEXT = JSON.stringify(DOCUMENT);

/** One file of every form, which the test then damages. */
const FORMS: readonly unknown[] = [
  DOCUMENT,
  { RoleName: 'orders', PolicyName: 'p', PolicyDocument: DOCUMENT },
  { RoleName: 'orders', PolicyName: 'p', PolicyDocument: encodeURIComponent(TEXT) },
  { PolicyVersion: { Document: DOCUMENT, VersionId: 'v1' } },
  { Role: ROLE },
  { Policy: { Arn: 'arn:aws:iam::aws:policy/PowerUserAccess' } },
  { AttachedPolicies: [{ PolicyName: 'p', PolicyArn: 'arn:aws:iam::aws:policy/PowerUserAccess' }] },
  { PolicyNames: ['a', 'b'] },
  {
    RoleDetailList: [
      { ...ROLE, RolePolicyList: [{ PolicyName: 'p', PolicyDocument: DOCUMENT }], AttachedManagedPolicies: [{ PolicyArn: ARN }] },
    ],
    Policies: [{ Arn: ARN, DefaultVersionId: 'v1', PolicyVersionList: [{ VersionId: 'v1', Document: DOCUMENT }] }],
  },
  {
    format_version: '1.2',
    planned_values: {
      root_module: {
        resources: [
          {
            address: 'aws_iam_role.a',
            type: 'aws_iam_role',
            values: { name: 'a', inline_policy: [{ name: 'p', policy: TEXT }], managed_policy_arns: [ARN] },
          },
          { address: 'aws_iam_role_policy.a', type: 'aws_iam_role_policy', values: { role: 'a', policy: TEXT } },
          { address: 'aws_iam_role_policy_attachment.a', type: 'aws_iam_role_policy_attachment', values: { policy_arn: ARN } },
        ],
        child_modules: [{ address: 'module.m["x"]', resources: [] }],
      },
    },
    resource_changes: [{ type: 'aws_iam_role_policy', change: { before: null, after: { role: 'a', name: 'p' } } }],
    configuration: {
      root_module: {
        resources: [
          { address: 'aws_iam_role_policy_attachment.a', expressions: { role: { references: ['aws_iam_role.a.name', 'aws_iam_role.a'] } } },
        ],
        module_calls: { m: { module: {} } },
      },
    },
  },
];

/** The value with whatever stands at one place, counted in the order of JSON, replaced. */
function damaged(value: unknown, place: number, replacement: unknown): unknown {
  let count = 0;
  const text = JSON.stringify(value, (_, member: unknown) => (count++ === place ? replacement : member));
  return text === undefined ? null : JSON.parse(text);
}

describe('roleFromFiles', () => {
  it('reads a damaged file or says what is wrong with it, and never anything else', () => {
    const file = path.join(folder, 'role.json');
    let refused = 0;
    fc.assert(
      fc.property(
        fc.constantFrom(...FORMS),
        fc.nat(40),
        fc.oneof(fc.jsonValue({ maxDepth: 2 }), fc.constant(undefined)),
        (form, place, replacement) => {
          writeFileSync(file, JSON.stringify(damaged(form, place, replacement)));
          try {
            const { policies } = roleFromFiles({ policies: [file], boundary: file });
            expect(policies.every(({ content }) => content.kind !== 'managed')).toBe(true);
          } catch (error) {
            expect(error).toBeInstanceOf(UserError);
            expect(String(error)).not.toContain('\n');
            refused++;
          }
        },
      ),
      { numRuns: RUNS, seed: 7 },
    );
    expect(refused).toBeGreaterThan(0);
    expect(refused).toBeLessThan(RUNS);
  });
});
