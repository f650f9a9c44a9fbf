import { Argument, Command } from 'commander';
import { UserError } from '../support/errors.ts';
import { withCompilerCache } from './compiler-cache.ts';
import { addOutputOptions } from './output-options.ts';
import { addProjectOptions, type ProjectOptions, projectRequest } from './project-options.ts';
import { failOnOpenNames, resolutionSettings } from './resolution-options.ts';

/** `leastpriv explain`. */
export function explainCommand(): Command {
  const query = new Argument('<action|arn|rule>', 'an action such as dynamodb:PutItem or s3:*, the ARN of a resource, or a rule of check');
  return addOutputOptions(addProjectOptions(new Command('explain').addArgument(query)))
    .description('why the policy has this action or reaches this resource: the chain from the handler to the call')
    .addHelpText('after', EXAMPLES)
    .action(explain);
}

async function explain(query: string, folder: string, options: ProjectOptions): Promise<void> {
  if (/^LP\d{3}$/i.test(query)) return explainRule(query);
  const { openNames, projectNeeds } = await import('../run.ts');
  const { resolvedRequirements } = await import('../emit/policy-formats.ts');
  const { explanation } = await import('../report/explanation.ts');
  const needs = await withCompilerCache(() => projectNeeds(projectRequest(folder, options)));
  const settings = resolutionSettings(needs, options);
  failOnOpenNames(openNames(needs), options);
  const text = explanation(
    needs.functions.map(({ id, grants }) => ({
      ...{ id, requirements: resolvedRequirements(grants, settings) },
      ...(needs.usage === undefined ? {} : { usage: needs.usage.of(id) }),
    })),
    query,
  );
  const incomplete = needs.functions.filter((one) => one.incomplete).map(({ id }) => id);
  if (incomplete.length > 0) process.stderr.write(`incomplete: ${incomplete.join(', ')}: a grant may be missing, see leastpriv generate\n`);
  process.stdout.write(text);
  if (text !== '') return;
  process.stderr.write(`no function needs ${query}; leastpriv generate prints what they need\n`);
  process.exitCode = 1;
}

async function explainRule(id: string): Promise<void> {
  const { ruleText } = await import('../report/rules-text.ts');
  const { PRACTICE_RULES } = await import('../rules/all-practice-rules.ts');
  const text = ruleText(PRACTICE_RULES, id);
  if (text === undefined) throw new UserError(`${id}: no rule of this name; leastpriv check --list prints them`);
  process.stdout.write(text);
}

const EXAMPLES = `
Examples:
  leastpriv explain dynamodb:PutItem
  leastpriv explain 's3:*' shop --function GetOrder
  leastpriv explain arn:aws:s3:::invoices/2026/1.pdf shop
  leastpriv explain LP202

Exit codes: 0 found, 1 no function needs it, 2 input or usage error.`;
