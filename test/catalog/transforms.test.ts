import { describe, expect, it } from 'vitest';
import type { Transform } from '../../src/catalog/rules/rule.ts';
import { transform } from '../../src/catalog/transforms.ts';
import type { Pattern } from '../../src/model/pattern.ts';
import { concat, literal } from '../../src/model/pattern.ts';
import { environment, show } from './values.ts';

const read = (value: string | Pattern, as: Transform | undefined, before = '') =>
  transform(typeof value === 'string' ? literal(value) : value, before, as);
const name = (value: string | Pattern, as: Transform | undefined, before = '') => show(read(value, as, before).text);

describe('value transforms', () => {
  it.each([
    ['https://sqs.eu-west-1.amazonaws.com/111122223333/jobs.fifo', 'jobs.fifo', 'eu-west-1', '111122223333'],
    ['https://eu-west-1.queue.amazonaws.com/111122223333/jobs', 'jobs', 'eu-west-1', '111122223333'],
    ['https://vpce-1.sqs.us-east-2.vpce.amazonaws.com/111122223333/jobs', 'jobs', 'us-east-2', '111122223333'],
  ])('reads the queue URL %s', (url, queue, region, account) => {
    const located = read(url, 'queueUrl');
    expect([show(located.text), show(located.region ?? []), show(located.account ?? [])]).toEqual([queue, region, account]);
  });

  it('takes no word for the account of a queue', () => {
    const located = read('http://localhost:4576/queue/jobs', 'queueUrl');
    expect([show(located.text), located.account]).toEqual(['jobs', undefined]);
  });

  it('keeps a queue URL of one hole as the name', () => {
    expect(name(environment('QUEUE_URL'), 'queueUrl')).toBe('<QUEUE_URL>');
    expect(name(concat(environment('BASE'), literal('/jobs')), 'queueUrl')).toBe('jobs');
  });

  it.each([
    ['worker', 'worker'],
    ['worker:live', 'worker:live'],
    ['111122223333:function:worker', 'worker'],
    ['arn:aws:lambda:eu-west-1:111122223333:function:worker:2', 'worker:2'],
  ])('reads the function name %s', (value, expected) => {
    expect(name(value, 'functionName', 'function:')).toBe(expected);
  });

  it.each([
    ['abc1234', 'abc1234'],
    ['my-service', '*'],
    ['service', '*'],
  ])('takes %s for an id of AppConfig or leaves the id open', (value, expected) => {
    expect(name(value, 'appConfigId', 'application/').replace(/^<.*>$/, '*')).toBe(expected);
  });

  it('reads the repository of an image', () => {
    const located = read('111122223333.dkr.ecr.eu-west-1.amazonaws.com/team/app@sha256:1', 'imageRepository');
    expect([show(located.text), show(located.region ?? []), show(located.account ?? [])]).toEqual([
      'team/app',
      'eu-west-1',
      '111122223333',
    ]);
  });

  it('cuts the qualifier where another member names it', () => {
    expect(name('worker:live', 'unqualifiedFunctionName', 'function:')).toBe('worker');
  });

  it.each([
    ['/app/db/password', 'app/db/password'],
    ['app', 'app'],
    ['/app/key:3', 'app/key'],
    ['arn:aws:ssm:eu-west-1:111122223333:parameter/app/key', 'app/key'],
  ])('reads the parameter name %s', (value, expected) => {
    expect(name(value, 'parameterName', 'parameter/')).toBe(expected);
  });

  it('knows that public parameters belong to no account', () => {
    expect(read('/aws/service/ami', 'parameterName', 'parameter/').account).toEqual([]);
    expect(read('/app', 'parameterName', 'parameter/').account).toBeUndefined();
  });

  it('joins a name that brings its own slash', () => {
    const declared: Pattern = [{ kind: 'parameter', name: 'Path', value: literal('/app'), isDefault: true, reason: 'parameter' }];
    expect(read(declared, 'parameterName', 'parameter/').bringsSlash).toBe(true);
    expect(read(environment('PATH_NAME'), 'parameterName', 'parameter/').bringsSlash).toBeUndefined();
  });

  it.each([
    ['db', 'db-??????'],
    ['db-secret', 'db-secret-??????'],
    ['arn:aws:secretsmanager:eu-west-1:111122223333:secret:db-AbCdEf', 'db-AbCdEf'],
    ['arn:aws:secretsmanager:eu-west-1:111122223333:secret:db', 'db-??????'],
  ])('reads the secret id %s', (value, expected) => {
    expect(name(value, 'secretId', 'secret:')).toBe(expected);
  });

  it.each([
    ['bucket/a/b.txt', 'bucket', 'a/b.txt'],
    ['/bucket/a%20b', 'bucket', 'a b'],
    ['bucket/key?versionId=3', 'bucket', 'key'],
    ['arn:aws:s3:eu-west-1:111122223333:accesspoint/point/object/a/b', 'point', 'a/b'],
  ])('reads the copy source %s', (value, bucket, key) => {
    expect([name(value, 'copySourceBucket', 'accesspoint/'), name(value, 'copySourceKey')]).toEqual([bucket, key]);
  });

  it('reads a copy source around holes', () => {
    const source = concat(environment('BUCKET'), literal('/in/'), environment('KEY'));
    expect([name(source, 'copySourceBucket'), name(source, 'copySourceKey')]).toEqual(['<BUCKET>', 'in/<KEY>']);
  });

  it.each([
    ['s3://bucket/a/b', 'bucket', 'a/b'],
    ['https://bucket.s3.eu-west-1.amazonaws.com/a', 'bucket', 'a'],
    ['https://s3.eu-west-1.amazonaws.com/bucket/a', 'bucket', 'a'],
  ])('reads the object URI %s', (value, bucket, key) => {
    expect([name(value, 's3UriBucket'), name(value, 's3UriKey')]).toEqual([bucket, key]);
  });

  it.each([
    ['SELECT * FROM orders WHERE id = 1', 'orders', undefined],
    ['select a from "orders"."by-date"', 'orders', 'by-date'],
    ["INSERT INTO orders VALUE {'id': 1}", 'orders', undefined],
    ['UPDATE "orders" SET a = 1', 'orders', undefined],
  ])('reads the statement %s', (statement, table, index) => {
    expect(name(statement, 'partiqlTable')).toBe(table);
    if (index !== undefined) expect(name(statement, 'partiqlIndex')).toBe(index);
  });

  it('reads the endpoint of a WebSocket API', () => {
    const endpoint = 'https://abc123.execute-api.eu-west-1.amazonaws.com/prod';
    expect([name(endpoint, 'apiId'), name(endpoint, 'apiStage'), show(read(endpoint, 'apiId').region ?? [])]).toEqual([
      'abc123',
      'prod',
      'eu-west-1',
    ]);
  });

  it.each([
    ['/aws/lambda/f', '/aws/lambda/f'],
    ['arn:aws:logs:eu-west-1:111122223333:log-group:/aws/lambda/f:*', '/aws/lambda/f'],
  ])('reads the log group %s', (value, expected) => {
    expect(name(value, 'logGroup', 'log-group:')).toBe(expected);
  });

  it('takes an ARN of another type as a whole', () => {
    expect(show(read('arn:aws:sns:eu-west-1:1:endpoint/GCM/app/id', undefined, 'table/').wholeArn ?? [])).toBe(
      'arn:aws:sns:eu-west-1:1:endpoint/GCM/app/id',
    );
  });
});
