import type { Effect, LibraryModel, RequestModel } from '../library-model.ts';

/** https://docs.powertools.aws.dev/lambda/typescript/latest/features/idempotency/ (Required IAM permissions). */
const REQUESTS: readonly RequestModel[] = ['GetItem', 'PutItem', 'UpdateItem', 'DeleteItem'].map((operation) => ({
  service: 'dynamodb',
  operation,
  input: { TableName: { constructed: 0, path: ['tableName'] } },
  client: { constructed: 0, path: ['awsSdkV3Client'] },
}));

/** What keeping the state of one call means to a persistence layer; the name is ours. */
const KEEP = '@@keep';

function keptIn(argument: number): Pick<Effect, 'uses'> {
  return { uses: { object: { argument, path: ['persistenceStore'] }, method: KEEP } };
}

/** The persistence layer holds state in a table for the functions that are wrapped with it. */
export const POWERTOOLS_IDEMPOTENCY: readonly LibraryModel[] = [
  {
    packages: ['@aws-lambda-powertools/idempotency/dynamodb'],
    exports: { DynamoDBPersistenceLayer: { construct: { result: { kind: 'object', methods: { [KEEP]: { requests: REQUESTS } } } } } },
  },
  {
    packages: ['@aws-lambda-powertools/idempotency'],
    exports: {
      makeIdempotent: { call: { ...keptIn(1), result: { kind: 'handler', source: { argument: 0 } } } },
      idempotent: { call: { ...keptIn(0), result: { kind: 'data', reason: 'a decorator' } } },
    },
  },
  {
    packages: ['@aws-lambda-powertools/idempotency/middleware'],
    exports: { makeHandlerIdempotent: { call: { ...keptIn(0), result: { kind: 'data', reason: 'a middleware' } } } },
  },
];
