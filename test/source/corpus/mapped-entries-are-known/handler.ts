import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
const client = new EventBridgeClient({});
export const handler = async (event: { details: string[] }) =>
  client.send(new PutEventsCommand({ Entries: event.details.map((Detail) => ({ EventBusName: process.env.BUS, Detail })) }));
