import { afterEach, beforeEach, vi } from 'vitest';
import type { AwsAccess } from '../../../src/support/aws-access.ts';
import { type AwsStub, type StubOperations, startAwsStub } from '../../aws-stub/server.ts';

/** Nothing of the machine's own AWS configuration: keys of nobody, no files, no metadata service. */
export function withoutOwnCredentials(): void {
  beforeEach(() => {
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIAIOSFODNN7EXAMPLE');
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY');
    vi.stubEnv('AWS_EC2_METADATA_DISABLED', 'true');
    vi.stubEnv('AWS_CONFIG_FILE', '/dev/null');
    vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', '/dev/null');
    vi.stubEnv('AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED', 'true');
    for (const name of ['AWS_REGION', 'AWS_DEFAULT_REGION', 'AWS_PROFILE', 'AWS_SESSION_TOKEN', 'AWS_ENDPOINT_URL'])
      vi.stubEnv(name, undefined);
  });
  afterEach(() => {
    vi.unstubAllEnvs();
  });
}

/** Access to an endpoint in which no wait takes time; `waits` tells the reasons. */
export function accessTo(endpointUrl: string): AwsAccess & { readonly waits: string[] } {
  const waits: string[] = [];
  return {
    endpointUrl,
    waits,
    wait: async (seconds, reason) => {
      waits.push(`${seconds} s: ${reason}`);
    },
  };
}

/** Runs `test` against a stub of these operations. */
export async function withStub(
  operations: StubOperations,
  test: (access: AwsAccess & { readonly waits: string[] }, stub: AwsStub) => Promise<void>,
): Promise<void> {
  const stub = await startAwsStub(operations);
  try {
    await test(accessTo(stub.url), stub);
  } finally {
    await stub.close();
  }
}
