import { describe, expect, it } from 'vitest';
import { withNarrowingConditions } from '../../src/catalog/narrowing-conditions.ts';
import { fromJson } from '../../src/catalog/plain-json.ts';
import { requirementsForCall } from '../../src/catalog/requirements.ts';
import type { ApiCall } from '../../src/model/api-call.ts';
import type { DataValue } from '../../src/model/data-value.ts';
import { ABSENT, text, unknown } from '../../src/model/data-value.ts';
import type { Pattern } from '../../src/model/pattern.ts';
import { concat, literal, unknownText } from '../../src/model/pattern.ts';

function conditions(operation: string, input: DataValue) {
  const call: ApiCall = { service: 's3', operation, input, origin: { file: 'a.js', line: 1, column: 1 }, via: [], source: 'code' };
  const needs = requirementsForCall(call, { encryptionKeys: new Map(), kmsKeys: [] });
  return withNarrowingConditions(call, needs).requirements.map(({ action, condition }) => [action, condition]);
}

const withPrefix = (prefix: DataValue): DataValue => [
  {
    kind: 'record',
    members: new Map([
      ['Bucket', text(literal('documents'))],
      ['Prefix', prefix],
    ]),
    computed: [],
  },
];
const isPrefix = (...values: readonly Pattern[]) => [['s3:ListBucket', { StringEquals: { 's3:prefix': values } }]];
const event = unknownText('event', 'it comes with the event');

describe('conditions that narrow a listing', () => {
  it('the prefix that the call always gives', () => {
    expect(conditions('ListObjectsV2', fromJson({ Bucket: 'documents', Prefix: 'reports/' }))).toEqual(isPrefix(literal('reports/')));
  });

  it('one of which a part comes with the event', () => {
    const prefix = concat(literal('reports/'), event);
    expect(conditions('ListObjectsV2', withPrefix(text(prefix)))).toEqual(isPrefix(prefix));
  });

  it('one of several', () => {
    const both: DataValue = [...text(literal('a/')), ...text(literal('b/'))];
    expect(conditions('ListObjects', withPrefix(both))).toEqual(isPrefix(literal('a/'), literal('b/')));
  });

  it.each<[string, DataValue]>([
    ['left out', ABSENT],
    ['left out at times', [...text(literal('a/')), ...ABSENT]],
    ['any text', text(event)],
    ['not known', [unknown('unresolved', 'not understood')]],
  ])('none where it is %s', (_, prefix) => {
    expect(conditions('ListObjectsV2', withPrefix(prefix))).toEqual([['s3:ListBucket', undefined]]);
  });

  it('none for an action that does not know the key', () => {
    expect(conditions('GetObject', fromJson({ Bucket: 'documents', Key: 'a', Prefix: 'a' }))).toEqual([['s3:GetObject', undefined]]);
  });
});
