import { SignatureV4 } from '@smithy/signature-v4';
import { Sha256 } from '@aws-crypto/sha256-js';
const signer = new SignatureV4({ service: 'appsync', region: 'eu-west-1', sha256: Sha256, credentials: {} as never });
export const handler = async () => fetch('https://x', (await signer.sign({} as never)) as never);
