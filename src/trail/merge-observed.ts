import type { Finding } from '../model/finding.ts';
import type { LambdaFunction } from '../model/lambda-function.ts';
import type { Requirement } from '../model/requirement.ts';
import type { PlatformStatement } from '../project/platform.ts';
import { byDeployment } from './before-deployment.ts';
import { boundToService } from './called-by-service.ts';
import type { MatchedAccesses } from './match-accesses.ts';
import { matchAccesses } from './match-accesses.ts';
import { narrowRequirement } from './narrow.ts';
import type { ObservedAccess } from './observed-access.ts';
import { allowedAccesses } from './observed-access.ts';
import { observedRequirements } from './observed-requirements.ts';
import { withTrailEvidence } from './trail-evidence.ts';
import { usageFindings } from './usage-findings.ts';
import type { Usage } from './usage-verdict.ts';
import { whyNotVisible } from './visibility.ts';

/**
 * How code and trail are joined. `union`: what either says. `static-only`: what the code says. `observed-only`: what was seen. `intersect`: what both say,
 * and what the code says where the trail could not have shown it.
 */
export type MergeMode = 'union' | 'static-only' | 'observed-only' | 'intersect';

/** What is merged. */
export interface MergeRequest {
  readonly function: LambdaFunction;
  readonly code: readonly Requirement[];
  readonly platform: readonly PlatformStatement[];
  readonly usage: Usage;
  readonly mode: MergeMode;
  readonly narrow: boolean;
}

/** What one function needs by code and trail, each requirement with the evidence of both. */
export interface MergedNeeds {
  readonly code: readonly Requirement[];
  readonly platform: readonly PlatformStatement[];
  readonly findings: readonly Finding[];
}

/**
 * Joins what the code asks for with what a trail saw. Denied calls are evidence and never a grant. What the platform needs stays in every mode: the code does
 * not show it, and trails do not show most of it.
 */
export function mergeObserved({ function: lambda, code, platform, usage, mode, narrow }: MergeRequest): MergedNeeds {
  const own = platform.flatMap(({ requirements }) => requirements);
  const matched = matchAccesses([...code, ...own], usage.accesses, usage.place);
  const accessesOf = (index: number) => matched.ofRequirement[index] ?? [];
  const grantsWhatWasSeen = mode === 'union' || mode === 'observed-only';
  const findings = [...usageFindings({ function: lambda, code, own, matched, usage, grantsWhatWasSeen })];
  const kept: Requirement[] = [];
  for (const [index, requirement] of code.entries()) {
    const accesses = accessesOf(index);
    const proved = withTrailEvidence(requirement, accesses);
    if (
      mode === 'intersect' &&
      accesses.length === 0 &&
      whyNotVisible(requirement.action, requirement.resource, usage.aggregate, usage.place) === undefined
    ) {
      findings.push(leftOut(requirement));
    } else if (mode === 'observed-only') kept.push(...seenOnly(proved, allowedAccesses(accesses), narrow));
    else if (narrow) {
      const narrowed = narrowRequirement(proved, accesses, usage);
      kept.push(...narrowed.requirements);
      findings.push(...narrowed.findings);
    } else kept.push(proved);
  }
  if (grantsWhatWasSeen) kept.push(...unexplained(matched, usage, narrow));
  return { code: kept, platform: provedPlatform(platform, accessesOf, code.length), findings };
}

/** What was seen and the code does not explain, but for what only an older version did. */
function unexplained({ rest }: MatchedAccesses, { deployedAt }: Usage, narrow: boolean): Requirement[] {
  const certain = byDeployment(allowedAccesses(rest), deployedAt).current.filter(({ isCertain }) => isCertain);
  return observedRequirements(
    certain.map((access) => (narrow ? bound(access) : access)),
    narrow,
  );
}

/** A call that a service made, bound to that service. */
function bound(access: ObservedAccess): ObservedAccess {
  const { invokedBy } = access.evidence;
  const condition = invokedBy === undefined ? undefined : boundToService(access.action, access.resource, invokedBy);
  return condition === undefined ? access : { ...access, condition: { ...access.condition, ...condition } };
}

/** The requirement on the resources that were seen alone; on its own where the trail does not name them. */
function seenOnly(requirement: Requirement, accesses: readonly ObservedAccess[], narrow: boolean): Requirement[] {
  const named = accesses.filter(({ isNamed }) => isNamed);
  if (named.length === 0) return accesses.length === 0 ? [] : [requirement];
  const { condition } = requirement;
  return observedRequirements(named, narrow).map((seen) => ({
    ...seen,
    ...(condition === undefined ? {} : { condition }),
    evidence: [...requirement.evidence.filter(({ kind }) => kind !== 'trail'), ...seen.evidence],
    confidence: requirement.confidence,
  }));
}

function provedPlatform(
  platform: readonly PlatformStatement[],
  accessesOf: (index: number) => readonly ObservedAccess[],
  first: number,
): PlatformStatement[] {
  let next = first;
  return platform.map((statement) => ({
    ...statement,
    requirements: statement.requirements.map((requirement) => {
      const proved = withTrailEvidence(requirement, accessesOf(next));
      next += 1;
      return proved;
    }),
  }));
}

function leftOut({ action, evidence }: Requirement): Finding {
  const origin = evidence.flatMap((one) => (one.kind === 'trail' ? [] : [one.origin]))[0];
  return {
    rule: 'left-out-by-intersect',
    severity: 'warning',
    message: `${action}: the code asks for it, and it is left out because the trail would have shown it and did not`,
    ...(origin === undefined ? {} : { origin }),
  };
}
