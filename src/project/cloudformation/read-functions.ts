import path from 'node:path';
import type { DataValue } from '../../model/data-value.ts';
import type { Finding } from '../../model/finding.ts';
import type { LambdaFunction } from '../../model/lambda-function.ts';
import { literalText, type Pattern, wildcard } from '../../model/pattern.ts';
import type { SafeFiles } from '../../source/load/safe-files.ts';
import { resourceKeys } from './encryption-keys.ts';
import type { Evaluation } from './evaluation.ts';
import { type FunctionDeclaration, functionResources } from './function-declaration.ts';
import { readEnvironment } from './function-environment.ts';
import { readFunctionCode } from './function-handler.ts';
import { readLayers } from './function-layers.ts';
import { readPlatform } from './function-platform.ts';
import { readRole } from './function-role.ts';
import { keyArn } from './key-resource.ts';
import { physicalName } from './resource-reference.ts';
import type { Resource, Template } from './template.ts';
import { TemplateEvaluator } from './template-evaluator.ts';

export interface ReadFunctionsOptions {
  readonly files: SafeFiles;
  readonly stackName: string | undefined;
  readonly parameters: ReadonlyMap<string, DataValue>;
  /** `Parent/` for a nested application. */
  readonly idPrefix: string;
}

export interface TemplateFunctions {
  readonly functions: readonly LambdaFunction[];
  readonly encryptionKeys: ReadonlyMap<string, Pattern>;
  readonly findings: readonly Finding[];
}

/** The functions that a template declares. */
export function readFunctions(template: Template, { files, stackName, parameters, idPrefix }: ReadFunctionsOptions): TemplateFunctions {
  const findings: Finding[] = [];
  const evaluation = new TemplateEvaluator(template, { stackName, parameters, report: (finding) => findings.push(finding) });
  const folder = path.posix.dirname(template.file);
  const functions = functionResources(template).map(({ resource, isSam }) =>
    readFunction({ id: `${idPrefix}${resource.logicalId}`, resource, isSam, folder, evaluation, files }),
  );
  return { functions, encryptionKeys: encryptionKeys(template, evaluation), findings };
}

function readFunction(declaration: FunctionDeclaration): LambdaFunction {
  const { id, resource, evaluation } = declaration;
  const names = physicalName(resource, evaluation);
  return {
    id,
    aliases: aliases(id, resource, names),
    ...readFunctionCode(declaration),
    ...readEnvironment(declaration),
    name: onlyName(names, resource),
    role: readRole(declaration),
    platform: readPlatform(declaration),
    layers: readLayers(declaration),
    origin: resource.origin,
  };
}

function aliases(id: string, resource: Resource, names: readonly Pattern[]): readonly string[] {
  const physical = names.flatMap((name) => {
    const [part] = name;
    const value = name.length === 1 && part?.kind === 'reference' ? part.value : name;
    return value === undefined ? [] : (literalText(value) ?? []);
  });
  return [...new Set([resource.logicalId, ...physical])].filter((alias) => alias !== id);
}

/** A function with several possible names is known by its reference alone. */
function onlyName(names: readonly Pattern[], resource: Resource): Pattern {
  const [name] = names;
  if (names.length === 1 && name !== undefined) return name;
  const reason = `${resource.logicalId} has several possible names`;
  return [{ kind: 'reference', resource: resource.logicalId, attribute: 'name', type: resource.type, reason, origin: resource.origin }];
}

function encryptionKeys(template: Template, evaluation: Evaluation): ReadonlyMap<string, Pattern> {
  const keys = new Map<string, Pattern>();
  for (const resource of template.resources.values()) {
    const [key, ...others] = resourceKeys(resource, evaluation);
    if (key !== undefined) keys.set(resource.logicalId, others.length === 0 ? key : keyArn(wildcard()));
  }
  return keys;
}
