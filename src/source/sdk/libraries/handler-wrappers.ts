import type { ExportModel, LibraryModel, ResultModel } from '../library-model.ts';

/** The handler is called when the result is, and not before: of several handlers in one file each is one function's alone. */
const WRAPPED: ResultModel = { kind: 'handler', source: { argument: 0 } };
const WRAP: ExportModel = { call: { result: WRAPPED } };
const TRACER: ExportModel = { call: { result: { kind: 'object', methods: { trace: { result: WRAPPED } } } } };

/** Packages that watch a handler and pass on what Lambda gives it. */
export const HANDLER_WRAPPERS: readonly LibraryModel[] = [
  // https://docs.sentry.io/platforms/javascript/guides/aws-lambda/
  { packages: ['@sentry/serverless'], exports: { AWSLambda: { members: { wrapHandler: WRAP } } } },
  { packages: ['@sentry/aws-serverless'], exports: { wrapHandler: WRAP } },
  // https://github.com/DataDog/datadog-lambda-js
  { packages: ['datadog-lambda-js'], exports: { datadog: WRAP } },
  // https://www.npmjs.com/package/@lumigo/tracer
  { packages: ['@lumigo/tracer'], exports: { '': TRACER, initTracer: TRACER } },
  // https://www.npmjs.com/package/epsagon
  { packages: ['epsagon'], exports: { lambdaWrapper: WRAP, stepLambdaWrapper: WRAP, nodeWrapper: WRAP } },
  // https://github.com/newrelic/node-newrelic/blob/main/api.js
  { packages: ['newrelic'], exports: { setLambdaHandler: WRAP } },
];
