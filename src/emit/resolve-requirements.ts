import type { Hole, Pattern, PatternPart } from '../model/pattern.ts';
import { concat, isHole } from '../model/pattern.ts';
import type { Condition, Requirement } from '../model/requirement.ts';
import type { FunctionGrants } from '../policy/build-statements.ts';
import { wildcardRun } from '../policy/iam-text.ts';

/** What one hole of a pattern becomes in an output language; a hole that the language can name stays. */
export type HoleResolver = (hole: Hole, pattern: Pattern) => Pattern;

/** The grants with every resource and condition value as the output language will write it. */
export function resolveGrants({ requirements, platform }: FunctionGrants, resolver: HoleResolver): FunctionGrants {
  return {
    requirements: requirements.map((requirement) => resolveRequirement(requirement, resolver)),
    platform: platform.map((grants) => ({ ...grants, requirements: grants.requirements.map((one) => resolveRequirement(one, resolver)) })),
  };
}

/** The pattern with its holes resolved and neighbouring wildcards joined. */
export function resolvePattern(pattern: Pattern, resolver: HoleResolver): Pattern {
  return joinWildcards(concat(...pattern.map((part) => (isHole(part) ? resolver(part, pattern) : [part]))));
}

function resolveRequirement(requirement: Requirement, resolver: HoleResolver): Requirement {
  const resolved = { ...requirement, resource: resolvePattern(requirement.resource, resolver) };
  return requirement.condition === undefined ? resolved : { ...resolved, condition: resolveCondition(requirement.condition, resolver) };
}

/**
 * `StringEquals` takes no wildcards, so a clause that got one becomes `StringLike`.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_String
 */
function resolveCondition(condition: Condition, resolver: HoleResolver): Condition {
  const resolved: Record<string, Record<string, readonly Pattern[]>> = {};
  for (const [operator, keys] of Object.entries(condition)) {
    for (const [key, patterns] of Object.entries(keys)) {
      const values = patterns.map((pattern) => resolvePattern(pattern, resolver));
      const actual = values.some(hasWildcard) ? operator.replace(/String(Not)?Equals(?!IgnoreCase)/, 'String$1Like') : operator;
      const clauses = resolved[actual] ?? {};
      clauses[key] = values;
      resolved[actual] = clauses;
    }
  }
  return resolved;
}

function hasWildcard(pattern: Pattern): boolean {
  return pattern.some((part) => part.kind === 'wildcard');
}

/** `**` matches what `*` matches; in a run, `?` comes before the one `*`. */
function joinWildcards(pattern: Pattern): Pattern {
  const parts: PatternPart[] = [];
  for (const part of pattern) {
    const last = parts.at(-1);
    if (part.kind === 'wildcard' && last?.kind === 'wildcard')
      parts[parts.length - 1] = { kind: 'wildcard', text: wildcardRun(last.text + part.text) };
    else parts.push(part.kind === 'wildcard' ? { kind: 'wildcard', text: wildcardRun(part.text) } : part);
  }
  return parts;
}
