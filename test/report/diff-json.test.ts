import { describe, expect, it } from 'vitest';
import { diffJson } from '../../src/report/diff-json.ts';
import { diffSummary } from '../../src/report/diff-summary.ts';

const surface = {
  actions: 1,
  levels: { List: 0, Read: 0, Write: 1, Tagging: 0, 'Permissions management': 0 },
  actionsOnAllResources: 0,
  privilegeEscalation: [],
};

describe('the JSON of a diff', () => {
  it('has the condition of an attached grant, by which two rows of one resource are told apart', () => {
    const row = { policy: 'p', statement: 0, action: 'sqs:SendMessage', resource: '*', verdict: 'excess' } as const;
    const condition = { StringEquals: { 'aws:RequestedRegion': ['eu-west-1'] } };
    const attached = [{ ...row, condition, origin: { file: 'template.yaml', line: 3, column: 1 } }];
    const summary = diffSummary([], attached, { before: surface, after: surface });
    const text = diffJson({ functions: [{ id: 'F', verdict: 'narrowing', needed: [], attached, summary }], findings: [] }, () => 'Write');
    expect(JSON.parse(text).functions[0].attached).toEqual([{ ...row, condition }]);
  });
});
