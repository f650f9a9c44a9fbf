import { describe, expect, it } from 'vitest';
import { conditionKeyType, isSingleValuedKey } from '../../src/catalog/condition-keys.ts';

describe('conditionKeyType', () => {
  it('knows global keys, keys of services and keys with a name of their own behind them, in any case', () => {
    expect(conditionKeyType('aws:SourceIp')).toBe('IPAddress');
    expect(conditionKeyType('AWS:principaltag/Team')).toBe('String');
    expect(conditionKeyType('s3:Prefix')).toBe('String');
    expect(conditionKeyType('kms:EncryptionContext:tenant')).toBe('String');
    expect(conditionKeyType('dynamodb:LeadingKeys')).toBe('ArrayOfString');
  });

  it('does not know what AWS does not list', () => {
    for (const key of ['s3:Nothing', 'constructor', 'aws:__proto__', '../x:y', '', 'aws:SourceIp/x'])
      expect(conditionKeyType(key)).toBeUndefined();
  });

  it('takes no key with several values, and no unknown one, for single-valued', () => {
    for (const key of ['aws:TagKeys', 'aws:CalledVia', 'aws:PrincipalOrgPaths', 'dynamodb:Attributes', 's3:Nothing'])
      expect(isSingleValuedKey(key)).toBe(false);
    for (const key of ['aws:SourceIp', 'aws:ResourceTag/a', 's3:prefix']) expect(isSingleValuedKey(key)).toBe(true);
  });
});
