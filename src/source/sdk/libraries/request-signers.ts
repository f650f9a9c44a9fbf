import type { Effect, LibraryModel, Source } from '../library-model.ts';

function signing(signsFor: Source): Effect {
  return { signsFor, result: { kind: 'data', reason: 'a signed request' } };
}

const DATABASE: Effect = signing({ text: 'rds' });

/** Libraries with which code signs requests itself (Signature Version 4). */
export const REQUEST_SIGNERS: readonly LibraryModel[] = [
  {
    packages: ['@smithy/signature-v4', '@aws-sdk/signature-v4', '@aws-sdk/signature-v4-multi-region'],
    exports: {
      SignatureV4: { construct: signing({ argument: 0, path: ['service'] }) },
      SignatureV4MultiRegion: { construct: signing({ argument: 0, path: ['service'] }) },
    },
  },
  { packages: ['aws4'], exports: { sign: { call: signing({ argument: 0, path: ['service'] }) } } },
  { packages: ['aws4fetch'], exports: { AwsClient: { construct: signing({ argument: 0, path: ['service'] }) } } },
  { packages: ['aws-sigv4-fetch'], exports: { createSignedFetcher: { call: signing({ argument: 0, path: ['service'] }) } } },
  {
    packages: ['@opensearch-project/opensearch/aws', '@opensearch-project/opensearch/aws-v3'],
    exports: { AwsSigv4Signer: { call: signing({ argument: 0, path: ['service'] }) } },
  },
  { packages: ['@aws-sdk/rds-signer'], exports: { Signer: { construct: DATABASE } } },
  { packages: ['@aws-sdk/dsql-signer'], exports: { DsqlSigner: { construct: signing({ text: 'dsql' }) } } },
  { packages: ['@middy/rds-signer'], exports: { '': { call: DATABASE } } },
];
