import type { ApiCall } from '../model/api-call.ts';
import type { Finding } from '../model/finding.ts';
import type { Location } from './arn-template.ts';
import { defaultGrants } from './default-grants.ts';
import type { Granted } from './grants.ts';
import { carryOut } from './grants.ts';
import type { OperationEntry } from './operation-entry.ts';
import type { Request } from './request.ts';
import type { FoundRule } from './rules/find-rule.ts';
import { findReading } from './rules/find-rule.ts';
import { services } from './services.ts';
import { judge } from './when.ts';

const PAGE = 'https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html';

/** Where the grants of {@link tagGrants} come from. */
export const TAGS_SOURCE = `tags on creation (${PAGE})`;

/**
 * The tagging action on what the operation makes, where the request gives tags and no rule says it already:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/access_tags.html. What is made is of the types that the request does not name, or else of those it names.
 */
export function tagGrants(
  model: string,
  entry: OperationEntry,
  found: FoundRule | undefined,
  request: Request,
  locations: readonly Location[],
): Granted[] {
  const { tags, action } = entry;
  if (tags === undefined || action === undefined || actionsOf(found).has(tags.action) || !judge({ set: tags.member }, request).holds)
    return [];
  const made = new Map([...entry.resources].filter(([, binding]) => binding.size === 0));
  const making =
    found?.rule.resources === undefined
      ? defaultGrants(action, made.size === 0 ? entry : { ...entry, resources: made }, request, locations, findReading(model))
      : carryOut({ action, resources: found.rule.resources }, request, locations);
  return making.map(({ resource }) => ({ action: tags.action, resource }));
}

/** One finding per service of which AWS lists actions as dependent on the operation that no rule knows: whether the call needs them is not told. */
export function dependentFindings(call: ApiCall, entry: OperationEntry, found: FoundRule | undefined): Finding[] {
  if (found !== undefined) return [];
  return [...byPrefix(entry.dependents)].map(([prefix, actions]) => ({
    rule: 'needs-beyond-request',
    severity: 'warning',
    message: `${call.operation}: AWS lists ${actions.join(', ')} as dependent actions, which some requests need; grant those that this call needs`,
    origin: call.origin,
    incomplete: serviceOf(prefix),
  }));
}

function actionsOf(found: FoundRule | undefined): ReadonlySet<string> {
  return new Set([...(found?.rule.grants ?? []), ...(found?.rule.also ?? [])].map(({ action }) => action));
}

function byPrefix(actions: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const action of actions) {
    const prefix = action.slice(0, action.indexOf(':'));
    found.set(prefix, [...(found.get(prefix) ?? []), action]);
  }
  return found;
}

function serviceOf(prefix: string): string {
  return [...services().values()].find((service) => service.prefix === prefix)?.name ?? '*';
}
