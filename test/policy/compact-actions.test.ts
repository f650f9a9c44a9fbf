import { describe, expect, it } from 'vitest';
import { knownActions } from '../../src/catalog/known-actions.ts';
import { wildcard } from '../../src/model/pattern.ts';
import { actionsMatching } from '../../src/policy/action-index.ts';
import { compactStatement } from '../../src/policy/compact-actions.ts';
import { indexOf } from './actions-index.ts';

const INDEX = indexOf([
  ['db:GetItem', 'Read'],
  ['db:GetItemCount', 'Read'],
  ['db:GetDBLog', 'Read'],
  ['db:GetDBState', 'Read'],
  ['db:ListItems', 'List'],
  ['db:ListItemTags', 'List'],
  ['db:ListItemTagsAndStopAll', 'Write'],
  ['db:BatchGetItem', 'Read'],
  ['db:BatchGetLog', 'Read'],
  ['db:BatchPutItem', 'Write'],
  ['db:PutItem', 'Write'],
  ['db:PutItems', 'Write'],
  ['db:TagItem', 'Tagging'],
  ['db:TagItems', 'Tagging'],
  ['db:ScanItems', 'Read'],
  ['db:ScanItemsTwice', 'Read'],
  ['queue:GetMessage', 'Read'],
  ['queue:GetMessages', 'Read'],
]);

function compact(...actions: string[]) {
  const { statement, patterns } = compactStatement({ sid: 'A', actions, resources: [[...wildcard()]] }, INDEX);
  return { actions: statement.actions, patterns: patterns.map(({ text, actions: count }) => `${text} ${count}`) };
}

describe('compactStatement', () => {
  it('writes a pattern for all known actions that it matches, the shortest that does', () => {
    expect(compact('db:GetDBLog', 'db:GetDBState', 'db:GetItem', 'db:GetItemCount', 'db:PutItem')).toEqual({
      actions: ['db:Get*', 'db:PutItem'],
      patterns: ['db:Get* 4'],
    });
    expect(compact('db:GetDBLog', 'db:GetDBState', 'db:GetItem')).toEqual({
      actions: ['db:GetDB*', 'db:GetItem'],
      patterns: ['db:GetDB* 2'],
    });
    expect(compact('db:BatchGetItem', 'db:BatchGetLog').actions).toEqual(['db:BatchGet*']);
    expect(compact('db:GetItem', 'db:GetItemCount', 'queue:GetMessage', 'queue:GetMessages').actions).toEqual([
      'db:GetItem*',
      'queue:Get*',
    ]);
  });

  it('writes none that matches a known action which is not granted, or a single one', () => {
    expect(compact('db:GetItem', 'db:GetDBLog')).toEqual({ actions: ['db:GetDBLog', 'db:GetItem'], patterns: [] });
    expect(compact('db:BatchGetItem').patterns).toEqual([]);
  });

  it('never stands for actions that write, tag or manage permissions, nor begins with a word that could', () => {
    expect(compact('db:PutItem', 'db:PutItems', 'db:TagItem', 'db:TagItems').patterns).toEqual([]);
    expect(compact('db:ListItemTags', 'db:ListItemTagsAndStopAll', 'db:ListItems').patterns).toEqual([]);
    expect(compact('db:ScanItems', 'db:ScanItemsTwice').patterns).toEqual([]);
  });

  it('stands for exactly the actions of the statement, whatever the service', () => {
    const index = knownActions();
    for (const prefix of ['s3', 'dynamodb', 'ec2', 'rds', 'iam', 'logs', 'ssm', 'kms', 'sagemaker', 'quicksight']) {
      const reading = index.inService(prefix).filter(({ level }) => level === 'Read');
      const actions = reading.map(({ name }) => name).sort();
      const { statement } = compactStatement({ sid: 'A', actions, resources: [[...wildcard()]] }, index);
      const expanded = new Set(statement.actions.flatMap((pattern) => actionsMatching(pattern, index).map(({ name }) => name)));
      expect([...expanded].sort()).toEqual(actions);
      expect(statement.actions.length).toBeLessThanOrEqual(actions.length);
    }
  });
});
