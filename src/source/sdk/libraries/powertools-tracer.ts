import type { Effect, LibraryModel } from '../library-model.ts';

const RETURNS_ITS_ARGUMENT: Effect = { result: { kind: 'source', source: { argument: 0 } } };

/** The tracer wraps a client and gives it back: https://docs.powertools.aws.dev/lambda/typescript/latest/features/tracer/. */
export const POWERTOOLS_TRACER: LibraryModel = {
  packages: ['@aws-lambda-powertools/tracer'],
  exports: {
    Tracer: {
      construct: {
        result: {
          kind: 'object',
          methods: { captureAWSv3Client: RETURNS_ITS_ARGUMENT, captureAWSClient: RETURNS_ITS_ARGUMENT, captureAWS: RETURNS_ITS_ARGUMENT },
        },
      },
    },
  },
};
