import { describe, expect, it } from 'vitest';
import { readFiles } from './project-folder.ts';
import { showPattern } from './show-pattern.ts';

function table(key: string): string {
  return JSON.stringify({
    Resources: {
      Table: {
        Type: 'AWS::DynamoDB::Table',
        Properties: { TableName: 'orders', SSESpecification: { SSEEnabled: true, SSEType: 'KMS', KMSMasterKeyId: key } },
      },
      Get: { Type: 'AWS::Lambda::Function', Properties: { Runtime: 'nodejs22.x', Handler: 'index.h', Code: { ZipFile: 'exports.h = 1' } } },
    },
  });
}

/** The key of `Table` in an app of two stacks that encrypt a table of that logical id with these keys. */
function keyOf(one: string, two: string): string {
  const artifact = (id: string) => ({ type: 'aws:cloudformation:stack', properties: { templateFile: `${id}.template.json` } });
  const { project } = readFiles({
    'cdk.out/cdk.out': '{"version":"48.0.0"}',
    'cdk.out/manifest.json': JSON.stringify({ artifacts: { One: artifact('One'), Two: artifact('Two') } }),
    'cdk.out/One.template.json': table(one),
    'cdk.out/Two.template.json': table(two),
  });
  return showPattern(project.encryptionKeys.get('Table') ?? []);
}

describe('the key of a resource that two stacks have by one logical id', () => {
  it('is the key where both have the same', () => {
    expect(keyOf('1234abcd', '1234abcd')).toBe('arn:<partition>:kms:<region>:<account>:key/1234abcd');
  });

  it('may be any where they differ', () => {
    expect(keyOf('1234abcd', '5678efab')).toBe('arn:<partition>:kms:<region>:<account>:key/*');
  });
});
