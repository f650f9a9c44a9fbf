import { Command, Option } from 'commander';
import { UserError } from '../support/errors.ts';
import { writeWhole } from '../support/files.ts';
import { isDiffOver, parseDiffFailOn } from './diff-fail-on.ts';
import { collect } from './project-options.ts';
import { stdoutColours } from './terminal.ts';

interface DiffOptions {
  readonly policy?: readonly string[];
  readonly needed?: readonly string[];
  readonly boundary?: string;
  readonly format: 'text' | 'json' | 'markdown';
  readonly output?: string;
  readonly failOn: string;
  readonly exitZero?: boolean;
}

/** `leastpriv diff`. */
export function diffCommand(): Command {
  return new Command('diff')
    .description('what attached policies grant beside what is needed, and what they lack; each with a proof')
    .option('--policy <file>', 'an attached policy: a document, or what the AWS CLI prints (repeatable)', collect)
    .option('--needed <file>', 'a policy document of what is needed; no source is read (repeatable)', collect)
    .option('--boundary <file>', 'the permissions boundary: a document, or what the AWS CLI prints')
    .addOption(new Option('-f, --format <format>', 'output language').choices(['text', 'json', 'markdown']).default('text'))
    .option('-o, --output <file>', 'write the report to this file')
    .option('--fail-on <list>', 'exit 1 on any of: missing, excess, broader, incomplete, error, warning, note', 'missing,excess,broader')
    .option('--exit-zero', 'exit 0 whatever is found')
    .addHelpText('after', EXAMPLES)
    .action(diff);
}

async function diff(options: DiffOptions): Promise<void> {
  const thresholds = parseDiffFailOn(options.failOn);
  const { needed, policy, boundary } = options;
  if (needed === undefined) throw new UserError('diff: name what is needed by --needed FILE');
  if (policy === undefined) throw new UserError('diff: name the attached policies by --policy FILE');
  const { compareDocuments } = await import('./compare-documents.ts');
  const report = compareDocuments({ needed, policy, ...(boundary === undefined ? {} : { boundary }) });
  const { renderDiff } = await import('../report/diff-formats.ts');
  const text = renderDiff(report, options.format, stdoutColours(options.output === undefined));
  if (options.output === undefined) process.stdout.write(text);
  else writeWhole(options.output, text);
  if (options.exitZero !== true && isDiffOver(report, thresholds)) process.exitCode = 1;
}

const EXAMPLES = `
Examples:
  leastpriv diff --policy role.json --needed needed.json
  leastpriv diff --policy a.json --policy b.json --boundary boundary.json --needed needed.json -f markdown
  aws iam get-role-policy --role-name r --policy-name p > p.json && leastpriv diff --policy p.json --needed needed.json

Signs: + to add, - to remove, ~ to narrow, ? cannot tell.
Exit codes: 0 clean, 1 at or over --fail-on, 2 input or usage error.
More: docs/diff.md`;
