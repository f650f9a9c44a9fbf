import type { LibraryModel } from '../library-model.ts';

const FOREIGN = { kind: 'foreign-credentials' } as const;

/** https://docs.aws.amazon.com/AWSJavaScriptSDK/v3/latest/Package/-aws-sdk-credential-providers/. */
export const CREDENTIAL_PROVIDERS: LibraryModel = {
  packages: ['@aws-sdk/credential-providers'],
  exports: {
    fromTemporaryCredentials: {
      call: { requests: [{ service: 'sts', operation: 'AssumeRole', input: { argument: 0, path: ['params'] } }], result: FOREIGN },
    },
    fromWebToken: { call: { result: FOREIGN } },
    fromTokenFile: { call: { result: FOREIGN } },
    fromCognitoIdentity: { call: { result: FOREIGN } },
    fromCognitoIdentityPool: { call: { result: FOREIGN } },
    fromIni: { call: { result: FOREIGN } },
    fromSSO: { call: { result: FOREIGN } },
  },
};
