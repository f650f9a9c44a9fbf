import { readFileSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { gunzipSync } from 'node:zlib';
import { Argument, Command, Option } from 'commander';
import type { ProjectNeeds } from '../run.ts';
import { UserError } from '../support/errors.ts';
import type { DeniedCall } from '../trail/denials-of-text.ts';
import { withCompilerCache } from './compiler-cache.ts';
import type { OutputOptions } from './output-options.ts';
import { addOutputOptions } from './output-options.ts';
import { addProjectFlags, type ProjectOptions, projectRequest } from './project-options.ts';
import { resolutionSettings } from './resolution-options.ts';

interface DeniedOptions extends ProjectOptions, OutputOptions {
  readonly project?: string;
  readonly file?: string;
  readonly format: 'text' | 'json';
}

/** `leastpriv denied`. */
export function deniedCommand(): Command {
  const message = new Argument('[message]', 'the error message or the CloudTrail record as JSON; standard input where it is left out');
  return addOutputOptions(addProjectFlags(new Command('denied').addArgument(message)))
    .description('what an AccessDenied message says: which grant is missing, which policy refused, and whether the code needs it')
    .option('--file <file>', 'read this file instead: a log, CloudTrail records (.json, .json.gz)')
    .option('--project <folder>', 'look in this project whether the code makes the call')
    .addOption(new Option('-f, --format <format>', 'output language').choices(['text', 'json']).default('text'))
    .addHelpText('after', EXAMPLES)
    .action(denied);
}

async function denied(message: string | undefined, options: DeniedOptions): Promise<void> {
  const given = options.file === undefined ? (message ?? (process.stdin.isTTY ? '' : await text(process.stdin))) : readLog(options.file);
  if (given.trim() === '') throw new UserError('denied: give the error message as an argument, on standard input or by --file');
  const { readDenials } = await import('../trail/read-denials.ts');
  const { denialReport } = await import('../report/denial-report.ts');
  const { denialJson, denialText, untoldText } = await import('../report/denial-text.ts');
  const { calls, untold } = readDenials(given);
  const needs = await neededByProject(options);
  const { callers } = await import('../trail/denied-callers.ts');
  const { resolvedRequirements } = await import('../emit/policy-formats.ts');
  const candidates = (call: DeniedCall) =>
    needs?.functions
      .filter(({ id }) => callers(call.principal, functionsOf(needs)).has(id))
      .map(({ id, incomplete, grants }) => ({
        id,
        incomplete,
        requirements: resolvedRequirements(grants, resolutionSettings(needs, options)),
      }));
  const reports = calls.map((call) => denialReport(call, candidates(call), options));
  process.stdout.write(options.format === 'json' ? denialJson(reports) : denialText(reports));
  if (options.quiet !== true) process.stderr.write(untoldText(untold));
}

function readLog(file: string): string {
  try {
    const content = readFileSync(file);
    return (file.endsWith('.gz') ? gunzipSync(content, { maxOutputLength: LARGEST_LOG }) : content).toString('utf8');
  } catch {
    throw new UserError(`--file ${file}: the file cannot be read, or is too large for one look; leastpriv observe counts whole trails`);
  }
}

/** In bytes; a trail's own files are far smaller. */
const LARGEST_LOG = 256 * 1024 * 1024;

async function neededByProject(options: DeniedOptions): Promise<ProjectNeeds | undefined> {
  if (options.project === undefined) return undefined;
  const request = projectRequest(options.project, options);
  const { projectNeeds } = await import('../run.ts');
  return withCompilerCache(() => projectNeeds(request));
}

function functionsOf({ functions }: ProjectNeeds) {
  return functions.map((needs) => needs.function);
}

const EXAMPLES = `
Examples:
  leastpriv denied "User: arn:aws:sts::111122223333:assumed-role/shop/GetOrder is not authorized to perform: dynamodb:GetItem on resource: ..."
  leastpriv denied --project shop < event.json     a CloudTrail record; does the code make this call, and where?
  leastpriv denied --file 111122223333_CloudTrail_eu-west-1_20260915T0935Z_k3Vn8QzT6PWB2Q1F.json.gz
  tail -100 lambda.log | grep AccessDenied | leastpriv denied -f json

A statement is proposed and never applied. A message that does not name an action is not guessed at.
Exit codes: 0 explained, 2 input or usage error.
More: docs/usage.md`;
