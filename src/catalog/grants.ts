import type { Pattern } from '../model/pattern.ts';
import { patternKey, unknownText, wildcard } from '../model/pattern.ts';
import type { Condition } from '../model/requirement.ts';
import { findAction } from './actions.ts';
import type { Location } from './arn-template.ts';
import { fillTemplate, fillWhole, textBefore } from './arn-template.ts';
import type { LocatedText } from './located-text.ts';
import type { Request } from './request.ts';
import type { Grant, MemberPath, ResourceTemplate } from './rules/rule.ts';
import { readValues, sourcePaths } from './value-source.ts';
import { judge, pathsOf, settingPaths } from './when.ts';

/** An action on one resource, with its condition: a requirement without its reasons. */
export interface Granted {
  readonly action: string;
  readonly resource: Pattern;
  readonly condition?: Condition;
}

/** Beyond this many values of one variable they count as one unknown. */
const MOST_VALUES = 64;

/**
 * What a rule's grant comes to for a request: one entry per resource. Items of a list that are not known get no grant where they alone decide what is
 * granted (`itemsDecide`).
 */
export function carryOut(grant: Grant, request: Request, locations: readonly Location[], itemsDecide = false): Granted[] {
  const found = new Map<string, Granted>();
  const whole = request.alternatives();
  const requests = grant.forEach === undefined ? whole : whole.flatMap((each) => each.items(grant.forEach ?? '', !itemsDecide));
  for (const one of requests.flatMap((each) => each.combinations(pathsOfConditions(grant), pathsOfNames(grant)))) {
    if (!judge(grant.when, one).holds) continue;
    for (const location of locations) {
      for (const granted of grantOn(grant, one, location)) {
        found.set(`${patternKey(granted.resource)} ${conditionKey(granted.condition)}`, granted);
      }
    }
  }
  return [...found.values()];
}

/** True where the grant would apply if a member were set that the request may have without listing it. */
export function mayBeHidden(grant: Grant, request: Request): boolean {
  if (grant.when === undefined) return false;
  const requests = grant.forEach === undefined ? [request] : request.items(grant.forEach, false);
  return requests.some((each) => settingPaths(grant.when).some((path) => each.member(path).some(({ kind }) => kind === 'unlisted')));
}

/** The members that conditions read: for each of their alternatives other grants and resources may hold. */
function pathsOfConditions(grant: Grant): MemberPath[] {
  return [...pathsOf(grant.when), ...(grant.resources ?? []).flatMap(({ when }) => pathsOf(when))];
}

/** The members that name resources. */
function pathsOfNames({ resources = [] }: Grant): ReadonlySet<MemberPath> {
  const sources = resources.flatMap(({ arn, values = {} }) => [...(arn === undefined ? [] : [arn]), ...Object.values(values)]);
  return new Set(sources.flatMap(sourcePaths));
}

function grantOn(grant: Grant, request: Request, location: Location): Granted[] {
  const condition = conditionOf(grant, request, location);
  const resources =
    grant.resources === undefined
      ? anyResource(grant.action, location)
      : grant.resources.flatMap((template) => resourcesOf(grant.action, template, request, location));
  return resources.map((resource) => ({ action: grant.action, resource, ...(condition === undefined ? {} : { condition }) }));
}

/** Every ARN of one template for a request, one per combination of its values. */
export function resourcesOf(action: string, template: ResourceTemplate, request: Request, location: Location): Pattern[] {
  if (!judge(template.when, request).holds) return [];
  if (template.type === '*') return [wildcard()];
  const arn = findAction(action)?.resourceTypes.find(({ name }) => name === template.type)?.arn;
  if (arn === undefined) return anyResource(action, location);
  const text = arn + (template.suffix ?? '');
  if (template.arn !== undefined) {
    return readValues(template.arn, request, undefined, location).map((value) => fillWhole(arn, template.suffix ?? '', value, location));
  }
  let fillings: ReadonlyMap<string, LocatedText>[] = [new Map()];
  for (const [variable, source] of Object.entries(template.values ?? {})) {
    const values = readValues(source, request, textBefore(text, variable), location);
    const few = values.length > MOST_VALUES ? [{ text: unknownText('unresolved', `more than ${MOST_VALUES} values`) }] : values;
    fillings = fillings.flatMap((filling) => few.map((value) => new Map([...filling, [variable, value]])));
  }
  return fillings.map((filling) => fillTemplate(text, filling, location));
}

/** Any resource of the types that an action requires, or of all its types where it requires none; `*` for an action without one. */
export function anyResource(action: string, location: Location): Pattern[] {
  const types = findAction(action)?.resourceTypes ?? [];
  const required = types.filter((type) => type.required);
  const meant = required.length > 0 ? required : types;
  return meant.length === 0 ? [wildcard()] : meant.map(({ arn }) => fillTemplate(arn, new Map(), location));
}

/** Where a value may come to hold a wildcard, `StringLike` stands for `StringEquals`, which takes `*` as that character. */
function conditionOf(grant: Grant, request: Request, location: Location): Condition | undefined {
  if (grant.condition === undefined) return undefined;
  const operators = Object.entries(grant.condition).map(([operator, keys]) => {
    const values = Object.entries(keys).map(([key, sources]) => [
      key,
      sources.flatMap((source) => readValues(source, request, '', location).map(({ text }) => text)),
    ]);
    return [operator, Object.fromEntries(values)];
  });
  return Object.fromEntries(operators);
}

/** Equal exactly for equal conditions of one rule. */
export function conditionKey(condition: Condition | undefined): string {
  return JSON.stringify(condition ?? {}, (_key, value: unknown) => value);
}
