import { execFile, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

/** The account that the stand-in for STS tells the provider. */
export const PLAN_ACCOUNT = '123456789012';
export const PLAN_REGION = 'eu-west-1';

/** The folder of a provider mirror that holds registry.terraform.io/hashicorp/aws; see `terraform providers mirror`. */
const MIRROR = process.env.LEASTPRIV_TERRAFORM_MIRROR;

/** Why Terraform cannot check anything here, or `undefined` where it can. */
export function terraformMissing(): string | undefined {
  return spawnSync('terraform', ['version'], { stdio: 'ignore' }).error === undefined ? undefined : 'terraform is not on the PATH';
}

/** Why Terraform cannot plan here, or `undefined` where it can. */
export function terraformPlanMissing(): string | undefined {
  return terraformMissing() ?? (MIRROR === undefined ? 'LEASTPRIV_TERRAFORM_MIRROR names no mirror with the AWS provider' : undefined);
}

/** What `terraform fmt` would change in the file, or says is wrong with it; `''` for a file that is in its layout. */
export function terraformFormatting(text: string): string {
  const { status, stdout, stderr } = spawnSync('terraform', ['fmt', '-check', '-diff', '-'], { input: text, encoding: 'utf8' });
  return status === 0 ? '' : `${stdout}${stderr}`;
}

/**
 * Runs init, validate and plan on the files (by their paths), without network and account, and returns the outputs that the plan evaluated.
 * Rejects with Terraform's own message where one of them fails.
 */
export async function planTerraform(
  files: Readonly<Record<string, string>>,
  variables: Readonly<Record<string, string>> = {},
): Promise<Record<string, unknown>> {
  const folder = mkdtempSync(path.join(tmpdir(), 'leastpriv-terraform-'));
  const identity = await identityService();
  try {
    const written = { ...files, 'provider.tf': provider(identity.url), 'cli.tfrc': mirrorConfiguration() };
    for (const [name, text] of Object.entries(written)) {
      mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
      writeFileSync(path.join(folder, name), text);
    }
    const environment = { ...process.env, TF_CLI_CONFIG_FILE: path.join(folder, 'cli.tfrc'), AWS_EC2_METADATA_DISABLED: 'true' };
    const terraform = async (...args: string[]) => {
      const options = { cwd: folder, maxBuffer: 1 << 28, env: environment };
      return (await promisify(execFile)('terraform', args, options)).stdout;
    };
    await terraform('init', '-no-color', '-input=false');
    await terraform('validate', '-no-color');
    const bindings = Object.entries(variables).map(([name, value]) => `-var=${name}=${value}`);
    await terraform('plan', '-no-color', '-input=false', '-out=plan', ...bindings);
    return outputsOf(JSON.parse(await terraform('show', '-json', 'plan')));
  } finally {
    identity.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Answers every request as STS answers GetCallerIdentity. */
async function identityService(): Promise<{ readonly url: string; readonly close: () => void }> {
  const answer = `<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult>
    <Arn>arn:aws:iam::${PLAN_ACCOUNT}:user/x</Arn><UserId>AIDAEXAMPLE</UserId><Account>${PLAN_ACCOUNT}</Account>
  </GetCallerIdentityResult><ResponseMetadata><RequestId>1</RequestId></ResponseMetadata></GetCallerIdentityResponse>`;
  const server = createServer((_, response) => response.writeHead(200, { 'content-type': 'text/xml' }).end(answer));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address: AddressInfo | string | null = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return { url: `http://127.0.0.1:${port}`, close: () => server.close() };
}

function mirrorConfiguration(): string {
  return `provider_installation {\n  filesystem_mirror {\n    path = ${JSON.stringify(MIRROR ?? '')}\n  }\n}\n`;
}

function provider(identityUrl: string): string {
  return `provider "aws" {
  region                      = "${PLAN_REGION}"
  access_key                  = "AKIAIOSFODNN7EXAMPLE"
  secret_key                  = "example"
  skip_credentials_validation = true
  skip_requesting_account_id  = true
  skip_metadata_api_check     = true
  endpoints {
    sts = "${identityUrl}"
  }
}
`;
}

function outputsOf(plan: unknown): Record<string, unknown> {
  const outputs = members(members(members(plan).planned_values).outputs);
  return Object.fromEntries(Object.entries(outputs).map(([name, output]) => [name, members(output).value]));
}

function members(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {};
}
