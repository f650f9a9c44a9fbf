import type { HclBlock, HclBody, HclExpression } from '../hcl/write-syntax.ts';
import { attribute, block, call, object, stringValue, traversal, tuple } from '../hcl/write-syntax.ts';
import type { Pattern } from '../model/pattern.ts';
import type { Condition } from '../model/requirement.ts';
import type { Statement } from '../model/statement.ts';
import { renderCondition } from '../policy/condition.ts';
import { POLICY_VERSION } from './policy-document.ts';
import { terraformExpression } from './terraform-expression.ts';
import type { TerraformVariables } from './terraform-variables.ts';

/** The statements that one document holds, and its name. */
export interface TerraformDocument {
  readonly identifier: string;
  readonly statements: readonly Statement[];
}

/**
 * The block that holds the document: a data source, or a local value of `jsonencode` where a text has `&{`, which the data source would turn into `${`.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/data-sources/iam_policy_document#context-variable-interpolation
 */
export function documentBlock(document: TerraformDocument, variables: TerraformVariables): HclBlock {
  const { identifier, statements } = document;
  if (!holdsInDataSource(document)) return block('locals', [], [attribute(identifier, jsonDocument(statements, variables))]);
  const body = statements.map((statement) => block('statement', [], statementBody(statement, variables)));
  return block('data', ['aws_iam_policy_document', identifier], body);
}

/** The JSON text of the document that the block holds. */
export function documentJson(document: TerraformDocument): HclExpression {
  const { identifier } = document;
  return traversal(holdsInDataSource(document) ? `data.aws_iam_policy_document.${identifier}.json` : `local.${identifier}`);
}

/** Every pattern of the statement that Terraform writes as an expression. */
export function statementPatterns({ resources, condition }: Statement): readonly Pattern[] {
  return [...resources, ...Object.values(condition ?? {}).flatMap((keys) => Object.values(keys).flat())];
}

function holdsInDataSource({ statements }: TerraformDocument): boolean {
  return statements
    .flatMap(statementPatterns)
    .every((pattern) => pattern.every((part) => part.kind !== 'literal' || !part.text.includes('&{')));
}

function statementBody({ sid, actions, resources, condition }: Statement, variables: TerraformVariables): HclBody {
  return [
    attribute('sid', stringValue(sid)),
    attribute('effect', stringValue('Allow')),
    attribute('resources', expressions(resources, variables)),
    attribute('actions', tuple(actions.map(stringValue))),
    ...conditionBlocks(condition ?? {}, variables),
  ];
}

function conditionBlocks(condition: Condition, variables: TerraformVariables): HclBlock[] {
  return Object.entries(condition).flatMap(([test, keys]) =>
    Object.entries(keys).map(([variable, values]) => {
      const names = [attribute('test', stringValue(test)), attribute('variable', stringValue(variable))];
      return block('condition', [], [...names, attribute('values', expressions(values, variables))]);
    }),
  );
}

function jsonDocument(statements: readonly Statement[], variables: TerraformVariables): HclExpression {
  const list = statements.map(({ sid, actions, resources, condition }) =>
    object([
      attribute('Sid', stringValue(sid)),
      attribute('Effect', stringValue('Allow')),
      attribute('Action', tuple(actions.map(stringValue))),
      attribute('Resource', expressions(resources, variables)),
      ...(condition === undefined ? [] : [attribute('Condition', jsonCondition(condition, variables))]),
    ]),
  );
  return call('jsonencode', object([attribute('Version', stringValue(POLICY_VERSION)), attribute('Statement', tuple(list))]));
}

function jsonCondition(condition: Condition, variables: TerraformVariables): HclExpression {
  const rendered = renderCondition(condition, (pattern) => terraformExpression(pattern, variables));
  return object(
    Object.entries(rendered).map(([operator, keys]) =>
      attribute(operator, object(Object.entries(keys).map(([key, values]) => attribute(key, tuple(values))))),
    ),
  );
}

function expressions(patterns: readonly Pattern[], variables: TerraformVariables): HclExpression {
  return tuple(patterns.map((pattern) => terraformExpression(pattern, variables)));
}
