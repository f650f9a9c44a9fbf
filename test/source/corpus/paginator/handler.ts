import { ECSClient, paginateListTasks, StopTaskCommand } from '@aws-sdk/client-ecs';
const client = new ECSClient({});
export const handler = async () => {
  for await (const page of paginateListTasks({ client }, { cluster: 'main' })) {
    for (const task of page.taskArns ?? []) await client.send(new StopTaskCommand({ cluster: 'main', task }));
  }
};
