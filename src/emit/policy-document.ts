import type { Pattern } from '../model/pattern.ts';
import type { Statement } from '../model/statement.ts';
import type { RenderedCondition } from '../policy/condition.ts';
import { renderCondition } from '../policy/condition.ts';

/** The version of the policy language in which variables and `${*}` mean what this tool writes. */
export const POLICY_VERSION = '2012-10-17';

/** A policy document as IAM takes it, members in the order they are printed; `Text` is how the output writes a value. */
export interface PolicyDocument<Text = string> {
  readonly Version: string;
  readonly Statement: readonly StatementDocument<Text>[];
}

export interface StatementDocument<Text = string> {
  readonly Sid: string;
  readonly Effect: 'Allow';
  readonly Action: readonly string[];
  readonly Resource: readonly Text[];
  readonly Condition?: RenderedCondition<Text>;
}

/** The document of the statements, each pattern written by `render`. */
export function policyDocument<Text>(statements: readonly Statement[], render: (pattern: Pattern) => Text): PolicyDocument<Text> {
  return { Version: POLICY_VERSION, Statement: statements.map((statement) => statementDocument(statement, render)) };
}

function statementDocument<Text>(
  { sid, actions, resources, condition }: Statement,
  render: (pattern: Pattern) => Text,
): StatementDocument<Text> {
  const document = { Sid: sid, Effect: 'Allow', Action: actions, Resource: resources.map(render) } as const;
  return condition === undefined ? document : { ...document, Condition: renderCondition(condition, render) };
}
