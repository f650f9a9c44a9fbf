import { describe, expect, it } from 'vitest';
import { resourceTypes } from '../../src/catalog/resource-types.ts';
import { generaliseArn, generaliseSession } from '../../src/trail/generalise-arn.ts';
import { VOLATILE_PARTS } from '../../src/trail/volatile-parts.ts';

const general = (arn: string) => {
  const { identity, path } = generaliseArn(arn);
  return identity + (path ?? []).join('/');
};
const HERE = 'eu-west-1:111122223333';

describe('the table of volatile parts', () => {
  it.each(VOLATILE_PARTS)('names a type and a variable of it: $service $type $variable', ({ service, type, variable }) => {
    const found = resourceTypes(service).find(({ name }) => name === type);
    expect(found?.arn).toContain(`\${${variable}}`);
  });
});

describe('generalising', () => {
  it.each([
    [
      `arn:aws:logs:${HERE}:log-group:/aws/lambda/f:log-stream:2026/09/01/[$LATEST]0123456789abcdef`,
      `arn:aws:logs:${HERE}:log-group:/aws/lambda/f:log-stream:*`,
    ],
    [`arn:aws:lambda:${HERE}:function:resize:42`, `arn:aws:lambda:${HERE}:function:resize:*`],
    [`arn:aws:states:${HERE}:execution:flow:0c1d2e3f`, `arn:aws:states:${HERE}:execution:flow:*`],
    [`arn:aws:ecs:${HERE}:task/main/0123456789abcdef0123456789abcdef`, `arn:aws:ecs:${HERE}:task/main/*`],
    [`arn:aws:secretsmanager:${HERE}:secret:app/db-AbCdEf`, `arn:aws:secretsmanager:${HERE}:secret:app/db-??????`],
    [`arn:aws:dynamodb:${HERE}:table/orders/stream/2026-09-01T10:00:00.000`, `arn:aws:dynamodb:${HERE}:table/orders/stream/*`],
    [`arn:aws:ec2:${HERE}:network-interface/eni-0123456789abcdef0`, `arn:aws:ec2:${HERE}:network-interface/*`],
  ])('%s', (arn, expected) => {
    expect(general(arn)).toBe(expected);
  });

  it.each([
    `arn:aws:dynamodb:${HERE}:table/orders-2026`,
    `arn:aws:dynamodb:${HERE}:table/orders/index/by-customer`,
    `arn:aws:kms:${HERE}:key/1234abcd-12ab-34cd-56ef-1234567890ab`,
    'arn:aws:iam::111122223333:role/service-role/deploy-20260901',
    'arn:aws:s3:::logs-111122223333',
    `arn:aws:sns:${HERE}:orders-1234567890`,
    `arn:aws:lambda:${HERE}:function:resize`,
    `arn:aws:ssm:${HERE}:parameter/app/2026/key`,
  ])('leaves what a person named as it is: %s', (arn) => {
    expect(generaliseArn(arn)).toEqual({ identity: arn });
  });

  it.each([
    ['photos/tom.jpg', 'photos/tom.jpg'],
    ['raw/2026/09/01/0c1d2e3f-1111-2222-3333-444455556666.json', 'raw/*/*.json'],
    ['raw/dt=2026-09-01/part-00001.parquet', 'raw/dt=*/part-*.parquet'],
    ['year/month=09/x', 'year/month=*/x'],
    ['tenant-12345/invoice.pdf', 'tenant-12345/invoice.pdf'],
    ['a/b/c/d/e/f', 'a/b/c/d/*'],
    ['report-20260901T101500Z.csv', 'report-*.csv'],
  ])('keeps of an object’s key the folders and what does not change: %s', (key, expected) => {
    expect(general(`arn:aws:s3:::bucket/${key}`)).toBe(`arn:aws:s3:::bucket/${expected}`);
  });

  it('gives the same once more', () => {
    for (const key of ['raw/2026/09/x-12345.json', 'a/b/c/d/e/f', 'a/${*}/b', '12/34', 'a//b', '/a']) {
      const once = general(`arn:aws:s3:::bucket/${key}`);
      expect(general(once)).toBe(once);
    }
  });
});

describe('session names', () => {
  it.each([
    ['CreateOrder', 'CreateOrder'],
    ['stack-CreateOrder-1A2B3C4D5E6F', 'stack-CreateOrder-1A2B3C4D5E6F'],
    ['AWSCodeBuild-0c1d2e3f-1111-2222-3333-444455556666', 'AWSCodeBuild-*'],
    ['botocore-session-1756720000', 'botocore-session-*'],
    ['i-0123456789abcdef0', 'i-*'],
    ['0123456789abcdef0123456789abcdef', '*'],
  ])('%s is kept as %s', (session, expected) => {
    expect(generaliseSession(session)).toBe(expected);
  });
});
