import { describe, expect, it } from 'vitest';
import { ROOT, runCli } from './run-cli.ts';

const lookup = (...args: readonly string[]) => runCli(ROOT, 'lookup', ...args);

describe('lookup', () => {
  it('prints the actions on the resources that the input names', () => {
    const { status, stdout } = lookup('s3', 'HeadObject', '--input', '{"Bucket":"photos","Key":"a.jpg"}');
    expect(status).toBe(0);
    expect(stdout).toMatch(/s3:GetObject \[Read\]\n\s+arn:aws:s3:::photos\/a\.jpg\n/);
    expect(stdout).not.toContain('s3:HeadObject [');
    expect(stdout).toMatch(/Sources:\n\s+.*https:\/\/docs\.aws\.amazon\.com\//);
  });

  it('says what the arguments change', () => {
    const { stdout } = lookup('s3', 'PutObject');
    expect(stdout).toMatch(/s3:PutObjectTagging .*when .*Tagging is given/);
    expect(stdout).toMatch(/Needs, with this input:\n\s+s3:PutObject \[Write\]/);
  });

  it('says what the operation needs beyond what its input names, and which tags and roles it may be given', () => {
    expect(lookup('athena', 'GetQueryResults').stdout).toMatch(/Beyond what the input names:\n\s+GetQueryResults: .*s3:GetObject/);
    expect(lookup('elastic-load-balancing-v2', 'CreateRule').stdout).toMatch(/elasticloadbalancing:AddTags when Tags is given/);
    expect(lookup('lambda', 'UpdateFunctionConfiguration').stdout).toMatch(/Depending on the arguments:[\s\S]*iam:PassRole on Role\n/);
    expect(lookup('lambda', 'CreateFunction').stdout).not.toMatch(/iam:PassRole on Role\n/);
  });

  it('says that an operation needs no permission, and why', () => {
    const { stdout } = lookup('sts', 'GetCallerIdentity');
    expect(stdout).toMatch(/Needs no permission: /);
  });

  it('prints every service and operation or says what is wrong in one line', () => {
    for (const [args, words] of [
      [['nowhere', 'X'], "no service 'nowhere'"],
      [['s3', 'Headobject'], "no operation 'Headobject'"],
      [['s3', 'HeadObject', '--input', '{'], '--input: not JSON'],
    ] as const) {
      const { status, stdout, stderr } = lookup(...args);
      expect(status).toBe(2);
      expect(stdout).toBe('');
      expect(stderr.trimEnd().split('\n')).toHaveLength(1);
      expect(stderr).toContain(words);
    }
  });
});
