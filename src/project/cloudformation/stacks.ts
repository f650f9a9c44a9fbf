import path from 'node:path';
import type { DataValue } from '../../model/data-value.ts';
import type { Finding } from '../../model/finding.ts';
import type { Pattern } from '../../model/pattern.ts';
import type { SafeFiles } from '../../source/load/safe-files.ts';
import { UserError } from '../../support/errors.ts';
import type { ComparedParameters } from '../compared-parameters.ts';
import { readDescriptionText } from '../read-description-text.ts';
import { relativeToRoot } from '../relative-path.ts';
import { comparedParameters } from './compared-parameters.ts';
import { decideConditions } from './decide-conditions.ts';
import type { DeclaredResource, Evaluation } from './evaluation.ts';
import { expandLoops } from './expand-loops.ts';
import { exportedRole, exportedValue } from './exported-values.ts';
import { includeFiles } from './include-files.ts';
import { nestedTemplate } from './nested-template.ts';
import { parameterValue } from './parameters.ts';
import { MAXIMUM_TEMPLATE_BYTES, parseTemplate } from './parse-template.ts';
import { type Resource, readTemplate } from './template.ts';
import { TemplateEvaluator } from './template-evaluator.ts';
import { member, type TemplateMap, type TemplateNode } from './template-node.ts';

/** A template with the templates it nests, each ready to be evaluated; the outermost first. */
export interface Stacks {
  readonly evaluations: readonly Evaluation[];
  /** The files of the nested templates and of what templates include, relative to the root. */
  readonly nestedFiles: readonly string[];
  /** Grows while the evaluations are used. */
  readonly findings: readonly Finding[];
  /** Of the outermost template. */
  readonly compared: ComparedParameters;
  /** What these templates export under a name, as other stacks see it. */
  exported(name: Pattern): DataValue | undefined;
  /** The reference of the role that these templates export under a name. */
  exportedRole(name: Pattern): string | undefined;
}

export interface StackOptions {
  readonly files: SafeFiles;
  /** Parameter values that the user gives to the outermost template. */
  readonly parameters: ReadonlyMap<string, string>;
  readonly stackName: string | undefined;
  /** As in `ProjectReading`. */
  readonly unlike?: ReadonlySet<string>;
  /** What other stacks of the project export. */
  readonly imported?: (name: Pattern) => DataValue | undefined;
}

const MAXIMUM_DEPTH = 10;

/**
 * Reads a template (relative to the root) with everything it nests by a local path.
 * @throws {UserError} where the outermost template can't be parsed.
 */
export function readStacks(file: string, { files, parameters, stackName, imported, unlike }: StackOptions): Stacks {
  const findings: Finding[] = [];
  const report = (finding: Finding): void => {
    findings.push(finding);
  };
  const declared = new Map<string, DeclaredResource>();
  const evaluations: Evaluation[] = [];
  const nestedFiles: string[] = [];
  let compared: ComparedParameters = new Map();
  const exporting: { readonly outputs: TemplateNode | undefined; readonly evaluation: Evaluation }[] = [];

  function readStack(
    current: string,
    prefix: string,
    parents: readonly string[],
    given: (name: string, declaration: TemplateMap) => DataValue,
  ): Evaluation & { readonly outputs: TemplateMap | undefined } {
    const parsed = parseTemplate(readDescriptionText(files, current, MAXIMUM_TEMPLATE_BYTES), current);
    const included = includeFiles(parsed.node, path.posix.dirname(current), files);
    nestedFiles.push(...included.included);
    const expanded = expandLoops(included.node, parameters);
    if (prefix === '') compared = comparedParameters(expanded.node);
    const template = prefix === '' ? decideConditions(expanded.node, parameters, unlike) : expanded.node;
    const read = readTemplate(template, current);
    for (const finding of [...parsed.findings, ...included.findings, ...expanded.findings, ...read.findings]) report(finding);
    const children = new Map<string, ReturnType<typeof readStack> | undefined>();
    const evaluation: TemplateEvaluator = new TemplateEvaluator(read.template, {
      stack: { isNested: prefix !== '', ...(stackName === undefined || prefix !== '' ? {} : { name: stackName }) },
      prefix,
      parameters: new Map([...read.template.parameters].map(([name, node]) => [name, given(name, node)])),
      declared: (reference) => declared.get(reference),
      nestedOutput: (logicalId, output) => {
        const child = nested(logicalId);
        const value = member(child?.outputs, output, 'Value');
        return value === undefined ? undefined : child?.value(value);
      },
      report,
      ...(imported === undefined ? {} : { imported }),
    });
    evaluations.push(evaluation);
    for (const resource of read.template.resources.values()) declared.set(`${prefix}${resource.logicalId}`, { resource, evaluation });
    for (const logicalId of read.template.resources.keys()) nested(logicalId);
    const outputs = member(template, 'Outputs');
    exporting.push({ outputs, evaluation });
    return Object.assign(evaluation, { outputs: outputs?.kind === 'map' ? outputs : undefined });

    function nested(logicalId: string): ReturnType<typeof readStack> | undefined {
      if (!children.has(logicalId)) {
        children.set(logicalId, undefined);
        const resource = read.template.resources.get(logicalId);
        if (resource !== undefined) children.set(logicalId, readChild(resource));
      }
      return children.get(logicalId);
    }

    function readChild(resource: Resource): ReturnType<typeof readStack> | undefined {
      const location = nestedTemplate(resource, evaluation, files, path.posix.dirname(current));
      if (location.kind === 'none') return undefined;
      const chain = [...parents, current];
      const problem =
        location.kind === 'unread'
          ? location.reason
          : chain.includes(location.file)
            ? 'it contains itself'
            : chain.length > MAXIMUM_DEPTH
              ? 'it is nested too deeply'
              : undefined;
      if (location.kind === 'unread' || problem !== undefined) {
        report(unread(resource, problem ?? ''));
        return undefined;
      }
      nestedFiles.push(location.file);
      try {
        return readStack(location.file, `${prefix}${resource.logicalId}/`, chain, (name, declaration) => {
          const node = member(resource.properties, 'Parameters', name);
          return node === undefined ? parameterValue(name, declaration, undefined, report) : evaluation.value(node);
        });
      } catch (error) {
        if (!(error instanceof UserError)) throw error;
        report(unread(resource, error.message));
        return undefined;
      }
    }
  }

  readStack(relativeToRoot(files.root, '.', file), '', [], (name, declaration) =>
    parameterValue(name, declaration, parameters.get(name), report),
  );
  return {
    evaluations,
    nestedFiles,
    findings,
    compared,
    exported: (name) => firstOf(exporting, ({ outputs, evaluation }) => exportedValue(name, outputs, evaluation)),
    exportedRole: (name) => firstOf(exporting, ({ outputs, evaluation }) => exportedRole(name, outputs, evaluation)),
  };
}

function firstOf<T, R>(items: readonly T[], find: (item: T) => R | undefined): R | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}

function unread(resource: Resource, reason: string): Finding {
  return {
    rule: 'unread-nested-stack',
    severity: 'warning',
    message: `the nested stack ${resource.logicalId} is not read: ${reason}; its functions are not seen`,
    origin: resource.origin,
  };
}
