import type { Command } from 'commander';
import type { AwsAccess } from '../support/aws-access.ts';

/** The flags that say how AWS is reached. */
export interface AwsOptions {
  readonly profile?: string;
  readonly endpointUrl?: string;
  readonly region?: string;
}

/** Adds the flags of {@link AwsOptions} but `--region`, which the project's flags have. */
export function addAwsOptions(command: Command): Command {
  return command
    .option('--profile <name>', 'the profile of the AWS configuration whose credentials are used')
    .option('--endpoint-url <url>', "instead of AWS's own endpoint (AWS_ENDPOINT_URL does the same)");
}

/** The same flags for one region, from a command whose own `--region` says something else. */
export function accessOptions({ profile, endpointUrl }: Omit<AwsOptions, 'region'>, region: string | undefined): AwsOptions {
  return {
    ...(profile === undefined ? {} : { profile }),
    ...(endpointUrl === undefined ? {} : { endpointUrl }),
    ...(region === undefined ? {} : { region }),
  };
}

/** How AWS is reached; every wait is told on stderr. */
export function awsAccess({ profile, endpointUrl, region }: AwsOptions): AwsAccess {
  // The SDK would tell the user to change Node, which is the business of this tool's own `engines`.
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';
  return {
    ...(profile === undefined ? {} : { profile }),
    ...(endpointUrl === undefined ? {} : { endpointUrl }),
    ...(region === undefined ? {} : { region }),
    wait: (seconds, reason) => {
      process.stderr.write(`${reason}: waiting ${seconds} s\n`);
      return new Promise((resolve) => {
        setTimeout(resolve, seconds * 1000);
      });
    },
  };
}

/** The region of the AWS configuration, as far as the environment says it. */
export function configuredRegion(): string | undefined {
  return [process.env.AWS_REGION, process.env.AWS_DEFAULT_REGION].find((region) => region !== undefined && region !== '');
}
