import type { Pattern } from '../model/pattern.ts';
import type { Statement } from '../model/statement.ts';
import type { RenderedCondition } from '../policy/condition.ts';
import { renderCondition } from '../policy/condition.ts';

/** The version of the policy language in which variables and `${*}` mean what this tool writes. */
export const POLICY_VERSION = '2012-10-17';

/** A policy document as IAM takes it, members in the order they are printed. */
export interface PolicyDocument {
  readonly Version: string;
  readonly Statement: readonly StatementDocument[];
}

export interface StatementDocument {
  readonly Sid: string;
  readonly Effect: 'Allow';
  readonly Action: readonly string[];
  readonly Resource: readonly string[];
  readonly Condition?: RenderedCondition;
}

/** The document of the statements, each pattern written by `render`. */
export function policyDocument(statements: readonly Statement[], render: (pattern: Pattern) => string): PolicyDocument {
  return { Version: POLICY_VERSION, Statement: statements.map((statement) => statementDocument(statement, render)) };
}

function statementDocument({ sid, actions, resources, condition }: Statement, render: (pattern: Pattern) => string): StatementDocument {
  const document = { Sid: sid, Effect: 'Allow', Action: actions, Resource: resources.map(render) } as const;
  return condition === undefined ? document : { ...document, Condition: renderCondition(condition, render) };
}
