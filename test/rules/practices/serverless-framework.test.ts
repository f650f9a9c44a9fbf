import { describe, expect, it } from 'vitest';
import { NOTHING, said } from './checked-project.ts';

describe('the Serverless Framework', () => {
  const OPEN = `service: shop
provider:
  name: aws
  runtime: nodejs20.x
functions:
  get:
    handler: app.handler
    url: true
    events:
      - http: GET orders
      - httpApi:
          method: get
          path: /orders
      - schedule: rate(1 day)
`;
  const CLOSED = `service: shop
provider:
  name: aws
  runtime: nodejs24.x
  logRetentionInDays: 30
  tracing:
    lambda: true
functions:
  get:
    handler: app.handler
    reservedConcurrency: 5
    onError: arn:aws:sns:eu-west-1:111122223333:failed
    url:
      authorizer: aws_iam
    events:
      - http:
          method: get
          path: orders
          authorizer: aws_iam
      - httpApi:
          method: get
          path: /orders
          authorizer:
            name: users
      - schedule: rate(1 day)
`;

  it('is read for what is open', async () => {
    expect(await said({ 'serverless.yml': OPEN, 'app.mjs': NOTHING })).toEqual(
      [
        'LP302 serverless.yml:6',
        'LP303 serverless.yml:6',
        'LP401 serverless.yml:10',
        'LP401 serverless.yml:12',
        'LP402 serverless.yml:8',
        'LP501 serverless.yml:6',
        'LP502 serverless.yml:14',
        'LP603 serverless.yml:4',
      ].sort(),
    );
  });

  it('is read for what is closed', async () => {
    expect(await said({ 'serverless.yml': CLOSED, 'app.mjs': NOTHING })).toEqual([]);
  });
});

describe('WebSocket events of the Serverless Framework', () => {
  const service = (event: string) => ({
    'serverless.yml': `service: chat\nprovider:\n  name: aws\n  runtime: nodejs24.x\nfunctions:\n  join:\n    handler: app.handler\n    events:\n      - websocket: ${event}\n`,
    'app.mjs': NOTHING,
  });
  const routes = async (event: string) => (await said(service(event))).filter((line) => line.startsWith('LP401'));

  it('are open without an authorizer when they connect', async () => {
    expect(await routes('$connect')).toEqual(['LP401 serverless.yml:9']);
    expect(await routes('{ route: $connect, authorizer: { name: check } }')).toEqual([]);
    expect(await routes('sendMessage')).toEqual([]);
  });
});
