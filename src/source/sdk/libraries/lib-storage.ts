import type { LibraryModel } from '../library-model.ts';

const CLIENT = { constructed: 0, path: ['client'] };
const PARAMETERS = { constructed: 0, path: ['params'] };

/**
 * `new Upload({ client, params }).done()` sends one object in parts, and gives up the parts where it fails unless `leavePartsOnError` is true:
 * https://docs.aws.amazon.com/AWSJavaScriptSDK/v3/latest/Package/-aws-sdk-lib-storage/.
 */
export const LIB_STORAGE: LibraryModel = {
  packages: ['@aws-sdk/lib-storage'],
  exports: {
    Upload: {
      construct: {
        result: {
          kind: 'object',
          methods: {
            done: {
              requests: [
                {
                  service: 's3',
                  operation: 'AbortMultipartUpload',
                  input: PARAMETERS,
                  client: CLIENT,
                  unless: { constructed: 0, path: ['leavePartsOnError'] },
                },
                { service: 's3', operation: 'PutObject', input: PARAMETERS, client: CLIENT },
              ],
            },
            abort: { requests: [{ service: 's3', operation: 'AbortMultipartUpload', input: PARAMETERS, client: CLIENT }] },
            on: { callbacks: [{ argument: 1 }], result: { kind: 'data', reason: 'an upload' } },
          },
        },
      },
    },
  },
};
