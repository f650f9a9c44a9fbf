import { describe, expect, it } from 'vitest';
import { findAction } from '../../src/catalog/actions.ts';
import { actionRisks, DATA_READING_ACTIONS } from '../../src/report/risks.ts';

const row = (action: string) => ({
  policy: 'p',
  statement: 0,
  action,
  resource: '*',
  verdict: 'excess' as const,
  origin: { file: 'p.json', line: 1, column: 1 },
});

const level = (action: string) => findAction(action)?.level ?? 'Write';

describe('risks', () => {
  it.each(DATA_READING_ACTIONS)('%s is an action of the catalog', (action) => {
    expect(findAction(action)?.name).toBe(action);
  });

  it('count ways to more permissions over all that is attached', () => {
    const alone = actionRisks([row('iam:PassRole')], level);
    const together = actionRisks([row('iam:PassRole'), row('ec2:RunInstances')], level);
    expect(alone(['iam:PassRole'])).toEqual([]);
    expect(together(['iam:PassRole'])).toEqual(['privilege escalation']);
  });

  it('know what exposes resources and what hands out data', () => {
    const risksOf = actionRisks([row('s3:PutBucketPolicy'), row('s3:GetObject'), row('s3:ListBucket')], level);
    expect(risksOf(['s3:PutBucketPolicy', 's3:GetObject'])).toEqual(['resource exposure', 'data exfiltration']);
    expect(risksOf(['s3:ListBucket'])).toEqual([]);
  });
});
