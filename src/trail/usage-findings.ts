import type { Finding } from '../model/finding.ts';
import type { LambdaFunction } from '../model/lambda-function.ts';
import type { Origin } from '../model/origin.ts';
import { patternKey } from '../model/pattern.ts';
import type { Requirement } from '../model/requirement.ts';
import { groupBy } from '../policy/group-by.ts';
import { canonicalText } from '../policy/iam-text.ts';
import { compareText } from '../policy/order.ts';
import { byDeployment } from './before-deployment.ts';
import type { Decision } from './decision-table.ts';
import { decide } from './decision-table.ts';
import { denyingPolicy } from './denying-policies.ts';
import type { MatchedAccesses } from './match-accesses.ts';
import type { ObservedAccess } from './observed-access.ts';
import { allowedAccesses } from './observed-access.ts';
import type { Usage } from './usage-verdict.ts';
import { usageVerdict } from './usage-verdict.ts';

/** A function's needs with the accesses that speak of them: `matched` is of the code's requirements, then of the platform's own. */
export interface MatchedUsage {
  readonly function: LambdaFunction;
  readonly code: readonly Requirement[];
  readonly own: readonly Requirement[];
  readonly matched: MatchedAccesses;
  readonly usage: Usage;
  /** True where what was seen and is not in the code is granted. */
  readonly grantsWhatWasSeen: boolean;
}

/** One finding per row of the decision table that a person should know of. */
export function usageFindings(facts: MatchedUsage): Finding[] {
  return [
    ...withoutUsage(facts),
    ...codeFindings(facts),
    ...platformFindings(facts),
    ...driftFindings(facts),
    ...restFindings(facts),
    ...undecidedFindings(facts),
    ...widerFindings(facts),
  ];
}

function withoutUsage({ function: lambda, usage }: MatchedUsage): Finding[] {
  if (usage.accesses.length > 0) return [];
  const message =
    'the usage has no call of its role, so nothing is confirmed and nothing can be called unused; observe its role or function';
  return [{ rule: 'no-usage', severity: 'warning', message, origin: lambda.origin }];
}

/** What the code asks for: denied, never seen, or not to be told. */
function codeFindings({ function: lambda, code, matched, usage }: MatchedUsage): Finding[] {
  if (usage.accesses.length === 0) return [];
  const findings: Finding[] = [];
  const hidden: { readonly action: string; readonly reason: string }[] = [];
  for (const [index, requirement] of code.entries()) {
    const accesses = matched.ofRequirement[index] ?? [];
    const { verdict, reason } = usageVerdict(requirement.action, requirement.resource, usage);
    const observed = allowedAccesses(accesses).length > 0;
    const denied = accesses.filter(({ evidence }) => evidence.denied);
    const decision = decide({ inCode: true, observed, denied: denied.length > 0, usage: verdict });
    if (denied.length > 0) findings.push(deniedInCode(requirement, denied, allowedAccesses(accesses), lambda.origin));
    if (decision.row === 'in-code-not-seen') findings.push(ofRequirement(requirement, decision, reason, 'note', lambda.origin));
    if (decision.row === 'in-code-cannot-tell') hidden.push({ action: requirement.action, reason });
  }
  for (const same of groupBy(hidden, ({ reason }) => reason)) {
    const actions = [...new Set(same.map(({ action }) => action))].sort().join(', ');
    const message = `${actions}: in the code; whether they are used cannot be told: ${same[0]?.reason}`;
    findings.push({ rule: 'in-code-cannot-tell', severity: 'note', message, origin: lambda.origin });
  }
  return findings;
}

function platformFindings({ function: lambda, code, own, matched }: MatchedUsage): Finding[] {
  return own.flatMap((requirement, index) => {
    const accesses = matched.ofRequirement[code.length + index] ?? [];
    const denied = accesses.filter(({ evidence }) => evidence.denied);
    return denied.length === 0 ? [] : [deniedInCode(requirement, denied, allowedAccesses(accesses), lambda.origin)];
  });
}

function deniedInCode(
  requirement: Requirement,
  denied: readonly ObservedAccess[],
  allowed: readonly ObservedAccess[],
  fallback: Origin,
): Finding {
  const { action } = requirement;
  const policy = denied.flatMap(({ deniedBy }) => (deniedBy === undefined ? [] : [deniedBy]))[0];
  const known = policy === undefined ? undefined : denyingPolicy(policy);
  const by = policy === undefined ? '' : ` by ${known?.title ?? `${policy} policy`}`;
  const isOver = denied.every((access) => allowed.some((other) => isSameLater(other, access)));
  const open =
    known === undefined || known.isOwn === true
      ? 'the role lacks the grant, or a policy beside it denies'
      : 'a grant of the role alone does not help';
  const now = isOver ? 'and allowed since' : open;
  return {
    rule: 'denied-in-code',
    severity: isOver ? 'note' : 'warning',
    message: `${action}: needed here and denied${by} ${times(denied)} on ${resourcesOf(denied)}; ${now}`,
    origin: originOf(requirement) ?? fallback,
  };
}

function isSameLater(one: ObservedAccess, other: ObservedAccess): boolean {
  return patternKey(one.resource) === patternKey(other.resource) && one.evidence.last > other.evidence.last;
}

/** A name that the code spells out, while the same action was seen on other names only. */
function driftFindings({ code, matched, function: lambda }: MatchedUsage): Finding[] {
  return code.flatMap((requirement, index) => {
    if ((matched.ofRequirement[index] ?? []).length > 0) return [];
    const isSpelledOut = requirement.resource.every(({ kind }) => kind === 'literal' || kind === 'pseudo' || kind === 'parameter');
    const elsewhere = allowedAccesses(matched.rest).filter(
      ({ action, isNamed, isCertain }) => action === requirement.action && isNamed && isCertain,
    );
    if (!isSpelledOut || elsewhere.length === 0) return [];
    const message = `${requirement.action}: the code names ${canonicalText(requirement.resource)}, the trail saw ${resourcesOf(elsewhere)}: another environment, another value of a variable, or an older version`;
    return [
      { rule: 'configuration-drift', severity: 'warning', message, origin: originOf(requirement) ?? lambda.origin } satisfies Finding,
    ];
  });
}

/** What no requirement explains. */
function restFindings({ matched, function: lambda, usage, grantsWhatWasSeen }: MatchedUsage): Finding[] {
  const plain = matched.rest.filter(({ isCertain }) => isCertain);
  const outdated = new Set(byDeployment(plain, usage.deployedAt).outdated);
  const keyOf = (access: ObservedAccess) =>
    JSON.stringify([access.action, access.evidence.denied, access.evidence.invokedBy, outdated.has(access)]);
  const groups = groupBy(plain, keyOf);
  return groups
    .flatMap((group) => {
      const [first] = group;
      if (first === undefined) return [];
      const { denied, invokedBy } = first.evidence;
      const isOutdated = outdated.has(first);
      const { row, meaning } = decide({ inCode: false, observed: !denied, denied, isOutdated, usage: denied ? 'cannot tell' : 'used' });
      const isGranted = grantsWhatWasSeen && !denied && !isOutdated;
      const reason = isOutdated ? meaning : reasonOf(meaning, invokedBy);
      const message = `${first.action} on ${resourcesOf(group)}, ${times(group)}: ${reason}${isGranted ? '' : '; not granted'}`;
      const severity = denied || isOutdated || invokedBy !== undefined ? 'note' : 'warning';
      return [{ rule: row, severity, message, origin: lambda.origin } satisfies Finding];
    })
    .sort((a, b) => compareText(a.message, b.message));
}

function reasonOf(meaning: string, invokedBy: string | undefined): string {
  return invokedBy === undefined ? meaning : `called by ${invokedBy} with the role's credentials, so not in the code`;
}

/** Operations that need one of several actions, where the code explains none of them. */
function undecidedFindings({ matched, function: lambda, grantsWhatWasSeen }: MatchedUsage): Finding[] {
  const keyOf = ({ evidence }: ObservedAccess) => JSON.stringify([evidence.service, evidence.operation, evidence.resource]);
  const explained = new Set(matched.ofRequirement.flat().map(keyOf));
  const open = matched.rest.filter((access) => access.isUndecided === true && !access.evidence.denied && !explained.has(keyOf(access)));
  return groupBy(open, ({ evidence }) => `${evidence.service} ${evidence.operation}`).flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const { service, operation } = first.evidence;
    const actions = [...new Set(group.map(({ action }) => action))].sort().join(', ');
    const message = `${service} ${operation} was seen on ${resourcesOf(group)} and is not in the code; which of ${actions} it needs there the usage does not show, so none is granted for it: observe the trail itself, which has the request`;
    const finding: Finding = { rule: 'undecided-event', severity: 'warning', message, origin: lambda.origin };
    return [grantsWhatWasSeen ? { ...finding, incomplete: service } : finding];
  });
}

function widerFindings({ matched, function: lambda }: MatchedUsage): Finding[] {
  return groupBy(matched.wider, ({ action }) => action).flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const message = `${first.action}: seen on ${resourcesOf(group)}, where names were generalised; what of it lies outside of what the code asks for cannot be told and is not granted`;
    return [{ rule: 'usage-generalised', severity: 'note', message, origin: lambda.origin } satisfies Finding];
  });
}

function ofRequirement(
  requirement: Requirement,
  { row, meaning }: Decision,
  reason: string,
  severity: Finding['severity'],
  fallback: Origin,
): Finding {
  const message = `${requirement.action} on ${canonicalText(requirement.resource)}: ${meaning} (${reason})`;
  return { rule: row, severity, message, origin: originOf(requirement) ?? fallback };
}

function originOf({ evidence }: Requirement): Origin | undefined {
  return evidence.flatMap((one) => (one.kind === 'trail' ? [] : [one.origin]))[0];
}

const MOST_SHOWN = 3;

function resourcesOf(accesses: readonly ObservedAccess[]): string {
  const texts = [...new Set(accesses.map(({ resource }) => canonicalText(resource)))].sort();
  const more = texts.length - MOST_SHOWN;
  return more > 0 ? `${texts.slice(0, MOST_SHOWN).join(', ')} and ${more} more` : texts.join(', ');
}

function times(accesses: readonly ObservedAccess[]): string {
  const count = accesses.reduce((sum, { evidence }) => sum + evidence.count, 0);
  return count === 1 ? 'once' : `${count} times`;
}
