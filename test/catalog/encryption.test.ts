import { describe, expect, it } from 'vitest';
import type { RequirementContext } from '../../src/catalog/requirement-context.ts';
import { requirementsForCall } from '../../src/catalog/requirements.ts';
import type { DataValue } from '../../src/model/data-value.ts';
import { literal } from '../../src/model/pattern.ts';
import { callOf, lines, NO_KEYS, record, reference, text } from './values.ts';

const KEY = 'arn:aws:kms:eu-west-1:111122223333:key/abc';
const VIA = 'StringEquals kms:ViaService=s3.eu-west-1.amazonaws.com';

const kmsNeeds = (operation: string, input: DataValue, context: RequirementContext) =>
  lines(requirementsForCall(callOf('s3', operation, input), context).requirements).filter((line) => line.startsWith('kms:'));

describe('keys that a service uses for the caller', () => {
  const get = record({ Bucket: text(reference('Uploads')), Key: text('k') });

  it('grants the key that the declared bucket is encrypted with', () => {
    const context = { encryptionKeys: new Map([['Uploads', literal(KEY)]]), kmsKeys: [] };
    expect(kmsNeeds('GetObject', get, context)).toEqual([`kms:Decrypt ${KEY} ${VIA}`]);
  });

  it('grants nothing for a declared bucket without a key', () => {
    const context = { encryptionKeys: new Map([['Other', literal(KEY)]]), kmsKeys: [] };
    const { findings } = requirementsForCall(callOf('s3', 'GetObject', get), context);
    expect(kmsNeeds('GetObject', get, context)).toEqual([]);
    expect(findings).toEqual([]);
  });

  it('grants the key that the user names', () => {
    expect(kmsNeeds('GetObject', get, { encryptionKeys: new Map(), kmsKeys: [literal(KEY)] })).toEqual([`kms:Decrypt ${KEY} ${VIA}`]);
  });

  it('grants the key that the call names', () => {
    const put = record({ Bucket: text('b'), Key: text('k'), ServerSideEncryption: text('aws:kms'), SSEKMSKeyId: text(KEY) });
    expect(kmsNeeds('PutObject', put, NO_KEYS)).toEqual([`kms:GenerateDataKey ${KEY} ${VIA}`]);
  });

  it('binds an alias instead of a key that it does not name', () => {
    const put = record({ Bucket: text('b'), Key: text('k'), ServerSideEncryption: text('aws:kms'), SSEKMSKeyId: text('alias/app') });
    expect(kmsNeeds('PutObject', put, NO_KEYS)).toEqual([
      'kms:GenerateDataKey arn:{partition}:kms:{region}:{account}:key/* StringLike kms:ViaService=s3.{region}.amazonaws.com ForAnyValue:StringEquals kms:ResourceAliases=alias/app',
    ]);
  });

  it('needs nothing for a key that AWS manages', () => {
    const put = record({ Bucket: text('b'), Key: text('k'), ServerSideEncryption: text('aws:kms'), SSEKMSKeyId: text('alias/aws/s3') });
    expect(kmsNeeds('PutObject', put, NO_KEYS)).toEqual([]);
  });

  it('notes, and does not grant, where no evidence names a key', () => {
    const { findings } = requirementsForCall(callOf('s3', 'GetObject', record({ Bucket: text('b'), Key: text('k') })), NO_KEYS);
    expect(findings.map(({ rule, severity, incomplete }) => [rule, severity, incomplete])).toEqual([
      ['kms-key-not-known', 'note', undefined],
    ]);
  });
});
