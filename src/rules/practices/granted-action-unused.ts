import { groupBy } from '../../policy/group-by.ts';
import type { JudgedGrant } from '../practice-facts.ts';
import type { FunctionRule, RuleFinding } from '../practice-rule.ts';

/** The role allows what neither the code nor the platform needs. */
export const grantedActionUnused: FunctionRule = {
  id: 'LP101',
  name: 'granted-action-unused',
  title: 'Granted and not needed',
  practice: 1,
  scope: 'function',
  severity: 'warning',
  meaning:
    'An attached policy allows an action, or resources of it, that the code never uses; proved by the comparison that leastpriv diff prints.',
  reason: 'It is of no use to the function and of every use to whoever takes it over.',
  fix: 'Attach what leastpriv generate prints; leastpriv diff shows each difference with a request that proves it.',
  example: 'leastpriv diff --function GetOrder',
  sources: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#grant-least-privilege'],
  check: ({ comparison, function: { role } }) => {
    if (comparison === undefined)
      return { findings: [], undecided: `what ${role.id ?? 'the role'} holds is not known: give it by --role or --policy` };
    const surplus = comparison.attached.filter(
      ({ verdict, platform }) => platform !== true && (verdict === 'excess' || verdict === 'broader'),
    );
    const key = (row: JudgedGrant) => `${row.policy}\n${row.statement}\n${row.resource}\n${row.verdict}`;
    const findings = groupBy(surplus, key).map((rows): RuleFinding => {
      const [first] = rows;
      const actions = [...new Set(rows.map(({ action }) => action))].sort();
      const shown = actions.slice(0, 5).join(', ') + (actions.length > 5 ? ` and ${actions.length - 5} more` : '');
      const what = first?.verdict === 'broader' ? 'on more than is needed' : 'which is not needed';
      const message = `policy ${first?.policy} allows ${shown} on ${first?.resource}, ${what}`;
      return first === undefined ? { message } : { message, origin: first.origin };
    });
    const unknown = comparison.attached.filter(({ verdict }) => verdict === 'unknown').length;
    return {
      findings,
      evidence: `${comparison.attached.length} granted actions compared`,
      ...(unknown === 0 ? {} : { undecided: `${unknown} of them could not be decided` }),
    };
  },
};
