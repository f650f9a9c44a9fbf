import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
const makePublisher = (bus: string, client = new EventBridgeClient({})) => ({
  publish: (DetailType: string) => client.send(new PutEventsCommand({ Entries: [{ EventBusName: bus, DetailType }] })),
  close: () => client.destroy(),
});
const publisher = makePublisher('orders');
export const handler = async () => {
  await publisher.publish('created');
  publisher.close();
};
