import type { ExportModel, LibraryModel } from '../library-model.ts';

const RETURNS_ITS_ARGUMENT: ExportModel = { call: { result: { kind: 'source', source: { argument: 0 } } } };
const CALLS_THE_SECOND: ExportModel = {
  call: { callbacks: [{ argument: 1 }], result: { kind: 'data', reason: 'what a traced function gives' } },
};

/** The X-Ray SDK wraps a client and gives it back: https://docs.aws.amazon.com/xray/latest/devguide/xray-sdk-nodejs-awssdkclients.html. */
export const XRAY: LibraryModel = {
  packages: ['aws-xray-sdk', 'aws-xray-sdk-core'],
  exports: {
    captureAWS: RETURNS_ITS_ARGUMENT,
    captureAWSClient: RETURNS_ITS_ARGUMENT,
    captureAWSv3Client: RETURNS_ITS_ARGUMENT,
    captureHTTPs: RETURNS_ITS_ARGUMENT,
    capturePromise: { call: { result: { kind: 'data', reason: 'nothing' } } },
    captureFunc: CALLS_THE_SECOND,
    captureAsyncFunc: CALLS_THE_SECOND,
    captureCallbackFunc: { call: { result: { kind: 'source', source: { argument: 1 } } } },
  },
};
