import type { Pattern } from '../model/pattern.ts';
import { wildcard } from '../model/pattern.ts';
import type { ActionResourceType } from './actions.ts';
import { findAction } from './actions.ts';
import type { Location } from './arn-template.ts';
import { templateVariables } from './arn-template.ts';
import type { Granted } from './grants.ts';
import { anyResource, resourcesOf } from './grants.ts';
import { isWholeArn, splitArn } from './located-text.ts';
import { markText } from './marked-text.ts';
import type { BoundMember, OperationEntry } from './operation-entry.ts';
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

/** The action on resources of the given types, whether the request names them or not. `types`: as in an operation's entry. */
export function grantsOnTypes(
  action: string,
  types: OperationEntry['resources'],
  request: Request,
  locations: readonly Location[],
  reading: Reading,
): Granted[] {
  const known = (findAction(action)?.resourceTypes ?? []).filter(({ name }) => types.has(name));
  return request
    .alternatives()
    .flatMap((one) =>
      locations.flatMap((location) =>
        known
          .flatMap((type) => resourcesOf(action, boundType(type, types.get(type.name) ?? new Map(), one, reading).template, one, location))
          .map((resource) => ({ action, resource })),
      ),
    );
}

function resourcesFor(action: string, entry: OperationEntry, request: Request, location: Location, reading: Reading): Pattern[] {
  const types = findAction(action)?.resourceTypes ?? [];
  const bound = types.flatMap((type) => {
    const binding = entry.resources.get(type.name);
    return binding === undefined ? [] : [boundType(type, binding, request, reading)];
  });
  const meant = meantTypes(bound);
  if (meant.length === 0) return types.some(({ required }) => required) ? anyResource(action, location) : [wildcard()];
  const resources = meant.flatMap(({ template, arn }) =>
    resourcesOf(action, template, request, location).map((resource) => ({ resource, fits: fits(resource, arn) })),
  );
  const fitting = resources.filter((each) => each.fits);
  return (fitting.length === 0 ? resources : fitting).map(({ resource }) => resource);
}

/** A resource type of the action with what the request says of it. */
interface BoundType {
  readonly template: ResourceTemplate;
  readonly arn: string;
  readonly required: boolean;
  /** True where the request names it, or every request of the operation does. */
  readonly named: boolean;
  /** True where the request names every variable of its ARN. */
  readonly full: boolean;
  /** True where nothing but its whole ARN names it. */
  readonly byArn: boolean;
}

function boundType(
  { name, arn, required }: ActionResourceType,
  binding: ReadonlyMap<string, BoundMember>,
  request: Request,
  reading: Reading,
): BoundType {
  const members = [...binding].filter(([variable]) => variable !== 'Account').map(([, member]) => member);
  const isFixed = templateVariables(arn).length === 0 && !arn.includes('*');
  const named = isFixed || members.some((member) => member.required || isGiven(member.path, request));
  const byArn = members.length > 0 && members.length === 1 && binding.has('*');
  const isNamed = (variable: string): boolean => {
    const member = binding.get(variable);
    return member !== undefined && (member.required || isGiven(member.path, request));
  };
  const full = isNamed('*') || templateVariables(arn).every(isNamed);
  return { template: templateOf(name, arn, binding, request, reading), arn, required, named, full, byArn };
}

/**
 * The types that a request is authorised on: those it names and those the action requires. Left out are a required type that only an ARN names which is not
 * given, where another type is named; and an optional type of which only a part is named, where another is named in full.
 */
function meantTypes(types: readonly BoundType[]): BoundType[] {
  const isNamed = types.some(({ named }) => named);
  const isFull = types.some(({ named, full }) => named && full);
  return types.filter(({ required, named, full, byArn }) => {
    if (!named) return required && !(byArn && isNamed);
    return required || full || !isFull;
  });
}

function isGiven(path: string, request: Request): boolean {
  return request.member(path).some(({ kind }) => kind !== 'absent' && kind !== 'unlisted');
}

/** Where both the whole ARN and its parts have members, the ARN counts if it is given. */
function templateOf(
  type: string,
  arn: string,
  binding: ReadonlyMap<string, BoundMember>,
  request: Request,
  reading: Reading,
): ResourceTemplate {
  const whole = binding.get('*')?.path;
  const end = reading.suffixes?.[type];
  const suffix = end === undefined ? {} : { suffix: end };
  const values: Record<string, ValueSource> = {};
  for (const variable of [...templateVariables(arn), 'Account']) {
    const path = binding.get(variable)?.path;
    const as = reading.transforms?.[variable];
    if (path !== undefined) values[variable] = as === undefined ? path : { member: path, as };
  }
  const hasParts = Object.keys(values).some((variable) => variable !== 'Account');
  return whole !== undefined && (isGiven(whole, request) || !hasParts) ? { type, arn: whole, ...suffix } : { type, values, ...suffix };
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
