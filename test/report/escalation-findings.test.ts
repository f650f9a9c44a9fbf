import { describe, expect, it } from 'vitest';
import type { AttachedDiffRow } from '../../src/report/diff-report.ts';
import { escalationFindings } from '../../src/report/escalation-findings.ts';

const CONDITION = { StringEquals: { 'iam:PassedToService': ['ec2.amazonaws.com'] } };

function row(action: string, line: number, more: Partial<AttachedDiffRow> = {}): AttachedDiffRow {
  return { policy: 'p', statement: line, action, resource: '*', verdict: 'excess', origin: { file: 'p.json', line, column: 1 }, ...more };
}

const found = (...rows: AttachedDiffRow[]) => escalationFindings(rows).map(({ message, origin }) => `${origin?.line} ${message}`);

describe('escalationFindings', () => {
  it('finds a way that several policies open together', () => {
    expect(found(row('iam:PassRole', 1), row('ec2:RunInstances', 2))).toEqual([
      '1 iam:PassRole + ec2:RunInstances are together a way to more permissions: whoever has it starts an instance with another role',
    ]);
    expect(found(row('iam:PassRole', 1))).toEqual([]);
  });

  it('does not count what is allowed nowhere', () => {
    expect(found(row('iam:PassRole', 1, { verdict: 'ineffective' }), row('ec2:RunInstances', 2))).toEqual([]);
  });

  it('says which part of it stands under a condition, unless it is also allowed without', () => {
    const conditional = row('iam:PassRole', 1, { condition: CONDITION });
    expect(found(conditional, row('ec2:RunInstances', 2))).toEqual([expect.stringMatching(/; iam:PassRole only where a condition holds$/)]);
    expect(found(conditional, row('iam:PassRole', 3), row('ec2:RunInstances', 2))).toEqual([expect.stringMatching(/^3 .*another role$/)]);
  });
});
