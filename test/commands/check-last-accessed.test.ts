import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { checkProject } from '../../src/commands/check-project.ts';
import { iamOperations, type StubAccount } from '../aws-stub/iam.ts';
import { lastAccessedOperations } from '../aws-stub/last-accessed.ts';
import { startAwsStub } from '../aws-stub/server.ts';
import { projectFolder } from './project-folder.ts';

const ACCOUNT = '111122223333';

/** The role allows the deletion of functions and of items besides what the code needs. */
const SHOP: StubAccount = {
  account: ACCOUNT,
  roles: [
    {
      name: 'orders-role',
      trust: {
        Version: '2012-10-17',
        Statement: [{ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }],
      },
      inline: {
        table: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: ['dynamodb:GetItem', 'dynamodb:DeleteItem'],
              Resource: `arn:aws:dynamodb:eu-west-1:${ACCOUNT}:table/orders`,
            },
          ],
        },
        functions: {
          Version: '2012-10-17',
          Statement: [
            { Effect: 'Allow', Action: 'lambda:DeleteFunction', Resource: `arn:aws:lambda:eu-west-1:${ACCOUNT}:function:orders` },
          ],
        },
      },
    },
  ],
  policies: {},
};

const PROJECT = {
  'orders.mjs': `import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
const client = new DynamoDBClient({});
export const handler = () => client.send(new GetItemCommand({ TableName: 'orders', Key: { id: { S: '1' } } }));
`,
  'template.yaml': `Resources:
  Orders:
    Type: AWS::Lambda::Function
    Properties: { Handler: orders.handler, Runtime: nodejs24.x, Code: ., Role: arn:aws:iam::${ACCOUNT}:role/orders-role }
`,
};

/** The messages of LP101, where IAM reports this of the services. */
async function surplus(services: Parameters<typeof lastAccessedOperations>[0]): Promise<readonly string[]> {
  const stub = await startAwsStub({ ...iamOperations(SHOP), ...lastAccessedOperations(services, 0) });
  try {
    const options = { role: 'orders-role', lastAccessed: true, endpointUrl: stub.url, region: 'eu-west-1' };
    const { findings } = await checkProject(projectFolder(PROJECT), options, { today: '2026-11-22', accepted: [] });
    return findings.filter(({ rule }) => rule === 'LP101').map(({ message }) => message);
  } finally {
    await stub.close();
  }
}

describe('check --last-accessed', () => {
  beforeEach(() => {
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIAIOSFODNN7EXAMPLE');
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY');
  });
  afterEach(() => {
    vi.unstubAllEnvs();
  });

  it('says of what is not needed that it was never tried', async () => {
    const [functions, table] = await surplus([{ namespace: 'dynamodb' }, { namespace: 'lambda' }]);
    expect(functions).toContain('policy functions allows lambda:DeleteFunction, not needed (IAM: never tried in the tracking period)');
    expect(table).toContain('policy table allows dynamodb:DeleteItem, not needed (IAM: never tried in the tracking period)');
  });

  it('says when it was tried, and nothing of an action that IAM does not track', async () => {
    const [functions, table] = await surplus([
      { namespace: 'dynamodb', last: '2026-11-20T10:00:00Z' },
      { namespace: 'lambda', last: '2026-11-01T10:00:00Z', actions: { DeleteFunction: '2026-11-01T10:00:00Z' } },
    ]);
    expect(functions).toContain('lambda:DeleteFunction, not needed (IAM: lambda:DeleteFunction was last tried on 2026-11-01)');
    expect(table).toMatch(/dynamodb:DeleteItem, not needed; leastpriv diff/);
  });

  it('refuses where AWS has no role to be asked about', async () => {
    const folder = projectFolder({
      ...PROJECT,
      'template.yaml': `Transform: AWS::Serverless-2016-10-31
Resources:
  Orders:
    Type: AWS::Serverless::Function
    Properties: { Handler: orders.handler, Runtime: nodejs24.x, CodeUri: . }
`,
    });
    await expect(checkProject(folder, { lastAccessed: true }, { today: '2026-11-22', accepted: [] })).rejects.toThrow(
      '--last-accessed: AWS is asked about a role that it has',
    );
  });
});
