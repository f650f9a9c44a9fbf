import type { LibraryModel, RequestModel } from '../library-model.ts';

/** https://docs.powertools.aws.dev/lambda/typescript/latest/features/idempotency/ (Required IAM permissions). */
const REQUESTS: readonly RequestModel[] = ['GetItem', 'PutItem', 'UpdateItem', 'DeleteItem'].map((operation) => ({
  service: 'dynamodb',
  operation,
  input: { TableName: { argument: 0, path: ['tableName'] } },
  client: { argument: 0, path: ['awsSdkV3Client'] },
}));

/** The persistence layer holds state in a table; the wrapper calls the function it wraps. */
export const POWERTOOLS_IDEMPOTENCY: readonly LibraryModel[] = [
  {
    packages: ['@aws-lambda-powertools/idempotency/dynamodb'],
    exports: { DynamoDBPersistenceLayer: { construct: { requests: REQUESTS, result: { kind: 'data', reason: 'a persistence layer' } } } },
  },
  {
    packages: ['@aws-lambda-powertools/idempotency'],
    exports: { makeIdempotent: { call: { result: { kind: 'handler', source: { argument: 0 } } } } },
  },
];
