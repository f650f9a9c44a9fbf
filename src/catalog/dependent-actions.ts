import type { ApiCall } from '../model/api-call.ts';
import type { Finding } from '../model/finding.ts';
import { findAction } from './actions.ts';
import type { Location } from './arn-template.ts';
import { defaultGrants, grantsOnTypes } from './default-grants.ts';
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
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/access_tags.html. What is made is of the type that the operation is called after; where none is, of the types
 * that the request does not name, or else of those it names.
 */
export function tagGrants(
  model: string,
  operation: string,
  entry: OperationEntry,
  found: FoundRule | undefined,
  request: Request,
  locations: readonly Location[],
): Granted[] {
  const { tags, action } = entry;
  if (tags === undefined || action === undefined || actionsOf(found).has(tags.action) || !judge({ set: tags.member }, request).holds)
    return [];
  const reading = findReading(model);
  const made = typesMade(operation, [action, tags.action]);
  const curated = found?.rule.resources?.filter(({ type }) => made.length === 0 || made.includes(type)) ?? [];
  if (curated.length > 0) return carryOut({ action: tags.action, resources: curated }, request, locations);
  if (made.length > 0) {
    const bindings = new Map(made.map((type) => [type, entry.resources.get(type) ?? new Map()]));
    const on = grantsOnTypes(action, bindings, request, locations, reading);
    const making = on.length > 0 ? on : grantsOnTypes(tags.action, bindings, request, locations, reading);
    return making.map(({ resource }) => ({ action: tags.action, resource }));
  }
  const unnamed = new Map([...entry.resources].filter(([, binding]) => binding.size === 0));
  const making = defaultGrants(action, unnamed.size === 0 ? entry : { ...entry, resources: unnamed }, request, locations, reading);
  return making.map(({ resource }) => ({ action: tags.action, resource }));
}

/** The types of the actions that an operation is called after: `CreateRule` makes a `listener-rule`, `RestoreDBClusterFromSnapshot` a `cluster`. */
function typesMade(operation: string, actions: readonly string[]): readonly string[] {
  const noun = normal(operation.replace(/^(Restore\w*?)(?:From|To)[A-Z].*$/, '$1').replace(/^[A-Z][a-z]+/, ''));
  const names = new Set(actions.flatMap((action) => findAction(action)?.resourceTypes.map(({ name }) => name) ?? []));
  const types = [...names].map((name) => ({ name, stem: normal(name.replace(/[/|].*$/s, '')) }));
  const exact = types.filter(({ stem }) => stem === noun);
  if (exact.length > 0) return exact.map(({ name }) => name);
  const longer = types.filter(({ stem }) => noun.length >= SURE && stem.endsWith(noun));
  if (longer.length > 0) return longer.map(({ name }) => name);
  const shorter = types.filter(({ stem }) => stem.length >= SURE && noun.endsWith(stem));
  const longest = Math.max(...shorter.map(({ stem }) => stem.length));
  return shorter.filter(({ stem }) => stem.length === longest).map(({ name }) => name);
}

/** Shorter names end others by chance. */
const SURE = 4;

function normal(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '');
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
