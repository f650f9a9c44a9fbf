import type { NeededVerdict } from '../../policy/comparison.ts';
import { counted } from '../counted.ts';
import type { FunctionRule, RuleFinding } from '../practice-rule.ts';
import { unknownRole } from '../with-role.ts';

const LACKING: ReadonlySet<NeededVerdict> = new Set(['missing', 'partial', 'denied', 'bounded']);

/** The code makes a call that AWS will refuse. */
export const neededActionMissing: FunctionRule = {
  id: 'LP102',
  name: 'needed-action-missing',
  title: 'Needed and not granted',
  practice: 1,
  scope: 'function',
  severity: 'error',
  meaning:
    'The code reaches a call for which the role has no permission, or whose permission a Deny or the boundary takes away. A warning where some of what the call may concern is allowed, a note where that is known only at run time.',
  reason: 'The call fails with AccessDenied once the function is deployed.',
  fix: 'Add the action: leastpriv generate prints the statement.',
  example: 'leastpriv generate --function GetOrder -f cloudformation',
  sources: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html'],
  check: ({ comparison, function: { role } }) => {
    if (comparison === undefined) return { findings: [], undecided: unknownRole(role) };
    const code = comparison.needed.filter(({ platform }) => !platform);
    const findings = code
      .filter(({ verdict }) => LACKING.has(verdict))
      .map(({ action, resource, verdict, reason, origin }): RuleFinding => {
        const place = origin === undefined ? {} : { origin };
        if (verdict === 'partial')
          return reason === undefined
            ? {
                message: `${action} on ${resource} is allowed in part: where the call needs the rest it fails`,
                severity: 'warning',
                ...place,
              }
            : { message: `${action} on ${resource} is allowed in part, ${reason}`, severity: 'note', ...place };
        return { message: `${action} on ${resource} is ${verdict}: the call fails with AccessDenied`, ...place };
      });
    const unknown = code.filter(({ verdict }) => verdict === 'unknown' || verdict === 'conditional').length;
    return {
      findings,
      evidence: counted(code.length, 'needed action'),
      ...(unknown === 0 ? {} : { undecided: `${counted(unknown, 'needed action')} could not be decided` }),
    };
  },
};
