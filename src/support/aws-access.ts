/** How AWS is reached. What is absent is left to the SDK: the environment, the shared configuration files, the machine's own role. */
export interface AwsAccess {
  readonly profile?: string;
  /** Instead of the service's own endpoint. */
  readonly endpointUrl?: string;
  readonly region?: string;
  /** Called before every wait, with its reason: tells the user, and comes back when the time is over. */
  readonly wait: (seconds: number, reason: string) => Promise<void>;
}

const CONNECTION_TIMEOUT = 10_000;
const REQUEST_TIMEOUT = 30_000;

/** Stderr belongs to this tool: the SDK would write its advice there. */
const SILENT = { debug: ignore, info: ignore, warn: ignore, error: ignore };

function ignore(): void {}

/**
 * The settings for a client of the SDK: an endpoint that does not answer ends in an error, and one quick repetition is the SDK's; all further ones are
 * those of `repeated`.
 */
export function clientSettings({ profile, endpointUrl, region }: AwsAccess) {
  return {
    maxAttempts: 2,
    requestHandler: { connectionTimeout: CONNECTION_TIMEOUT, requestTimeout: REQUEST_TIMEOUT, throwOnRequestTimeout: true },
    logger: SILENT,
    ...(profile === undefined ? {} : { profile }),
    ...(endpointUrl === undefined ? {} : { endpoint: endpointUrl }),
    ...(region === undefined ? {} : { region }),
  };
}
