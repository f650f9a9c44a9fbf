import { counted } from '../counted.ts';
import type { FunctionRule } from '../practice-rule.ts';

/** A role that was not used for this long belongs to a function that nobody needs. AWS keeps track for 400 days. */
const LEAST_DAYS = 90;

const DAY = 24 * 60 * 60 * 1000;

/** Nothing calls the function any more. */
export const unusedFunction: FunctionRule = {
  id: 'LP601',
  name: 'unused-function',
  title: 'Unused function',
  practice: 6,
  scope: 'function',
  severity: 'warning',
  meaning: `AWS has not seen the role of the function in use for ${LEAST_DAYS} days. A trail alone proves use, never disuse: calls of services and of data are mostly not in it.`,
  reason: 'A function that nobody needs is still there to be called, with all its permissions.',
  fix: 'Delete the function, or accept the finding with a reason where it runs rarely on purpose.',
  example: 'leastpriv check --account-authorization live',
  sources: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_manage.html',
    'https://docs.aws.amazon.com/IAM/latest/APIReference/API_RoleLastUsed.html',
  ],
  check: ({ function: { origin }, activity, role }, { today }) => {
    if (activity !== undefined && activity.calls > 0)
      return { findings: [], evidence: `seen ${counted(activity.calls, 'time')}, last ${activity.last?.slice(0, 10)}` };
    const last = role?.lastUsed;
    if (last === undefined)
      return { findings: [], undecided: 'when the role was last used is not known: give --usage, --role or --account-authorization' };
    if (last === 'never')
      return {
        findings: [{ message: 'AWS has no record that the role of this function was ever used: delete the function', origin }],
        evidence: "the role's last use",
      };
    const days = Math.floor((Date.parse(today) - Date.parse(last.slice(0, 10))) / DAY);
    const message = `the role of this function was last used ${days} days ago, on ${last.slice(0, 10)}: delete the function`;
    return { findings: days >= LEAST_DAYS ? [{ message, origin }] : [], evidence: `the role was last used on ${last.slice(0, 10)}` };
  },
};
