import type { Finding } from '../../model/finding.ts';
import type { Origin } from '../../model/origin.ts';
import type { SafeFiles } from '../../source/load/safe-files.ts';
import type { Evaluation } from './evaluation.ts';
import { withGlobals } from './sam-globals.ts';
import type { Resource, Template } from './template.ts';

/** A function resource of a template, with what reading it needs. */
export interface FunctionDeclaration {
  /** The id among the project's functions: the logical id, below its parents' ones in a nested application. */
  readonly id: string;
  readonly resource: Resource;
  readonly isSam: boolean;
  /** The folder of the template, relative to the root. */
  readonly folder: string;
  readonly evaluation: Evaluation;
  readonly files: SafeFiles;
}

const FUNCTION_TYPES: ReadonlyMap<string, boolean> = new Map([
  ['AWS::Serverless::Function', true],
  ['AWS::Lambda::Function', false],
  // Terraform's functions are described in SAM's terms, under their own type.
  ['aws_lambda_function', true],
  ['module.aws_lambda_function', true],
]);

/** True for the types of resources that are functions. */
export function isFunctionType(type: string): boolean {
  return FUNCTION_TYPES.has(type);
}

/** The function resources of a template, SAM's with the `Globals` section merged in. */
export function functionResources(template: Template): readonly { readonly resource: Resource; readonly isSam: boolean }[] {
  return [...template.resources.values()].flatMap((resource) => {
    const isSam = FUNCTION_TYPES.get(resource.type);
    if (isSam === undefined) return [];
    const properties = isSam ? withGlobals(resource.properties, template.globals, 'Function') : resource.properties;
    return [{ resource: { ...resource, properties }, isSam }];
  });
}

/** A finding about the function. */
export function aboutFunction(
  declaration: FunctionDeclaration,
  finding: Pick<Finding, 'rule' | 'severity' | 'message' | 'incomplete'> & { readonly origin?: Origin },
): Finding {
  return { origin: declaration.resource.origin, ...finding, function: declaration.id };
}
