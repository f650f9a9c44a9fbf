import { Command, Option } from 'commander';
import { compareFindings } from '../model/finding.ts';
import type { DiffReport } from '../report/diff-report.ts';
import { REPORT_FORMAT_NAMES, type ReportFormatName } from '../report/report-format-names.ts';
import { UserError } from '../support/errors.ts';
import { writeWhole } from '../support/files.ts';
import { addAwsOptions } from './aws-options.ts';
import { baselineAcceptances } from './baseline-acceptances.ts';
import type { AttachedOptions } from './compared-project.ts';
import { isDiffOver, parseDiffFailOn } from './diff-fail-on.ts';
import { addOutputOptions, type OutputOptions } from './output-options.ts';
import { addProjectOptions, collect } from './project-options.ts';
import { stdoutColours } from './terminal.ts';

interface DiffOptions extends AttachedOptions, OutputOptions {
  readonly needed?: readonly string[];
  readonly format: ReportFormatName;
  readonly output?: string;
  readonly failOn?: string;
  readonly exitZero?: boolean;
  readonly baseline?: string;
  readonly writeBaseline?: string;
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
    .option('--last-accessed', 'ask IAM when each role last tried its actions, and show it')
    .option('--base <ref>', 'compare with what the code needed at this git revision: what is newly needed, what no longer')
    .option('--needed <file>', 'a policy document of what is needed; no source is read (repeatable)', collect)
    .addOption(new Option('-f, --format <format>', 'output language').choices(REPORT_FORMAT_NAMES).default('text'))
    .option('-o, --output <file>', 'write the report to this file')
    .option(
      '--fail-on <list>',
      `exit 1 on any of: missing, excess, broader, incomplete, error, warning, note (default: ${DEFAULT_FAIL_ON}; none with --base alone)`,
    )
    .option('--baseline <file>', 'grants and findings that are accepted, each with a reason (schemas/baseline.schema.json)')
    .option('--write-baseline <file>', 'write a baseline of everything that is found now, its reasons to be filled in')
    .option('--exit-zero', 'exit 0 whatever is found')
    .addHelpText('after', EXAMPLES)
    .action(diff);
}

async function diff(folder: string, options: DiffOptions): Promise<void> {
  const thresholds = parseDiffFailOn(options.failOn ?? defaultFailOn(options));
  const report = await reportOf(folder, options);
  if (options.writeBaseline !== undefined) {
    const { baselineText } = await import('../report/write-baseline.ts');
    writeWhole(options.writeBaseline, baselineText(report));
    process.stderr.write(`${options.writeBaseline}: written; say why in each "reason", then give it by --baseline\n`);
    return;
  }
  const { renderDiff } = await import('../report/diff-formats.ts');
  const shown = withoutNotes(report, options);
  const text = renderDiff(shown, options.format, stdoutColours(options.output === undefined));
  if (options.output === undefined) process.stdout.write(text);
  else writeWhole(options.output, text);
  if (options.exitZero !== true && isDiffOver(report, thresholds)) process.exitCode = 1;
}

/** Formats for readers leave out the notes on a project's code: they say how a grant was worked out. */
const FOR_READERS: ReadonlySet<ReportFormatName> = new Set(['text', 'markdown', 'github']);

function withoutNotes(report: DiffReport, { format, needed, verbose, quiet }: DiffOptions): DiffReport {
  if (!FOR_READERS.has(format) || needed !== undefined || verbose === true) return report;
  const findings = report.findings.filter(({ severity }) => severity !== 'note');
  const hidden = report.findings.length - findings.length;
  if (hidden > 0 && quiet !== true) process.stderr.write(`${hidden} note${hidden === 1 ? '' : 's'} not shown: --verbose prints them\n`);
  return { ...report, findings };
}

/** What changed since a revision is for the reviewer to read; only a role that does not fit fails by itself. */
function defaultFailOn({ base, role, policy, accountAuthorization }: DiffOptions): string {
  const hasRole = role !== undefined || policy !== undefined || accountAuthorization !== undefined;
  return base !== undefined && !hasRole ? 'none' : DEFAULT_FAIL_ON;
}

async function reportOf(folder: string, options: DiffOptions): Promise<DiffReport> {
  const { needed, policy, boundary, baseline, role } = options;
  const { acceptDiff } = await import('../report/accept-diff.ts');
  const fromBaseline = baseline === undefined ? [] : await baselineAcceptances(baseline);
  if (needed === undefined) {
    const { diffProject } = await import('./diff-project.ts');
    const { report, ...project } = await diffProject(folder, options);
    const { projectComments } = await import('./ignore-comments-of-project.ts');
    const comments = projectComments(report, project);
    const { findings } = comments;
    return acceptDiff(
      { ...report, findings: [...report.findings, ...findings].sort(compareFindings) },
      [...fromBaseline, ...comments.acceptances],
      project.isWhole,
    );
  }
  if (policy === undefined) throw new UserError('diff: name the attached policies by --policy FILE');
  const { compareDocuments } = await import('./compare-documents.ts');
  const files = { needed, policy, ...(boundary === undefined ? {} : { boundary }), ...(role === undefined ? {} : { role }) };
  return acceptDiff(compareDocuments(files), fromBaseline, true);
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
