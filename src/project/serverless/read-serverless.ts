import path from 'node:path';
import type { DataValue } from '../../model/data-value.ts';
import type { Finding } from '../../model/finding.ts';
import type { LambdaFunction } from '../../model/lambda-function.ts';
import type { SafeFiles } from '../../source/load/safe-files.ts';
import { declaredRoles } from '../cloudformation/declared-roles.ts';
import { templateKeys } from '../cloudformation/encryption-keys.ts';
import { MAXIMUM_TEMPLATE_BYTES, type ParsedTemplate, parseTemplate } from '../cloudformation/parse-template.ts';
import { readExposure, readFunctions } from '../cloudformation/read-functions.ts';
import type { Resource } from '../cloudformation/template.ts';
import { TemplateEvaluator } from '../cloudformation/template-evaluator.ts';
import { member, type TemplateNode } from '../cloudformation/template-node.ts';
import { ValueNodes } from '../cloudformation/value-nodes.ts';
import { onlyText } from '../data-values.ts';
import { declaredPlace, withPlace } from '../declared-place.ts';
import { moduleValue } from '../module-value.ts';
import type { Description, ProjectReader, ReadContext } from '../project-reader.ts';
import { readDescriptionText } from '../read-description-text.ts';
import { relativeToRoot } from '../relative-path.ts';
import { frameworkPolicies } from './framework-policies.ts';
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

function read(file: string, { files, reading, projectExports }: ReadContext): Description {
  const findings: Finding[] = [];
  const report = (finding: Finding): void => {
    findings.push(finding);
  };
  const parsed = CODE.test(path.posix.basename(file))
    ? readCode(file, files, reading.parameters)
    : { ...readText(file, files), parameters: new Map<string, DataValue>() };
  if (parsed === undefined) return nothing(codeFinding(file));
  const variables = new ServiceVariables({ root: parsed.node, folder: path.posix.dirname(file), files, given: reading.parameters, report });
  const service = serviceTemplate(file, variables, reading.parameters, report);
  if (service === undefined) return nothing(...parsed.findings, ...findings);
  const region = variables.at('provider', 'region');
  const evaluation: TemplateEvaluator = new TemplateEvaluator(service.template, {
    stack: { isNested: false, ...(reading.stackName === undefined ? {} : { name: reading.stackName }) },
    prefix: '',
    parameters: new Map([...parsed.parameters, ...service.parameters, ...variables.parameters]),
    declared: (reference) => {
      const resource = service.template.resources.get(reference);
      return resource === undefined ? undefined : { resource, evaluation };
    },
    nestedOutput: () => undefined,
    imported: (name) => projectExports.imported(name, file),
    report,
  });
  const roles = declaredRoles([evaluation], [], frameworkPolicies(service.roles, service.roleContext, evaluation));
  const made = new Set(service.roles.map(({ resource }) => resource.logicalId));
  const selection = { idOf: ({ logicalId }: Resource) => service.keys.get(logicalId), describedBy: 'serverless', roles } as const;
  // `--region` comes before it, as `--stage` before the stage: https://github.com/oss-serverless/serverless/blob/main/docs/guides/serverless.yml.md
  const place = declaredPlace({ region: onlyText(evaluation.value(region)) });
  const functions = readFunctions(evaluation, files, selection).map((lambda): LambdaFunction => {
    const role = made.has(lambda.role.id ?? '') ? ({ ...lambda.role, kind: 'implicit' } as const) : lambda.role;
    const platform = service.withoutLog.has(lambda.id) ? lambda.platform.filter(({ need }) => !LOG_NEEDS.has(need)) : lambda.platform;
    return withPlace({ ...lambda, role, platform }, place);
  });
  return {
    functions,
    roles: [...roles.values()],
    exposures: [readExposure(evaluation, files, selection)],
    encryptionKeys: templateKeys(evaluation),
    findings: [...parsed.findings, ...findings],
    included: [],
  };
}

/** The rows of policies/execution for writing the function's log. */
const LOG_NEEDS = new Set(['logs', 'logs-create-group']);

interface ServiceFile {
  readonly node: TemplateNode;
  readonly parameters: ReadonlyMap<string, DataValue>;
  readonly findings: readonly Finding[];
}

function readText(file: string, files: SafeFiles): ParsedTemplate {
  return parseTemplate(readDescriptionText(files, file, MAXIMUM_TEMPLATE_BYTES), file);
}

/** serverless.ts and its kin export the service; `undefined` where that can't be told without running it. */
function readCode(file: string, files: SafeFiles, given: ReadonlyMap<string, string>): ServiceFile | undefined {
  // The framework runs in the service's folder, so that is where relative paths start; code it shares with others may lie above.
  for (const root of [path.join(files.root, path.posix.dirname(file)), files.root]) {
    const { value } = moduleValue(root, relativeToRoot(root, files.root, file), given);
    const nodes = new ValueNodes();
    const node = nodes.node(value, { file, line: 1, column: 1 });
    if (member(node, 'functions')?.kind === 'map')
      return node === undefined ? undefined : { node, parameters: nodes.parameters, findings: [] };
  }
  return undefined;
}

function nothing(...findings: readonly Finding[]): Description {
  return { functions: [], encryptionKeys: new Map(), findings, included: [] };
}

function codeFinding(file: string): Finding {
  return {
    rule: 'description-is-code',
    severity: 'warning',
    message: `${file} is code, of which the service can't be told without running it: write what 'serverless print --format json' prints to a file and give it with --template`,
    origin: { file, line: 1, column: 1 },
    incomplete: '*',
  };
}
