import { cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCli } from '../commands/run-cli.ts';
import { planTerraform, terraformFormatting, terraformMissing, terraformPlanMissing } from '../emit/terraform-program.ts';
import { describePolicies, sampleFile, sampleFolder } from './sample-policies.ts';

const SAMPLE = 'inventory-terraform';

describePolicies({
  sample: SAMPLE,
  functions: ['aws_lambda_function.api', 'aws_lambda_function.worker["receive"]', 'aws_lambda_function.worker["reorder"]'],
  formats: ['terraform'],
});

it('an earlier result among the files of the project changes nothing', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'inventory-terraform-'));
  try {
    cpSync(sampleFolder(SAMPLE), folder, { recursive: true });
    rmSync(path.join(folder, 'expected'), { recursive: true });
    const generate = () => runCli(folder, 'generate', '-f', 'terraform').stdout;
    const first = generate();
    expect(first).toBe(sampleFile(SAMPLE, 'expected/policies.tf'));
    writeFileSync(path.join(folder, 'policies.tf'), first);
    expect(generate()).toBe(first);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

const withoutTerraform = terraformMissing();
if (withoutTerraform !== undefined) console.warn(`skipped: formatting samples/${SAMPLE} (${withoutTerraform})`);

describe.skipIf(withoutTerraform !== undefined)('the documents of all functions', () => {
  it('are in the layout of terraform fmt', () => {
    expect(terraformFormatting(sampleFile(SAMPLE, 'expected/policies.tf'))).toBe('');
  });
});

const withoutPlan = terraformPlanMissing();
if (withoutPlan !== undefined) console.warn(`skipped: planning samples/${SAMPLE} (${withoutPlan})`);

describe.skipIf(withoutPlan !== undefined)('the documents of all functions', () => {
  it('are planned as part of the project', async () => {
    const names = readdirSync(sampleFolder(SAMPLE), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.tf'));
    const project = names
      .filter((name) => !name.startsWith('expected'))
      .map((name) => [name.replaceAll(path.sep, '/'), withoutArchives(sampleFile(SAMPLE, name))]);
    const outputs = ['api', 'worker_receive', 'worker_reorder']
      .map((name) => `output "${name}" {\n  value = data.aws_iam_policy_document.aws_lambda_function_${name}.json\n}\n`)
      .join('');
    const files = { ...Object.fromEntries(project), 'policies.tf': sampleFile(SAMPLE, 'expected/policies.tf'), 'outputs.tf': outputs };
    await expect(planTerraform(files)).resolves.toBeDefined();
  });
});

/** Without the provider that makes archives, which a mirror of the AWS provider need not have. */
function withoutArchives(text: string): string {
  return text
    .replace(/^ {4}archive = \{[^}]*\}\n/m, '')
    .replace(/^data "archive_file" [\s\S]*?\n\}\n/m, '')
    .replace(/data\.archive_file\.functions\.output_(path|base64sha256)/g, '"functions.zip"');
}
