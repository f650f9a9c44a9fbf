import { Command, Option } from 'commander';
import { REPORT_FORMAT_NAMES, type ReportFormatName } from '../report/report-format-names.ts';
import { UserError } from '../support/errors.ts';
import { writeWhole } from '../support/files.ts';
import { addAwsOptions } from './aws-options.ts';
import { baselineAcceptances } from './baseline-acceptances.ts';
import type { AttachedOptions } from './compared-project.ts';
import { isAtSeverity, parseThresholds } from './fail-on.ts';
import { addOutputOptions, type OutputOptions } from './output-options.ts';
import { addProjectOptions, collect } from './project-options.ts';
import { stdoutColours } from './terminal.ts';

interface CheckOptions extends AttachedOptions, OutputOptions {
  readonly format: ReportFormatName;
  readonly output?: string;
  readonly failOn: string;
  readonly exitZero?: boolean;
  readonly list?: boolean;
  readonly baseline?: string;
  readonly writeBaseline?: string;
}

const THRESHOLDS = ['incomplete', 'error', 'warning', 'note'] as const;

/** `leastpriv check`. */
export function checkCommand(): Command {
  return addOutputOptions(addAwsOptions(addProjectOptions(new Command('check'))))
    .description('the security practices for Lambda functions, checked in source, template and role')
    .option('--list', 'print the rules')
    .option('--role <name|arn>', 'the role as AWS has it now, instead of what the template declares')
    .option('--policy <file>', 'an attached policy: a document, or what the AWS CLI prints (repeatable)', collect)
    .option('--boundary <file>', 'the permissions boundary: a document, or what the AWS CLI prints')
    .option(
      '--account-authorization <file|live>',
      'the roles of the account: what aws iam get-account-authorization-details prints, or AWS now',
    )
    .option('--last-accessed', 'ask IAM when each role last tried its actions, and say it of those that are not needed')
    .addOption(new Option('-f, --format <format>', 'output language').choices(REPORT_FORMAT_NAMES).default('text'))
    .option('-o, --output <file>', 'write the report to this file')
    .option('--fail-on <list>', 'exit 1 on any of: incomplete, error, warning, note', 'error')
    .option('--baseline <file>', 'findings that are accepted, each with a reason (schemas/baseline.schema.json)')
    .option('--write-baseline <file>', 'write a baseline of everything that is found now, its reasons to be filled in')
    .option('--exit-zero', 'exit 0 whatever is found')
    .addHelpText('after', EXAMPLES)
    .action(check);
}

async function check(folder: string, options: CheckOptions): Promise<void> {
  const { PRACTICE_RULES } = await import('../rules/all-practice-rules.ts');
  if (options.list === true) {
    const { format, output, baseline, writeBaseline, function: functions } = options;
    if (format !== 'text' || [output, baseline, writeBaseline, functions].some((given) => given !== undefined))
      throw new UserError('--list prints the rules of every project as text: leave the other flags out');
    const { rulesText } = await import('../report/rules-text.ts');
    process.stdout.write(rulesText(PRACTICE_RULES));
    return;
  }
  if (options.writeBaseline !== undefined && (options.output !== undefined || options.format !== 'text'))
    throw new UserError('--write-baseline writes a baseline and no report: leave -f and -o out');
  const thresholds = parseThresholds(options.failOn, THRESHOLDS);
  const { checkProject, dayOf } = await import('./check-project.ts');
  const accepted = options.baseline === undefined ? [] : await baselineAcceptances(options.baseline);
  const report = await checkProject(folder, options, { today: dayOf(options.now), accepted });
  if (options.writeBaseline !== undefined) {
    const { baselineText } = await import('../report/write-baseline.ts');
    writeWhole(options.writeBaseline, baselineText({ functions: [], findings: report.findings }));
    process.stderr.write(`${options.writeBaseline}: written; say why in each "reason", then give it by --baseline\n`);
    return;
  }
  const { renderCheck } = await import('../report/check-formats.ts');
  const text = renderCheck(report, options.format, {
    colours: stdoutColours(options.output === undefined),
    showNotes: options.verbose === true,
    rules: PRACTICE_RULES,
  });
  if (options.output === undefined) process.stdout.write(text);
  else writeWhole(options.output, text);
  if (options.exitZero === true) return;
  const isOver = thresholds.some((threshold) =>
    threshold === 'incomplete' ? report.functions.some(({ incomplete }) => incomplete) : isAtSeverity(report.findings, threshold),
  );
  if (isOver) process.exitCode = 1;
}

const EXAMPLES = `
Examples:
  leastpriv check                                every function of the project here
  leastpriv check shop --function GetOrder --role shop-GetOrderRole-1ABC
  leastpriv check -f markdown -o report.md --exit-zero
  leastpriv check --list                         the rules; leastpriv explain LP202 tells more of one

Exit codes: 0 clean, 1 at or over --fail-on, 2 input or usage error.
More: docs/check.md`;
