import type { Pattern } from '../model/pattern.ts';
import { findAction } from './actions.ts';
import type { Location } from './arn-template.ts';
import { templateVariables } from './arn-template.ts';
import type { Granted } from './grants.ts';
import { anyResource, resourcesOf } from './grants.ts';
import { isWholeArn, splitArn } from './located-text.ts';
import { markText } from './marked-text.ts';
import type { OperationEntry } from './operation-entry.ts';
import type { Request } from './request.ts';
import type { ResourceTemplate, ServiceRules, ValueSource } from './rules/rule.ts';

/** How the service's members are read: what its rules say for all its operations. */
export type Reading = Pick<ServiceRules, 'transforms' | 'suffixes'>;

/**
 * The action of the operation's own name on the resources that its members name. A type whose members are not given counts only where no other
 * type's are, or where the action requires it.
 */
export function defaultGrants(
  action: string,
  entry: OperationEntry,
  request: Request,
  locations: readonly Location[],
  reading: Reading,
): Granted[] {
  return request
    .alternatives()
    .flatMap((one) =>
      locations.flatMap((location) => resourcesFor(action, entry, one, location, reading).map((resource) => ({ action, resource }))),
    );
}

function resourcesFor(action: string, entry: OperationEntry, request: Request, location: Location, reading: Reading): Pattern[] {
  const found = findAction(action);
  if (found === undefined || found.resourceTypes.length === 0) return anyResource(action, location);
  const bound = found.resourceTypes.flatMap(({ name, arn, required }) => {
    const binding = entry.resources.get(name);
    return binding === undefined
      ? []
      : [{ template: templateOf(name, arn, binding, request, reading), arn, required, given: isGiven(binding, request) }];
  });
  const given = bound.filter(({ given: isMeant }) => isMeant);
  const meant = given.length === 0 ? bound : bound.filter((type) => type.given || type.required);
  if (meant.length === 0) return anyResource(action, location);
  const resources = meant.flatMap(({ template, arn }) =>
    resourcesOf(action, template, request, location).map((resource) => ({ resource, fits: fits(resource, arn) })),
  );
  const fitting = resources.filter((each) => each.fits);
  return (fitting.length === 0 ? resources : fitting).map(({ resource }) => resource);
}

function isGiven(binding: ReadonlyMap<string, string>, request: Request): boolean {
  if (binding.size === 0) return true;
  return [...binding.values()].some((path) => request.member(path).some(({ kind }) => kind !== 'absent' && kind !== 'unlisted'));
}

/** Where both the whole ARN and its parts have members, the ARN counts if it is given. */
function templateOf(type: string, arn: string, binding: ReadonlyMap<string, string>, request: Request, reading: Reading): ResourceTemplate {
  const variables = templateVariables(arn);
  const whole = binding.get('*');
  const end = reading.suffixes?.[type];
  const suffix = end === undefined ? {} : { suffix: end };
  const values: Record<string, ValueSource> = {};
  for (const variable of variables) {
    const path = binding.get(variable);
    const as = reading.transforms?.[variable];
    if (path !== undefined) values[variable] = as === undefined ? path : { member: path, as };
  }
  const wholeIsGiven = whole !== undefined && request.member(whole).some(({ kind }) => kind !== 'absent' && kind !== 'unlisted');
  return whole !== undefined && (wholeIsGiven || Object.keys(values).length === 0)
    ? { type, arn: whole, ...suffix }
    : { type, values, ...suffix };
}

/** False where a resource is a whole ARN that is visibly of another type. */
function fits(resource: Pattern, template: string): boolean {
  if (!isWholeArn(resource)) return true;
  const arn = splitArn(resource);
  if (arn === undefined) return true;
  const shape = template
    .split(':')
    .slice(5)
    .join(':')
    .split(/\$\{[^}]*\}|\*/)
    .map((text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${shape.join('.*')}$`, 's').test(markText(arn.resource).text);
}
