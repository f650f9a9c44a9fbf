import type { LibraryModel } from '../library-model.ts';

/**
 * Whoever holds a presigned URL makes its request with the permissions of the role that signed it:
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-presigned-url.html.
 */
export const PRESIGNERS: readonly LibraryModel[] = [
  {
    packages: ['@aws-sdk/s3-request-presigner', '@aws-sdk/polly-request-presigner'],
    exports: {
      getSignedUrl: {
        call: {
          requests: [{ service: 's3', operation: '', input: { argument: 1 }, client: { argument: 0 }, presigned: true }],
          result: { kind: 'data', reason: 'a presigned URL' },
        },
      },
    },
  },
  {
    packages: ['@aws-sdk/s3-presigned-post'],
    exports: {
      createPresignedPost: {
        call: {
          requests: [
            {
              service: 's3',
              operation: 'PutObject',
              input: { Bucket: { argument: 1, path: ['Bucket'] }, Key: { formKey: { argument: 1, path: ['Key'] } } },
              client: { argument: 0 },
              presigned: true,
            },
          ],
          result: { kind: 'data', reason: 'a presigned form' },
        },
      },
    },
  },
];
