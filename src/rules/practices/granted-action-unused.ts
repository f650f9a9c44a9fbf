import { groupBy } from '../../policy/group-by.ts';
import { counted } from '../counted.ts';
import type { JudgedGrant } from '../practice-facts.ts';
import type { FunctionRule, RuleFinding } from '../practice-rule.ts';
import { unknownRole } from '../with-role.ts';

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
    if (comparison === undefined) return { findings: [], undecided: unknownRole(role) };
    const surplus = comparison.attached.filter(
      ({ verdict, platform }) => platform !== true && (verdict === 'excess' || verdict === 'broader'),
    );
    const place = ({ policy, origin: { file, line, column } }: JudgedGrant) => `${policy}\n${file}:${line}:${column}`;
    const findings = groupBy(surplus, place).map((rows): RuleFinding => {
      const [first] = rows;
      const message = `policy ${first?.policy} allows ${surplusWords(rows)}${lastTriedWords(rows)}; leastpriv diff lists them`;
      const severity = first !== undefined && FOR_LAMBDA.test(first.policy) ? 'note' : 'warning';
      return first === undefined ? { message, severity } : { message, severity, origin: first.origin };
    });
    const unknown = comparison.attached.filter(({ verdict }) => verdict === 'unknown').length;
    return {
      findings,
      evidence: counted(comparison.attached.length, 'granted action'),
      ...(unknown === 0 ? {} : { undecided: `${counted(unknown, 'granted action')} could not be decided` }),
    };
  },
};

/** What AWS keeps for functions in general is wider than one function needs, and what it allows too much is harmless. */
const FOR_LAMBDA = /:iam::aws:policy\/service-role\/AWSLambda[A-Za-z]+Role$/;

const MOST_NAMED = 3;

/** `s3:PutObject, which is not needed, and s3:GetObject on more than is needed`. */
function surplusWords(rows: readonly JudgedGrant[]): string {
  const broader = named(rows.filter(({ verdict }) => verdict === 'broader'));
  const excess = named(rows.filter(({ verdict }) => verdict === 'excess'));
  return [...(excess === '' ? [] : [`${excess}, not needed`]), ...(broader === '' ? [] : [`${broader} on more than is needed`])].join(
    ', and ',
  );
}

/**
 * What IAM reports of the last try of what is not needed: that there was one is a sign that something else than the code read here uses the role; that there
 * was none tells that nobody will miss it.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_last-accessed.html
 */
function lastTriedWords(rows: readonly JudgedGrant[]): string {
  const excess = rows.filter(({ verdict }) => verdict === 'excess');
  const tracked = excess.flatMap(({ action, lastAccessed }) => (lastAccessed === undefined ? [] : [{ action, last: lastAccessed }]));
  if (tracked.length === 0) return '';
  const tried = tracked.filter(({ last }) => last !== 'never').sort((a, b) => (a.last < b.last ? 1 : a.last > b.last ? -1 : 0));
  const [latest] = tried;
  if (latest !== undefined) return ` (IAM: ${latest.action} was last tried on ${latest.last.slice(0, 10)})`;
  return tracked.length === excess.length ? ' (IAM: never tried in the tracking period)' : ' (IAM: those that it tracks were never tried)';
}

function named(rows: readonly JudgedGrant[]): string {
  const actions = [...new Set(rows.map(({ action }) => action))].sort();
  const more = actions.length - MOST_NAMED;
  return actions.slice(0, MOST_NAMED).join(', ') + (more > 0 ? ` and ${more} more` : '');
}
