import { CloudWatchLogsClient, PutRetentionPolicyCommand } from '@aws-sdk/client-cloudwatch-logs';
const client = new CloudWatchLogsClient({});
const DAYS = 7 * 2;
export const handler = () => client.send(new PutRetentionPolicyCommand({ logGroupName: '/app', retentionInDays: DAYS }));
