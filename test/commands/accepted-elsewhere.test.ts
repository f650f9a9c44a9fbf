import { describe, expect, it } from 'vitest';
import { checkProject } from '../../src/commands/check-project.ts';
import { acceptDiff } from '../../src/report/accept-diff.ts';
import { readBaseline } from '../../src/report/baseline.ts';
import { projectFolder } from './project-folder.ts';

const PROJECT = {
  'app.mjs': 'export const handler = async () => 1;\n',
  'template.yaml': `Transform: AWS::Serverless-2016-10-31
Resources:
  Open:
    Type: AWS::Serverless::Function
    Properties:
      Handler: app.handler
      CodeUri: .
      Runtime: nodejs24.x
      FunctionUrlConfig:
        AuthType: NONE # leastpriv-ignore LP402: a public page
  Closed:
    Type: AWS::Serverless::Function
    Properties: { Handler: app.handler, CodeUri: ., Runtime: nodejs24.x }
`,
};

const baseline = (rule: string) =>
  readBaseline(JSON.stringify({ schemaVersion: 1, grants: [], findings: [{ rule, function: 'Open', reason: 'known' }] }), 'baseline.json');

async function rulesOf(functions: readonly string[], rule: string): Promise<readonly string[]> {
  const options = functions.length === 0 ? {} : { function: functions };
  const { findings } = await checkProject(projectFolder(PROJECT), options, { today: '2026-11-22', accepted: baseline(rule) });
  return findings.map((finding) => finding.rule).filter((id) => id.endsWith('-stale'));
}

describe('what is accepted of a function that is not checked', () => {
  it('is not called stale', async () => {
    expect(await rulesOf(['Closed'], 'LP603')).toEqual([]);
  });

  it('is, where the whole project is checked and nothing has it any more', async () => {
    expect(await rulesOf([], 'LP603')).toEqual(['baseline-stale']);
    expect(await rulesOf([], 'LP501')).toEqual([]);
  });

  it('is not called stale by diff either', () => {
    const report = { functions: [], findings: [] };
    expect(acceptDiff(report, baseline('some-rule'), false).findings).toEqual([]);
    expect(acceptDiff(report, baseline('some-rule'), true).findings).toMatchObject([{ rule: 'baseline-stale' }]);
  });
});

describe('a practice with an accepted finding', () => {
  it('says that there is one', async () => {
    const { functions } = await checkProject(projectFolder(PROJECT), {}, { today: '2026-11-22', accepted: [] });
    const practice = functions.find(({ id }) => id === 'Open')?.scorecard.practices.find((one) => one.practice === 4);
    expect(practice).toMatchObject({ status: 'met', accepted: 1 });
  });
});
