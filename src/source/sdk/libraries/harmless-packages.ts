/** Packages that log, trace, check or build values, and do not change the objects they are given. */
const READING_PACKAGES = new Set([
  '@aws-lambda-powertools/logger',
  '@aws-lambda-powertools/metrics',
  '@aws-lambda-powertools/tracer',
  '@aws-lambda-powertools/parser',
  '@aws-lambda-powertools/validation',
  '@aws-sdk/util-dynamodb',
  '@dazn/lambda-powertools-logger',
  '@middy/util',
  '@sentry/node',
  '@sentry/serverless',
  'ajv',
  'assert',
  'aws-xray-sdk',
  'aws-xray-sdk-core',
  'axios',
  'bunyan',
  'chalk',
  'class-validator',
  'date-fns',
  'dayjs',
  'debug',
  'got',
  'http-errors',
  'joi',
  'jsonwebtoken',
  'lambda-log',
  'loglevel',
  'luxon',
  'moment',
  'nanoid',
  'node-fetch',
  'pino',
  'serialize-error',
  'superstruct',
  'tiny-invariant',
  'ts-pattern',
  'ulid',
  'undici',
  'uuid',
  'valibot',
  'winston',
  'yup',
  'zod',
]);

/** Method names by which code logs and measures, whatever the package: what they are given is written down. */
const LOGGING_METHODS = new Set([
  'log',
  'info',
  'warn',
  'error',
  'debug',
  'trace',
  'fatal',
  'silly',
  'verbose',
  'addMetric',
  'appendKeys',
  'addContext',
  'putAnnotation',
  'putMetadata',
]);

/** Method names by which code checks and copies values, whatever the package. */
const READING_METHODS = new Set([
  'child',
  'parse',
  'safeParse',
  'validate',
  'stringify',
  'isEqual',
  'isEmpty',
  'isNil',
  'cloneDeep',
  'clone',
  'pick',
  'omit',
]);

/** True where a call leaves the objects that it is given as they are. */
export function leavesArgumentsAlone(packageName: string, method: string): boolean {
  return (
    READING_PACKAGES.has(packageName) ||
    packageName.startsWith('@smithy/') ||
    packageName.startsWith('@aws-sdk/') ||
    LOGGING_METHODS.has(method) ||
    READING_METHODS.has(method)
  );
}

/** True where a method only writes down what it is given: it calls no method of it. */
export function writesDown(method: string): boolean {
  return LOGGING_METHODS.has(method);
}
