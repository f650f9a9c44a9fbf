import { Command, Option } from 'commander';
import type { PolicyForm } from '../emit/function-policy.ts';
import type { PolicyFormatName } from '../emit/policy-formats.ts';
import { renderOrigin } from '../model/origin.ts';
import type { FunctionNeeds } from '../run.ts';
import { UserError } from '../support/errors.ts';
import { withCompilerCache } from './compiler-cache.ts';
import { isOver, parseFailOn } from './fail-on.ts';
import { addOutputOptions, type OutputOptions } from './output-options.ts';
import { leftoverFiles, policyDifferences } from './policy-differences.ts';
import { policyFiles, writePolicyFiles } from './policy-files.ts';
import { addProjectOptions, collect, type ProjectOptions, projectRequest } from './project-options.ts';
import { reportFindings } from './report-findings.ts';
import { failOnOpenNames, resolutionSettings } from './resolution-options.ts';

interface GenerateOptions extends ProjectOptions, OutputOptions, PolicyForm {
  readonly format: PolicyFormatName;
  readonly output?: string;
  readonly check?: boolean;
  readonly details?: boolean;
  readonly needed?: readonly string[];
  readonly runtime: boolean;
  readonly failOn: string;
}

/** `leastpriv generate`. */
export function generateCommand(): Command {
  return addOutputOptions(addProjectOptions(new Command('generate')))
    .description('print the minimal policy of each function')
    .addOption(new Option('-f, --format <format>', 'output language').choices(['json', 'terraform', 'cloudformation']).default('json'))
    .option('-o, --output <path>', 'write files: a folder for several functions, else one file; findings beside each policy')
    .option('--check', 'write nothing; exit 1 where the policy files under -o differ')
    .option('--needed <file>', 'convert this policy document to Terraform as it is; no source is read (repeatable)', collect)
    .addOption(
      new Option('--resource <kind>', 'Terraform, CloudFormation: which resource carries the policy').choices(['role-policy', 'policy']),
    )
    .addOption(
      new Option(
        '--target <kind>',
        'the kind of policy whose size IAM limits: managed ones are split, inline ones refused where too large',
      ).choices(['managed', 'inline']),
    )
    .option('--compact', 'action wildcards for known actions that only read (future ones will match as well)')
    .option('--details', 'JSON with the evidence of every grant and all findings (schemas/details.schema.json)')
    .option('--no-runtime', 'leave out what the Lambda platform itself needs (the LambdaRuntime statements)')
    .option('--fail-on <list>', 'exit 1 on any of: incomplete, error, warning, note', 'none')
    .addHelpText('after', EXAMPLES)
    .action(generate);
}

async function generate(folder: string, options: GenerateOptions): Promise<void> {
  const thresholds = parseFailOn(options.failOn);
  if (options.check === true && options.output === undefined) throw new UserError('--check: name the policy files by -o');
  if (options.needed !== undefined) {
    if (options.target !== undefined || options.compact === true)
      throw new UserError('--needed: a document is converted as it is; leave --target and --compact out');
    const { convertPolicyFiles } = await import('./convert-documents.ts');
    return convertPolicyFiles({ ...options, needed: options.needed });
  }
  const request = projectRequest(folder, options);
  const { openNames, projectNeeds } = await import('../run.ts');
  const { compactionFindings, policyFileExtension, renderPolicies, renderPolicyFiles, renderReport } = await import(
    '../emit/policy-formats.ts'
  );
  const found = await withCompilerCache(() => projectNeeds(request));
  const settings = resolutionSettings(found, options);
  const written = options.runtime ? found.functions : found.functions.map(withoutRuntime);
  const functions =
    options.compact === true
      ? written.map((one) => ({ ...one, findings: [...one.findings, ...compactionFindings(one, settings)] }))
      : written;
  const needs = { ...found, functions };
  reportFindings(needs, options);
  if (options.output === undefined) {
    const isReport = options.details === true;
    process.stdout.write(
      isReport ? renderReport(functions, needs.findings, settings, options) : renderPolicies(functions, options.format, settings, options),
    );
  } else {
    const texts = renderPolicyFiles(functions, options.format, settings, options);
    const rendered = functions.map((one, index) => ({ id: one.id, policy: texts.functions[index] ?? '', findings: findingsFile(one) }));
    const extension = policyFileExtension(options.format);
    const files = policyFiles({ target: options.output, extension, shared: texts.shared }, rendered);
    if (options.check === true) {
      const isWhole = options.function === undefined && options.handler === undefined && functions.length > 1;
      const differences = [...policyDifferences(files, placesOf(functions)), ...(isWhole ? leftoverFiles(files, extension) : [])];
      process.stderr.write(differences.map((line) => `${line}\n`).join(''));
      if (differences.length > 0) process.exitCode = 1;
    } else writePolicyFiles(files);
  }
  if (isOver(needs, thresholds)) process.exitCode = 1;
  failOnOpenNames(openNames(needs), options);
}

/** Where the source of a function needs an action: the first places, as `file:line:column`. */
function placesOf(functions: readonly FunctionNeeds[]): (id: string, action: string) => readonly string[] {
  return (id, action) => {
    const grants = functions.find((one) => one.id === id)?.grants;
    const requirements = [...(grants?.requirements ?? []), ...(grants?.platform ?? []).flatMap((statement) => statement.requirements)];
    const evidence = requirements.filter((one) => one.action === action).flatMap((one) => one.evidence);
    return [...new Set(evidence.flatMap((one) => (one.kind === 'trail' ? [] : [renderOrigin(one.origin)])))].slice(0, MOST_PLACES);
  };
}

const MOST_PLACES = 3;

function withoutRuntime(needs: FunctionNeeds): FunctionNeeds {
  return { ...needs, grants: { ...needs.grants, platform: [] } };
}

function findingsFile({ id, incomplete, findings }: FunctionNeeds): string {
  return `${JSON.stringify({ schemaVersion: 1, function: id, incomplete, findings }, null, 2)}\n`;
}

const EXAMPLES = `
Examples:
  leastpriv generate                                   every function of the project here
  leastpriv generate shop --function CreateOrder -f terraform
  leastpriv generate --handler src/app.ts#handler --env TABLE=orders
  leastpriv generate --needed policy.json -f terraform  convert a policy document
  leastpriv generate shop -o policies/ --check         in CI: are the committed policies still exact?

Exit codes: 0 clean, 1 at or over --fail-on or --check found a difference, 2 input or usage error.
More: docs/generate.md`;
