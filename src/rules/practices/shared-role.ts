import { patternKey } from '../../model/pattern.ts';
import type { Requirement } from '../../model/requirement.ts';
import type { FunctionFacts } from '../practice-facts.ts';
import type { FunctionRule } from '../practice-rule.ts';

/** Functions with different needs share a role, so each has what the others need. */
export const sharedRole: FunctionRule = {
  id: 'LP107',
  name: 'shared-role',
  title: 'Shared role',
  practice: 1,
  scope: 'function',
  severity: 'warning',
  meaning: 'Several functions run with the same role and do not need the same.',
  reason: 'Each of them may do what any of the others needs.',
  fix: 'Give each function a role of its own; with the Serverless Framework by serverless-iam-roles-per-function.',
  example: 'Role: !GetAtt GetOrderRole.Arn',
  sources: ['https://docs.aws.amazon.com/lambda/latest/operatorguide/wildcard-permissions-iam.html'],
  check: (facts, { functions }) => {
    const key = roleKey(facts);
    if (key === undefined) return { findings: [], undecided: 'the role of the function is not known' };
    const others = functions.filter((other) => other.function !== facts.function && roleKey(other) === key);
    if (others.length === 0) return { findings: [], evidence: 'a role of its own' };
    const own = needs(facts);
    const excess = surplus(others.flatMap(needs), own);
    if (excess.length === 0) return { findings: [], evidence: `a role of ${others.length + 1} functions with the same needs` };
    const shown = excess.slice(0, 3).join(', ') + (excess.length > 3 ? ` and ${excess.length - 3} more` : '');
    const names = others
      .map(({ function: { id } }) => id)
      .sort()
      .join(', ');
    const message = `the role is shared with ${names}, whose needs this function gets too (${shown}): give it a role of its own`;
    return { findings: [{ message, origin: facts.function.origin }], evidence: 'a shared role' };
  },
};

/** What tells roles apart: the one object of what is known of the role, else the name or ARN. */
function roleKey({ role: attached, function: { role } }: FunctionFacts): unknown {
  return attached ?? role.declared ?? (role.kind === 'unknown' ? undefined : role.id);
}

function needs({ requirements }: FunctionFacts): readonly Requirement[] {
  return requirements.filter(({ evidence }) => evidence.some(({ kind }) => kind !== 'platform'));
}

/** What `others` need and `own` does not have: actions, and those of its own actions that others do to other resources. */
function surplus(others: readonly Requirement[], own: readonly Requirement[]): readonly string[] {
  const key = ({ action, resource }: Requirement) => `${action} ${patternKey(resource)}`;
  const keys = new Set(own.map(key));
  const actions = new Set(own.map(({ action }) => action));
  const more = others.filter((need) => !keys.has(key(need)));
  return [...new Set(more.map(({ action }) => (actions.has(action) ? `${action} on other resources` : action)))].sort();
}
