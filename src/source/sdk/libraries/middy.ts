import type { ExportModel, LibraryModel, RequestModel, Source } from '../library-model.ts';

const WRAP: ExportModel = { call: { result: { kind: 'handler', source: { argument: 0 } } } };

/** A middleware whose requests are made before the handler; what it fetches is named in `fetchData`. */
function fetching(...requests: readonly RequestModel[]): Readonly<Record<string, ExportModel>> {
  return { '': { call: { requests, result: { kind: 'data', reason: 'a middleware' } } } };
}

const FETCHED: Source = { each: { argument: 0, path: ['fetchData'] } };
const FETCHED_PATHS: Source = { ending: '/', isKept: true, of: FETCHED };
const FETCHED_NAMES: Source = { listOf: { ending: '/', isKept: false, of: FETCHED } };

/** https://middy.js.org/docs/middlewares/intro: the core, and the middlewares that call AWS. */
export const MIDDY: readonly LibraryModel[] = [
  { packages: ['@middy/core', 'middy'], exports: { '': WRAP } },
  {
    packages: ['@middy/ssm'],
    exports: fetching(
      { service: 'ssm', operation: 'GetParameters', input: { Names: FETCHED_NAMES, WithDecryption: { truth: true } } },
      { service: 'ssm', operation: 'GetParametersByPath', input: { Path: FETCHED_PATHS, WithDecryption: { truth: true } } },
    ),
  },
  {
    packages: ['@middy/secrets-manager'],
    exports: fetching({ service: 'secrets-manager', operation: 'GetSecretValue', input: { SecretId: FETCHED } }),
  },
  { packages: ['@middy/s3'], exports: fetching({ service: 's3', operation: 'GetObject', input: FETCHED }) },
  { packages: ['@middy/dynamodb'], exports: fetching({ service: 'dynamodb', operation: 'GetItem', input: FETCHED }) },
  { packages: ['@middy/sts'], exports: fetching({ service: 'sts', operation: 'AssumeRole', input: FETCHED }) },
  {
    packages: ['@middy/appconfig'],
    exports: fetching(
      { service: 'appconfigdata', operation: 'StartConfigurationSession', input: FETCHED },
      { service: 'appconfigdata', operation: 'GetLatestConfiguration', input: FETCHED },
    ),
  },
  {
    packages: ['@middy/service-discovery'],
    exports: fetching({ service: 'servicediscovery', operation: 'DiscoverInstances', input: FETCHED }),
  },
];
