import { writeHcl } from '../hcl/write.ts';
import type { HclBlock } from '../hcl/write-syntax.ts';
import { attribute, block, stringValue, traversal } from '../hcl/write-syntax.ts';
import type { FunctionPolicy, PolicyResource, PolicyTarget } from './function-policy.ts';
import { policyTarget } from './policy-parts.ts';
import type { ProjectKind } from './resolution-settings.ts';
import { documentBlock, statementPatterns } from './terraform-document.ts';
import { dataSourcesOf } from './terraform-expression.ts';
import { distinctIdentifiers } from './terraform-names.ts';
import { policyResourceBlocks, terraformDocuments, terraformRole } from './terraform-policy-resources.ts';
import type { TerraformVariable, TerraformVariables } from './terraform-variables.ts';
import { terraformVariables } from './terraform-variables.ts';

/** What a Terraform file is to hold. */
export interface TerraformRequest {
  readonly policies: readonly FunctionPolicy[];
  readonly projectKind: ProjectKind;
  /** Asks for the resources that put the documents on the functions' roles. */
  readonly resource?: PolicyResource;
  /** Whose quotas the documents are to keep, where no resource says so. */
  readonly target?: PolicyTarget;
  /** Data sources (`aws_region.current`) that the folder has already: a name may be declared once. */
  readonly declaredData?: ReadonlySet<string>;
}

/** The texts of files that stand in one folder, in the layout of `terraform fmt`. */
export interface TerraformTexts {
  /** The data sources and variables of all functions, `''` for none. */
  readonly shared: string;
  /** The blocks of each function, in the order of the policies. */
  readonly functions: readonly string[];
}

/**
 * One Terraform file with an `aws_iam_policy_document` for each function, after the data sources and variables that they share.
 * Throws UserError where two functions would get the same name, and where a policy is too large for its resource.
 */
export function renderTerraform(request: TerraformRequest): string {
  const { shared, functions } = terraformBlocks(request);
  return writeHcl([...shared, ...functions.flat()]);
}

/** The same as files that stand beside each other. Throws as `renderTerraform`. */
export function renderTerraformFiles(request: TerraformRequest): TerraformTexts {
  const { shared, functions } = terraformBlocks(request);
  return { shared: shared.length === 0 ? '' : writeHcl(shared), functions: functions.map(writeHcl) };
}

function terraformBlocks(request: TerraformRequest): {
  readonly shared: HclBlock[];
  readonly functions: (readonly HclBlock[])[];
} {
  const { policies, projectKind, declaredData } = request;
  const patterns = policies.flatMap(({ statements }) => statements.flatMap(statementPatterns));
  const variables = terraformVariables(patterns, projectKind === 'terraform');
  const identifiers = distinctIdentifiers(policies.map(({ id }) => id));
  const written = policies.map((policy, index) => functionBlocks(identifiers[index] ?? '', policy, variables, request));
  const undeclared = dataSourcesOf(patterns).filter((type) => declaredData?.has(`${type}.current`) !== true);
  const data = undeclared.map((type) => block('data', [type, 'current'], []));
  const declared = [...variables.declared, ...written.flatMap(({ variable }) => variable ?? [])].map(variableBlock);
  return { shared: [...data, ...declared], functions: written.map(({ blocks }) => blocks) };
}

interface FunctionBlocks {
  readonly blocks: readonly HclBlock[];
  readonly variable?: TerraformVariable;
}

function functionBlocks(
  identifier: string,
  policy: FunctionPolicy,
  variables: TerraformVariables,
  { projectKind, resource, target }: TerraformRequest,
): FunctionBlocks {
  const limits = policyTarget({ ...(resource === undefined ? {} : { resource }), ...(target === undefined ? {} : { target }) });
  if (limits === undefined || (resource === undefined && policy.statements.length === 0))
    return { blocks: [documentBlock({ identifier, statements: policy.statements }, variables)] };
  const documents = terraformDocuments(identifier, policy, limits);
  if (resource === undefined) return { blocks: documents.map((document) => documentBlock(document, variables)) };
  if (documents.length === 0) return { blocks: [] };
  const { expression, variable } = terraformRole(identifier, policy, projectKind);
  const blocks = [
    ...documents.map((document) => documentBlock(document, variables)),
    ...policyResourceBlocks(documents, resource, expression),
  ];
  return variable === undefined ? { blocks } : { blocks, variable };
}

function variableBlock({ name, description, default: value }: TerraformVariable): HclBlock {
  return block(
    'variable',
    [name],
    [
      attribute('type', traversal('string')),
      ...(value === undefined ? [] : [attribute('default', stringValue(value))]),
      attribute('description', stringValue(description)),
    ],
  );
}
