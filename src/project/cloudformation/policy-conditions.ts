import type { AttachedCondition } from '../../model/attached-role.ts';
import type { DataValue } from '../../model/data-value.ts';
import { policyText } from './policy-text.ts';
import { combinations, isUnread, type PolicyContext, textLists, type Unread } from './policy-texts.ts';
import { member, type TemplateNode } from './template-node.ts';

/** Operators of which the values have wildcards: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html. */
const WITH_WILDCARDS = /Like|^(?:For(?:All|Any)Values:)?Arn/;

/** The clauses of a statement's `Condition`, once per combination of values that it may have; one empty list where there is none. */
export function readConditions(statement: TemplateNode, context: PolicyContext): readonly (readonly AttachedCondition[])[] | Unread {
  const node = member(statement, 'Condition');
  if (node === undefined) return [[]];
  const clauses: (readonly AttachedCondition[])[] = [];
  const operators = entries(context.evaluation.value(node));
  if (operators === undefined) return { unread: 'Condition is known only at deployment' };
  for (const [operator, keys] of operators) {
    const tests = entries(keys);
    if (tests === undefined) return { unread: `Condition ${operator} is known only at deployment` };
    for (const [key, values] of tests) {
      const lists = textLists(values, node, `Condition ${key}`, context.evaluation);
      if (isUnread(lists)) return lists;
      clauses.push(
        lists.map((patterns) => ({
          operator,
          key,
          values: WITH_WILDCARDS.test(operator) ? patterns.map((pattern) => policyText(pattern, context.version)) : patterns,
        })),
      );
    }
  }
  return combinations(clauses) ?? { unread: 'Condition has too many possible values' };
}

/** The members of a value that is surely one map with known members; absent ones are none. */
function entries(value: DataValue): readonly (readonly [string, DataValue])[] | undefined {
  const [only, ...others] = value;
  if (only?.kind === 'absent' && others.length === 0) return [];
  if (only?.kind !== 'record' || others.length > 0 || only.open !== undefined || only.computed.length > 0) return undefined;
  return [...only.members].filter(([, member]) => !member.every(({ kind }) => kind === 'absent'));
}
