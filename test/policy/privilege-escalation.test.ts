import { describe, expect, it } from 'vitest';
import { findAction } from '../../src/catalog/actions.ts';
import { ESCALATION_METHODS, escalationMethods } from '../../src/policy/privilege-escalation.ts';

describe('escalationMethods', () => {
  it('names only actions that exist', () => {
    const wrong = ESCALATION_METHODS.flatMap(({ actions }) => actions).filter((action) => findAction(action)?.name !== action);
    expect(wrong).toEqual([]);
    expect(new Set(ESCALATION_METHODS.map(({ id }) => id)).size).toBe(ESCALATION_METHODS.length);
  });

  it('wants all actions of a method', () => {
    const ids = (...actions: readonly string[]) => escalationMethods(new Set(actions)).map(({ id }) => id);
    expect(ids('iam:PassRole')).toEqual([]);
    expect(ids('iam:PassRole', 'ec2:RunInstances')).toEqual(['pass-role-ec2']);
    expect(ids('iam:PutRolePolicy', 's3:GetObject')).toEqual(['put-role-policy']);
  });
});
