import type { Finding } from '../model/finding.ts';
import type { Hole, Pattern, PatternPart } from '../model/pattern.ts';
import { concat, isHole, literal, patternKey, splitPattern } from '../model/pattern.ts';
import type { Requirement } from '../model/requirement.ts';
import { canonicalText } from '../policy/iam-text.ts';
import type { ObservedAccess } from './observed-access.ts';
import { distinctDays, HABIT_DAYS } from './trail-evidence.ts';
import type { Usage } from './usage-verdict.ts';
import { whyClassNotVisible } from './visibility.ts';

/** What `--narrow` makes of one requirement. */
export interface Narrowing {
  readonly requirements: readonly Requirement[];
  /** A note for what was narrowed, or why what could have been was not. */
  readonly findings: readonly Finding[];
}

/** Actions that name what is not there yet: what was created so far says nothing of what comes next. */
const CREATING = /:(?:Create|Run|Register|Allocate|Request|Import|Restore|Copy|Clone|Provision|Start)[A-Z]/;

/**
 * Puts the names that a trail saw in the place of names which the deployment fixes and the description does not show. Left as they are: names that come with
 * the event or from a service, since the next call may have another; names of which a part is known; what is newly created; what the trail could not have
 * shown; what was seen on fewer than three days, or once without its name. The result covers everything that was seen.
 */
export function narrowRequirement(requirement: Requirement, accesses: readonly ObservedAccess[], usage: Usage): Narrowing {
  const open = requirement.resource.filter((part) => isHole(part) && isFixedByDeployment(part));
  if (open.length === 0) return { requirements: [requirement], findings: [] };
  const reason = whyNot(requirement, accesses, usage);
  if (reason !== undefined) return { requirements: [requirement], findings: [finding('not-narrowed', requirement, reason)] };
  const resources = distinct(accesses.map(({ resource }) => filled(requirement.resource, resource)));
  if (resources === undefined)
    return { requirements: [requirement], findings: [finding('not-narrowed', requirement, 'what was seen does not show the whole name')] };
  const days = distinctDays(accesses);
  const texts = resources.map(canonicalText).sort();
  return {
    requirements: resources.map((resource) => ({ ...requirement, resource })),
    findings: [finding('narrowed', requirement, `narrowed to ${texts.join(', ')}, which is all that was seen on at least ${days} days`)],
  };
}

function whyNot({ action, resource }: Requirement, accesses: readonly ObservedAccess[], usage: Usage): string | undefined {
  if (CREATING.test(action)) return 'it names what is created, and the next one may be called otherwise';
  if (accesses.length === 0) return 'it was not seen';
  if (accesses.some(({ evidence }) => evidence.denied)) return 'some of its calls were denied';
  if (accesses.some(({ isNamed }) => !isNamed)) return 'the trail does not name the resource of all its calls';
  const hidden = whyClassNotVisible(action, resource, usage.aggregate);
  if (hidden !== undefined) return hidden;
  const days = distinctDays(accesses);
  return days < HABIT_DAYS ? `it was seen on ${days} of the ${HABIT_DAYS} days that are needed` : undefined;
}

function isFixedByDeployment(hole: Hole): boolean {
  if (hole.kind === 'environment') return true;
  if (hole.kind === 'parameter' || hole.kind === 'reference') return hole.value === undefined;
  return hole.kind === 'unknown' && (hole.cause === 'unbound' || hole.cause === 'unresolved');
}

/**
 * The resource with its open names as the other one, which it covers, has them; `undefined` where one of them stands beside known text, behind a part of
 * unknown length, or is itself a wildcard in the other.
 */
function filled(resource: Pattern, seen: Pattern): Pattern | undefined {
  const pieces = segments(resource);
  const values = segments(seen);
  const result: PatternPart[] = [];
  let isAligned = true;
  for (const [index, { text, separator }] of pieces.entries()) {
    if (!text.some((part) => isHole(part) && isFixedByDeployment(part))) {
      isAligned &&= index < ARN_LOCATION || text.every(({ kind }) => kind === 'literal');
      result.push(...text, ...literal(separator));
      continue;
    }
    const isLast = index === pieces.length - 1;
    const value = concat(
      ...values
        .slice(index, isLast ? undefined : index + 1)
        .map((one, at, all) => concat(one.text, at < all.length - 1 ? literal(one.separator) : [])),
    );
    if (text.length > 1 || !isAligned || value.length === 0 || value.some(({ kind }) => kind !== 'literal')) return undefined;
    result.push(...value, ...literal(separator));
  }
  return concat(result);
}

/** The pieces in front of this one are partition, service, region and account, which hold no separator whatever they are. */
const ARN_LOCATION = 5;

/** The pieces between `:` and `/`, each with the separator behind it. */
function segments(pattern: Pattern): { readonly text: Pattern; readonly separator: string }[] {
  const byColon = splitPattern(pattern, ':');
  return byColon.flatMap((piece, at) => {
    const bySlash = splitPattern(piece, '/');
    return bySlash.map((text, index) => ({
      text,
      separator: index < bySlash.length - 1 ? '/' : at < byColon.length - 1 ? ':' : '',
    }));
  });
}

function distinct(patterns: readonly (Pattern | undefined)[]): Pattern[] | undefined {
  const known = patterns.flatMap((pattern) => (pattern === undefined ? [] : [pattern]));
  if (known.length < patterns.length) return undefined;
  return [...new Map(known.map((pattern) => [patternKey(pattern), pattern])).values()];
}

function finding(rule: string, { action, resource, evidence }: Requirement, text: string): Finding {
  const origin = evidence.flatMap((one) => (one.kind === 'trail' ? [] : [one.origin]))[0];
  return {
    ...{ rule, severity: 'note', message: `${action} on ${canonicalText(resource)}: ${text}` },
    ...(origin === undefined ? {} : { origin }),
  };
}
