import path from 'node:path';
import type { Finding } from '../../model/finding.ts';
import { templateKeys } from '../cloudformation/encryption-keys.ts';
import { MAXIMUM_TEMPLATE_BYTES, parseTemplate } from '../cloudformation/parse-template.ts';
import { readFunctions } from '../cloudformation/read-functions.ts';
import { TemplateEvaluator } from '../cloudformation/template-evaluator.ts';
import type { Description, ProjectReader, ReadContext } from '../project-reader.ts';
import { readDescriptionText } from '../read-description-text.ts';
import { serviceTemplate } from './service-template.ts';
import { ServiceVariables } from './service-variables.ts';

const NAMES = /^serverless([.-][\w-]+)?\.(ya?ml|json)$/;
const CODE = /^serverless\.[mc]?[jt]s$/;

/** Services of the Serverless Framework, versions 2 to 4, and of osls. */
export const serverlessReader: ProjectReader = { looksFor: 'serverless.yml', find, accepts, read };

/** A service is described by one file per folder; another name counts only where there is none of the usual one. */
function find(folder: string, names: readonly string[]): readonly string[] {
  const usual = names.filter((name) => /^serverless\.(ya?ml|json)$/.test(name));
  const found = usual.length > 0 ? usual.slice(-1) : names.filter((name) => CODE.test(name)).slice(0, 1);
  return found.map((name) => path.posix.join(folder, name));
}

function accepts(name: string): boolean {
  return NAMES.test(name) || CODE.test(name);
}

function read(file: string, { files, reading }: ReadContext): Description {
  if (CODE.test(path.posix.basename(file))) return nothing(codeFinding(file));
  const findings: Finding[] = [];
  const report = (finding: Finding): void => {
    findings.push(finding);
  };
  const parsed = parseTemplate(readDescriptionText(files, file, MAXIMUM_TEMPLATE_BYTES), file);
  const variables = new ServiceVariables({ root: parsed.node, folder: path.posix.dirname(file), files, given: reading.parameters, report });
  const service = serviceTemplate(file, variables, reading.parameters, report);
  if (service === undefined) return nothing(...parsed.findings, ...findings);
  const evaluation: TemplateEvaluator = new TemplateEvaluator(service.template, {
    stack: { isNested: false, ...(reading.stackName === undefined ? {} : { name: reading.stackName }) },
    prefix: '',
    parameters: new Map([...service.parameters, ...variables.parameters]),
    declared: (reference) => {
      const resource = service.template.resources.get(reference);
      return resource === undefined ? undefined : { resource, evaluation };
    },
    nestedOutput: () => undefined,
    report,
  });
  const functions = readFunctions(evaluation, files, { idOf: ({ logicalId }) => service.keys.get(logicalId) }).map((lambda) =>
    lambda.role.kind === 'implicit' ? { ...lambda, role: { kind: 'implicit' as const, id: 'IamRoleLambdaExecution' } } : lambda,
  );
  return { functions, encryptionKeys: templateKeys(evaluation), findings: [...parsed.findings, ...findings], included: [] };
}

function nothing(...findings: readonly Finding[]): Description {
  return { functions: [], encryptionKeys: new Map(), findings, included: [] };
}

function codeFinding(file: string): Finding {
  return {
    rule: 'description-is-code',
    severity: 'warning',
    message: `${file} is code, which is not run: write what 'serverless print --format json' prints to a file and give it with --template`,
    origin: { file, line: 1, column: 1 },
    incomplete: '*',
  };
}
