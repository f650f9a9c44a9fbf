import type { Effect, ExportModel, LibraryModel, RequestModel, Source } from '../library-model.ts';

const WRAP: ExportModel = { call: { result: { kind: 'handler', source: { argument: 0 } } } };

/** A middleware whose request is made before each invocation; what it fetches is named in `fetchData`. */
function fetching(request: Omit<RequestModel, 'client'>): ExportModel {
  const effect: Effect = { requests: [request], result: { kind: 'data', reason: 'a middleware' } };
  return { call: effect };
}

const FETCHED: Source = { each: { argument: 0, path: ['fetchData'] } };

/** https://middy.js.org/docs/middlewares/intro: the core and the middlewares that call AWS. */
export const MIDDY: readonly LibraryModel[] = [
  { packages: ['@middy/core', 'middy'], exports: { '': WRAP } },
  {
    packages: ['@middy/ssm'],
    exports: {
      '': {
        call: {
          requests: [{ service: 'ssm', operation: 'GetParameters', input: { Names: FETCHED }, when: { argument: 0, path: ['fetchData'] } }],
          result: { kind: 'data', reason: 'a middleware' },
        },
      },
    },
  },
  {
    packages: ['@middy/secrets-manager'],
    exports: { '': fetching({ service: 'secrets-manager', operation: 'GetSecretValue', input: { SecretId: FETCHED } }) },
  },
  { packages: ['@middy/s3'], exports: { '': fetching({ service: 's3', operation: 'GetObject', input: FETCHED }) } },
  { packages: ['@middy/dynamodb'], exports: { '': fetching({ service: 'dynamodb', operation: 'GetItem', input: FETCHED }) } },
  { packages: ['@middy/sts'], exports: { '': fetching({ service: 'sts', operation: 'AssumeRole', input: FETCHED }) } },
  {
    packages: ['@middy/appconfig'],
    exports: { '': fetching({ service: 'appconfigdata', operation: 'StartConfigurationSession', input: FETCHED }) },
  },
];
