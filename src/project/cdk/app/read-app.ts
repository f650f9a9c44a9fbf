import path from 'node:path';
import type { Finding } from '../../../model/finding.ts';
import type { LambdaFunction } from '../../../model/lambda-function.ts';
import { literal } from '../../../model/pattern.ts';
import { Evaluator, StepsExhausted } from '../../../source/eval/evaluator.ts';
import { createProgram } from '../../../source/load/program.ts';
import { declaredRoles } from '../../cloudformation/declared-roles.ts';
import { templateKeys } from '../../cloudformation/encryption-keys.ts';
import { MAXIMUM_TEMPLATE_BYTES, parseTemplate } from '../../cloudformation/parse-template.ts';
import { type FunctionSelection, readExposure, readFunctions } from '../../cloudformation/read-functions.ts';
import { member, scalarText, type TemplateNode } from '../../cloudformation/template-node.ts';
import { withPlace } from '../../declared-place.ts';
import type { Description, ReadContext } from '../../project-reader.ts';
import { readDescriptionText } from '../../read-description-text.ts';
import { appEntry } from './app-entry.ts';
import { appTemplates } from './app-stacks.ts';
import { ConstructModel } from './construct-model.ts';
import { ConstructTree } from './construct-tree.ts';
import { functionClass } from './construct-types.ts';
import { contextValue } from './context-value.ts';
import { unreadOverrides } from './property-overrides.ts';
import { stackPlace } from './stack-place.ts';
import { isUnread } from './unread-construct.ts';

/**
 * A CDK app by its own source, where it was not synthesised: the code is read, never run.
 * @param file cdk.json, relative to the root
 * @throws {UserError} where cdk.json can't be parsed.
 */
export function readApp(file: string, { files, reading }: ReadContext): Description {
  const folder = path.posix.dirname(file) === '.' ? '' : path.posix.dirname(file);
  const { node } = parseTemplate(readDescriptionText(files, file, MAXIMUM_TEMPLATE_BYTES), file);
  const entry = appEntry(scalarText(member(node, 'app')), folder, files);
  if (entry.kind === 'unread') return { functions: [], encryptionKeys: new Map(), findings: [unreadApp(file, entry.reason)], included: [] };
  const { tree, findings } = runApp(files.root, entry.file, node, reading.parameters);
  const report = (finding: Finding): void => {
    findings.push(finding);
  };
  const place = { folder, files };
  const { stacks: evaluations, attachments } = appTemplates(tree, { place, file, stackName: reading.stackName, report });
  const declared = [...declaredRoles(evaluations, [], attachments)];
  const roles = new Map(declared.filter(([path]) => tree.get(path)?.imported === undefined));
  const selection: FunctionSelection = {
    describedBy: 'cdk',
    idOf: ({ logicalId }) => logicalId,
    roles,
    includes: ({ logicalId }) => tree.get(logicalId)?.imported === undefined,
  };
  const functions = evaluations.flatMap((evaluation) => readFunctions(evaluation, files, selection));
  const logicalIds = new Map(evaluations.flatMap(({ template }) => [...template.resources].map(([path, one]) => [path, one.generatedId])));
  const overrides = tree
    .all()
    .flatMap((construct) => (functionClass(construct.class) === undefined ? [] : unreadOverrides(construct, tree)));
  const encryptionKeys = new Map(evaluations.flatMap((evaluation) => [...templateKeys(evaluation)]));
  const all = [...findings, ...tree.findings, ...unreadConstructs(tree), ...overrides];
  return {
    functions: functions.map((lambda) => withPlace(withLogicalId(lambda, logicalIds), stackPlace(lambda.id, tree))),
    roles: [...roles.values()],
    exposures: evaluations.map((evaluation) => readExposure(evaluation, files, selection)),
    encryptionKeys,
    findings: all,
    included: [],
  };
}

/** In a template a role goes by the id that the CDK makes of its path. */
function withLogicalId(lambda: LambdaFunction, logicalIds: ReadonlyMap<string, string | undefined>): LambdaFunction {
  const { role } = lambda;
  const logicalId = role.id === undefined ? undefined : logicalIds.get(role.id);
  return logicalId === undefined ? lambda : { ...lambda, role: { ...role, logicalId } };
}

function runApp(
  root: string,
  file: string,
  configuration: TemplateNode,
  parameters: ReadonlyMap<string, string>,
): { readonly tree: ConstructTree; readonly findings: Finding[] } {
  const tree = new ConstructTree();
  const program = createProgram({ root, entries: [{ file }], layers: [] });
  const source = program.entryModule({ file });
  if (source === undefined) return { tree, findings: [...program.entryFindings({ file })] };
  const model = new ConstructModel(tree, {
    parameters,
    context: (evaluator, key, call) => contextValue(evaluator, member(configuration, 'context', key), call, key),
  });
  const env = new Map([...parameters].map(([name, value]) => [name, [literal(value)]] as const));
  const evaluator = new Evaluator(program, { id: file, file, env, envIsComplete: false, name: [], layers: [] }, model);
  const findings: Finding[] = [];
  try {
    evaluator.modules.run(source);
    model.finish(evaluator);
    evaluator.escaped.runAll();
  } catch (error) {
    if (!(error instanceof StepsExhausted) && !(error instanceof RangeError)) throw error;
    findings.push({ ...unreadApp(file, `${file} takes more steps than are spent on it`), origin: { file, line: 1, column: 1 } });
  }
  findings.push(...program.findings(source), ...evaluator.journal.findings().flatMap(appFinding));
  return { tree, findings };
}

/** What is said of calls to AWS: those that an app makes where it is synthesised are no function's. */
const ABOUT_CALLS = new Set([
  'client-handed-away',
  'foreign-credentials',
  'hand-signed-request',
  'other-program',
  'package-calls-aws',
  'unknown-operation',
  'unknown-service',
  'unresolved-command',
]);

/** What the evaluator did not understand of an app may be a construct that is not seen. */
function appFinding({ rule, message, origin }: Finding): readonly Finding[] {
  if (ABOUT_CALLS.has(rule)) return [];
  const [first = ''] = message.split(';');
  const text = rule === 'unresolved-callee' ? first.replace('an AWS call may be behind it', '') : first;
  const finding = { rule, severity: 'warning', message: `${text}; functions that the app makes there are not seen` } as const;
  return [origin === undefined ? finding : { ...finding, origin }];
}

function unreadApp(file: string, reason: string): Finding {
  return {
    rule: 'description-is-code',
    severity: 'warning',
    message: `${reason}; run 'cdk synth' and the functions are read from cdk.out`,
    origin: { file, line: 1, column: 1 },
    incomplete: '*',
  };
}

/** Constructs of packages that are not read may have functions of their own. */
function unreadConstructs(tree: ConstructTree): readonly Finding[] {
  return tree
    .all()
    .filter(isUnread)
    .map(({ class: name, origin, path: construct }) => ({
      rule: 'unread-construct',
      severity: 'warning',
      message: `what ${name} makes for ${construct} is not read; functions of it are seen in cdk.out, which 'cdk synth' writes`,
      origin,
    }));
}
