import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Argument, type Command, Option } from 'commander';
import type { ResolutionSettings } from '../emit/resolution-settings.ts';
import type { ProjectRequest } from '../run.ts';
import { UserError } from '../support/errors.ts';
import type { MergeMode } from '../trail/merge-observed.ts';
import { timeOf } from '../trail/trail-filter.ts';

/** The flags that say which project, which functions and which surroundings: shared by all commands that read source. */
export interface ProjectOptions {
  readonly function?: readonly string[];
  readonly handler?: string;
  readonly template?: string;
  readonly plan?: string;
  readonly tfvars?: string;
  readonly stackName?: string;
  readonly root?: string;
  readonly env?: ReadonlyMap<string, string>;
  readonly envFile?: string;
  readonly parameter?: ReadonlyMap<string, string>;
  readonly partition?: string;
  readonly region?: string;
  readonly account?: string;
  readonly kmsKey?: readonly string[];
  readonly unresolved?: ResolutionSettings['unresolved'];
  readonly types?: boolean;
  readonly usage?: readonly string[];
  readonly mode?: MergeMode;
  readonly narrow?: boolean;
  readonly deployedAt?: string;
}

/** Adds `[path]` and the flags of {@link ProjectOptions} to a command. */
export function addProjectOptions(command: Command): Command {
  return addProjectFlags(command.addArgument(new Argument('[path]', 'project folder').default('.', 'the current folder')));
}

/** Adds the flags alone. */
export function addProjectFlags(command: Command): Command {
  return command
    .option('--function <id>', 'only this function: id, last path segment or physical name (repeatable)', collect)
    .option('--handler <file[#export]>', 'exactly one function, with or without a template; FILE is relative to [path]')
    .option('--template <file>', 'read this template instead of searching for one')
    .option('--plan <file>', 'what terraform show -json prints of a plan: values that the files do not show')
    .option('--tfvars <file>', "values of Terraform's variables, besides those that Terraform takes by itself")
    .option('--stack-name <name>', 'the stack the template is deployed as, for generated names')
    .option('--env <name=value>', 'bind or override an environment variable (repeatable)', collectBinding)
    .option('--env-file <file>', 'the same from a file of NAME=VALUE lines')
    .option('--parameter <name=value>', 'bind a template parameter (repeatable)', collectBinding)
    .option('--root <dir>', 'project root: no file outside it is read')
    .addOption(
      new Option('--partition <name>', 'partition in ARNs').choices(['aws', 'aws-cn', 'aws-us-gov', 'aws-iso', 'aws-iso-b', 'aws-eusc']),
    )
    .option('--region <name>', 'region in ARNs')
    .option('--account <id>', 'account in ARNs')
    .option('--kms-key <arn>', 'customer managed key that encrypts what the functions touch (repeatable)', collect)
    .addOption(
      new Option(
        '--unresolved <how>',
        'what a name that is not known becomes; placeholder: ${Name}, JSON for templating only; error: exit 1',
      )
        .choices(['wildcard', 'placeholder', 'error'])
        .default('wildcard'),
    )
    .option('--types', 'read the types that installed packages declare, for clients that come out of packages')
    .option('--usage <file>', 'what trails saw, as leastpriv observe writes it (repeatable)', collect)
    .addOption(
      new Option('--mode <mode>', 'how code and usage are joined (default: union)').choices([
        'union',
        'static-only',
        'observed-only',
        'intersect',
      ] satisfies readonly MergeMode[]),
    )
    .option(
      '--deployed-at <time>',
      'day or time (UTC) of the deployment: what the usage saw before alone, and the code does not do, is not granted',
    )
    .option('--narrow', 'bind grants to conditions that every request meets (s3:prefix), and open names to those that the usage shows');
}

/** The request that the flags describe. Throws UserError where a value is not of its form. */
export function projectRequest(folder: string, options: ProjectOptions): ProjectRequest {
  const base = path.resolve(folder);
  if (options.account !== undefined && !/^\d{12}$/.test(options.account)) {
    throw new UserError(`--account ${options.account}: an account id has 12 digits`);
  }
  const [idle] = options.usage === undefined ? flagsOfUsage(options) : [];
  if (idle !== undefined) throw new UserError(`${idle}: name what trails saw by --usage FILE; leastpriv observe writes it`);
  const fileBindings = options.envFile === undefined ? new Map<string, string>() : readEnvFile(options.envFile);
  return {
    path: base,
    functions: options.function ?? [],
    env: new Map([...fileBindings, ...(options.env ?? [])]),
    parameters: options.parameter ?? new Map(),
    kmsKeys: options.kmsKey ?? [],
    packageTypes: options.types === true,
    ...(options.narrow === true ? { narrow: true } : {}),
    ...(options.usage === undefined ? {} : { usage: usageRequest(options.usage, options) }),
    ...(options.handler === undefined ? {} : { handler: options.handler }),
    ...(options.template === undefined ? {} : { template: path.resolve(options.template) }),
    ...(options.plan === undefined ? {} : { plan: path.resolve(options.plan) }),
    ...(options.tfvars === undefined ? {} : { tfvars: path.resolve(options.tfvars) }),
    ...(options.stackName === undefined ? {} : { stackName: options.stackName }),
    ...(options.root === undefined ? {} : { root: path.resolve(options.root) }),
    ...(options.partition === undefined ? {} : { partition: options.partition }),
    ...(options.region === undefined ? {} : { region: options.region }),
    ...(options.account === undefined ? {} : { account: options.account }),
  };
}

/** The flags that were given and mean nothing without a usage. */
function flagsOfUsage({ mode, deployedAt }: ProjectOptions): readonly string[] {
  return [...(mode === undefined ? [] : ['--mode']), ...(deployedAt === undefined ? [] : ['--deployed-at'])];
}

function usageRequest(
  files: readonly string[],
  { mode = 'union', narrow = false, deployedAt }: ProjectOptions,
): NonNullable<ProjectRequest['usage']> {
  const deployed = deployedAt === undefined ? {} : { deployedAt: timeOf('--deployed-at', deployedAt) };
  return { files: files.map((file) => path.resolve(file)), mode, narrow, ...deployed };
}

/** Collects a repeatable flag. */
export function collect(value: string, earlier: readonly string[] | undefined): readonly string[] {
  return [...(earlier ?? []), value];
}

function collectBinding(value: string, earlier: ReadonlyMap<string, string> | undefined): ReadonlyMap<string, string> {
  return new Map([...(earlier ?? []), binding(value, value)]);
}

function binding(line: string, place: string): readonly [string, string] {
  const at = line.indexOf('=');
  if (at <= 0) throw new UserError(`${place}: expected NAME=VALUE`);
  return [line.slice(0, at).trim(), line.slice(at + 1)];
}

function readEnvFile(file: string): ReadonlyMap<string, string> {
  let content: string;
  try {
    content = readFileSync(file, 'utf8');
  } catch {
    throw new UserError(`--env-file ${file}: the file cannot be read`);
  }
  const bindings = new Map<string, string>();
  for (const [index, line] of content.split(/\r?\n/).entries()) {
    if (line.trim() === '' || line.trimStart().startsWith('#')) continue;
    const [name, value] = binding(line.trimStart().replace(/^export\s+/, ''), `${file}:${index + 1}`);
    bindings.set(name, unquote(value.trim()));
  }
  return bindings;
}

function unquote(value: string): string {
  const quoted = /^(["'])(.*)\1$/s.exec(value);
  return quoted?.[2] ?? value;
}
