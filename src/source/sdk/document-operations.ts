/**
 * Methods of the DynamoDB document clients and the operations behind them; `@aws-sdk/lib-dynamodb`'s command classes have the same names with
 * `Command`: https://docs.aws.amazon.com/AWSJavaScriptSDK/v3/latest/Package/-aws-sdk-lib-dynamodb/.
 */
const DOCUMENT_OPERATIONS: Readonly<Record<string, string>> = {
  get: 'GetItem',
  put: 'PutItem',
  update: 'UpdateItem',
  delete: 'DeleteItem',
  query: 'Query',
  scan: 'Scan',
  batchGet: 'BatchGetItem',
  batchWrite: 'BatchWriteItem',
  transactGet: 'TransactGetItems',
  transactWrite: 'TransactWriteItems',
  executeStatement: 'ExecuteStatement',
  batchExecuteStatement: 'BatchExecuteStatement',
  executeTransaction: 'ExecuteTransaction',
};

/** The operation of a document client's method (`batchGet` -> `BatchGetItem`), or `undefined`. */
export function operationOfDocumentMethod(method: string): string | undefined {
  return Object.hasOwn(DOCUMENT_OPERATIONS, method) ? DOCUMENT_OPERATIONS[method] : undefined;
}

/** The operation of a command class of `@aws-sdk/lib-dynamodb` (`BatchGetCommand` -> `BatchGetItem`), or `undefined`. */
export function operationOfDocumentCommand(className: string): string | undefined {
  if (!className.endsWith('Command')) return undefined;
  return operationOfDocumentMethod(lowerFirst(className.slice(0, -'Command'.length)));
}

/** The operation of a paginator of `@aws-sdk/lib-dynamodb` (`paginateQuery` -> `Query`), or `undefined`. */
export function operationOfDocumentPaginator(name: string): string | undefined {
  return name.startsWith('paginate') ? operationOfDocumentMethod(lowerFirst(name.slice('paginate'.length))) : undefined;
}

function lowerFirst(text: string): string {
  return text.slice(0, 1).toLowerCase() + text.slice(1);
}
