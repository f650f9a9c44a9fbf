import { Command, Option } from 'commander';
import type { DiffReport } from '../report/diff-report.ts';
import { REPORT_FORMAT_NAMES, type ReportFormatName } from '../report/report-format-names.ts';
import { UserError } from '../support/errors.ts';
import { writeWhole } from '../support/files.ts';
import { addAwsOptions } from './aws-options.ts';
import { isDiffOver, parseDiffFailOn } from './diff-fail-on.ts';
import type { AttachedOptions } from './diff-project.ts';
import { addOutputOptions, type OutputOptions } from './output-options.ts';
import { addProjectOptions, collect } from './project-options.ts';
import { stdoutColours } from './terminal.ts';

interface DiffOptions extends AttachedOptions, OutputOptions {
  readonly needed?: readonly string[];
  readonly format: ReportFormatName;
  readonly output?: string;
  readonly failOn?: string;
  readonly exitZero?: boolean;
}

const DEFAULT_FAIL_ON = 'missing,excess,broader';

/** `leastpriv diff`. */
export function diffCommand(): Command {
  return addOutputOptions(addAwsOptions(addProjectOptions(new Command('diff'))))
    .description('what the role of each function grants beside what its code needs, and what it lacks; each with a proof')
    .option('--role <name|arn>', 'compare with this role as AWS has it now; with --policy or --account-authorization: which role in there')
    .option('--policy <file>', 'an attached policy: a document, or what the AWS CLI prints (repeatable)', collect)
    .option('--boundary <file>', 'the permissions boundary: a document, or what the AWS CLI prints')
    .option(
      '--account-authorization <file|live>',
      'the roles of the account: what aws iam get-account-authorization-details prints, or AWS now',
    )
    .option('--base <ref>', 'compare with what the code needed at this git revision: what is newly needed, what no longer')
    .option('--needed <file>', 'a policy document of what is needed; no source is read (repeatable)', collect)
    .addOption(new Option('-f, --format <format>', 'output language').choices(REPORT_FORMAT_NAMES).default('text'))
    .option('-o, --output <file>', 'write the report to this file')
    .option(
      '--fail-on <list>',
      `exit 1 on any of: missing, excess, broader, incomplete, error, warning, note (default: ${DEFAULT_FAIL_ON}; none with --base alone)`,
    )
    .option('--exit-zero', 'exit 0 whatever is found')
    .addHelpText('after', EXAMPLES)
    .action(diff);
}

async function diff(folder: string, options: DiffOptions): Promise<void> {
  const thresholds = parseDiffFailOn(options.failOn ?? defaultFailOn(options));
  const report = await reportOf(folder, options);
  const { renderDiff } = await import('../report/diff-formats.ts');
  const text = renderDiff(report, options.format, stdoutColours(options.output === undefined));
  if (options.output === undefined) process.stdout.write(text);
  else writeWhole(options.output, text);
  if (options.exitZero !== true && isDiffOver(report, thresholds)) process.exitCode = 1;
}

/** What changed since a revision is for the reviewer to read; only a role that does not fit fails by itself. */
function defaultFailOn({ base, role, policy, accountAuthorization }: DiffOptions): string {
  const hasRole = role !== undefined || policy !== undefined || accountAuthorization !== undefined;
  return base !== undefined && !hasRole ? 'none' : DEFAULT_FAIL_ON;
}

async function reportOf(folder: string, options: DiffOptions): Promise<DiffReport> {
  const { needed, policy, boundary } = options;
  if (needed === undefined) {
    const { diffProject } = await import('./diff-project.ts');
    return (await diffProject(folder, options)).report;
  }
  if (policy === undefined) throw new UserError('diff: name the attached policies by --policy FILE');
  const { compareDocuments } = await import('./compare-documents.ts');
  return compareDocuments({ needed, policy, ...(boundary === undefined ? {} : { boundary }) });
}

const EXAMPLES = `
Examples:
  leastpriv diff                                     each function against the role that the template declares
  leastpriv diff shop --function GetOrder --role shop-GetOrderRole-1ABC
  leastpriv diff --account-authorization account.json --stack-name shop-prod
  leastpriv diff --base origin/main -f markdown      what this change newly needs
  leastpriv diff --policy role.json --needed needed.json
  leastpriv diff --policy a.json --policy b.json --boundary boundary.json --needed needed.json -f markdown
  aws iam get-role-policy --role-name r --policy-name p > p.json && leastpriv diff --policy p.json --needed needed.json

Signs: + to add, - to remove, ~ to narrow, ? cannot tell.
Exit codes: 0 clean, 1 at or over --fail-on, 2 input or usage error.
More: docs/diff.md`;
