import { CloudWatchClient, PutMetricDataCommand } from '@aws-sdk/client-cloudwatch';
const client = new CloudWatchClient({});
const withMetrics =
  (name: string, inner: (event: unknown) => Promise<unknown>) =>
  async (event: unknown) => {
    try {
      return await inner(event);
    } finally {
      await client.send(new PutMetricDataCommand({ Namespace: name }));
    }
  };
export const handler = withMetrics('app', async () => 'done');
