import path from 'node:path';
import type { AttachedRole } from '../../model/attached-role.ts';
import type { Exposure } from '../../model/exposure.ts';
import type { LambdaFunction } from '../../model/lambda-function.ts';
import { literalText, type Pattern } from '../../model/pattern.ts';
import type { SafeFiles } from '../../source/load/safe-files.ts';
import { constructPath } from './construct-path.ts';
import type { Evaluation } from './evaluation.ts';
import { exposureOf } from './exposure/exposure-of.ts';
import { readFunctionSettings } from './exposure/function-settings.ts';
import { type FunctionDeclaration, functionResources } from './function-declaration.ts';
import { readEnvironment } from './function-environment.ts';
import { readFunctionCode } from './function-handler.ts';
import { readLayers } from './function-layers.ts';
import { readPlatform } from './function-platform.ts';
import { type KnownRoles, readRole } from './function-role.ts';
import { physicalName } from './resource-reference.ts';
import type { Resource } from './template.ts';

export interface FunctionSelection {
  /** The id of a function; the CDK's construct path or the logical id unless told. */
  readonly idOf?: (resource: Resource) => string | undefined;
  /** False for functions that are left out; all are read unless told. */
  readonly includes?: (resource: Resource) => boolean;
  /** CloudFormation, SAM included, unless told. */
  readonly describedBy?: NonNullable<LambdaFunction['describedBy']>;
  /** What the description says of its roles, by the name that references have. */
  readonly roles?: ReadonlyMap<string, AttachedRole>;
  /** The role that another stack of the project exports under a name. */
  readonly importedRole?: (name: Pattern) => AttachedRole | undefined;
}

/** The functions that the template of an evaluation declares. */
export function readFunctions(evaluation: Evaluation, files: SafeFiles, selection: FunctionSelection = {}): readonly LambdaFunction[] {
  const { describedBy = 'cloudformation', roles = new Map(), importedRole = () => undefined } = selection;
  const known: KnownRoles = { roles, importedRole };
  return declarations(evaluation, files, selection).map((declaration) => ({ ...readFunction(declaration, known), describedBy }));
}

/** The ways from outside to those functions. */
export function readExposure(evaluation: Evaluation, files: SafeFiles, selection: FunctionSelection = {}): Exposure {
  return exposureOf(evaluation, declarations(evaluation, files, selection));
}

function declarations(
  evaluation: Evaluation,
  files: SafeFiles,
  { idOf = constructPath, includes = () => true }: FunctionSelection,
): readonly FunctionDeclaration[] {
  const folder = path.posix.dirname(evaluation.template.file);
  return functionResources(evaluation.template)
    .filter(({ resource }) => includes(resource))
    .map(({ resource, isSam }) => {
      const id = idOf(resource) ?? `${evaluation.prefix}${resource.logicalId}`;
      return { id, resource, isSam, folder, evaluation, files };
    });
}

function readFunction(declaration: FunctionDeclaration, known: KnownRoles): LambdaFunction {
  const { id, resource, evaluation } = declaration;
  const names = physicalName(resource, evaluation);
  return {
    id,
    aliases: aliases(id, resource, names),
    ...readFunctionCode(declaration),
    ...readEnvironment(declaration),
    name: onlyName(names, declaration),
    role: readRole(declaration, known),
    platform: readPlatform(declaration),
    layers: readLayers(declaration),
    settings: readFunctionSettings(declaration),
    origin: resource.origin,
  };
}

function aliases(id: string, resource: Resource, names: readonly Pattern[]): readonly string[] {
  const physical = names.flatMap((name) => {
    const [part] = name;
    const value = name.length === 1 && part?.kind === 'reference' ? part.value : name;
    return value === undefined ? [] : (literalText(value) ?? []);
  });
  const generated = resource.generatedId === undefined ? [] : [resource.generatedId];
  return [...new Set([resource.logicalId, ...generated, lastSegment(id), ...physical])].filter((alias) => alias !== id);
}

/** Of a path, or of a Terraform address. */
function lastSegment(id: string): string {
  return id.slice(id.lastIndexOf('/') + 1).replace(/^(?:.*\.)?aws_lambda_function\./, '');
}

/** A function with several possible names is known by its reference alone. */
function onlyName(names: readonly Pattern[], { id, resource, evaluation }: FunctionDeclaration): Pattern {
  const [name] = names;
  if (names.length === 1 && name !== undefined) return name;
  const reason = `${id} has several possible names`;
  return [
    {
      kind: 'reference',
      resource: `${evaluation.prefix}${resource.logicalId}`,
      attribute: 'name',
      type: resource.type,
      reason,
      origin: resource.origin,
    },
  ];
}
