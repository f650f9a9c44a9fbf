import { initTRPC } from '@trpc/server';
import { awsLambdaRequestHandler } from '@trpc/server/adapters/aws-lambda';
import { DynamoDB } from '@aws-sdk/client-dynamodb';
const t = initTRPC.context().create();
const writer = t.procedure.use(({ ctx, next }) => next({ ctx: { save: () => ctx.client.putItem({ TableName: ctx.table }) } }));
const router = t.router({
  get: t.procedure.input((value) => value).query(({ ctx }) => ctx.client.getItem({ TableName: ctx.table })),
  put: writer.mutation(({ ctx }) => ctx.save()),
});
export const handler = awsLambdaRequestHandler({ router, createContext: async () => ({ client: new DynamoDB({}), table: 'posts' }) });
