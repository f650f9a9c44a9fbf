import { describe, expect, it } from 'vitest';
import { projectFolder } from './project-folder.ts';
import { ROOT, runCli } from './run-cli.ts';

const explain = (...args: readonly string[]) => runCli(ROOT, 'explain', ...args);

describe('explain', () => {
  it('prints the chain for an action', () => {
    const { status, stdout } = explain('sns:publish', 'samples/orders-sam');
    expect(status).toBe(0);
    expect(stdout).toMatch(/^sns:Publish on arn:aws:sns:\*:\*:\*-ShipmentTopic-\*\n {2}for ShipOrders\n/);
    expect(stdout).toMatch(/samples\/orders-sam\/src\/handlers\/ship-orders\.js:\d+:\d+ {2}in /);
  });

  it('prints who reaches a resource', () => {
    const { stdout } = explain('arn:aws:sqs:eu-west-1:123456789012:shop-FulfilmentQueue-X1', 'samples/orders-sam');
    expect(stdout).toContain('sqs:SendMessage on ');
    expect(stdout).toContain('sqs:ReceiveMessage on ');
    expect(stdout).not.toContain('s3:');
  });

  it('ends with 1 where no function needs it', () => {
    expect(explain('s3:DeleteBucket', 'samples/orders-sam')).toMatchObject({
      status: 1,
      stdout: '',
      stderr: expect.stringContaining('s3:DeleteBucket'),
    });
  });

  it('ends with 1 where names that the deployment fixes are open and --unresolved error asks for them', () => {
    const folder = projectFolder({
      'app.mjs': `import { SQSClient, SendMessageCommand } from '@aws-sdk/client-sqs';
export const handler = () => new SQSClient({}).send(new SendMessageCommand({ QueueUrl: process.env.QUEUE_URL, MessageBody: '' }));
`,
    });
    const flags = ['sqs:SendMessage', '--handler', 'app.mjs#handler', '--unresolved', 'error'];
    expect(runCli(folder, 'explain', ...flags).status).toBe(1);
    const bound = ['--env', 'QUEUE_URL=https://sqs.eu-west-1.amazonaws.com/111122223333/jobs'];
    expect(runCli(folder, 'explain', ...flags, ...bound).status).toBe(0);
  });
});
