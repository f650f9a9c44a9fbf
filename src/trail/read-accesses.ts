import { catalogKnowledge } from '../catalog/action-knowledge.ts';
import { findAction } from '../catalog/actions.ts';
import { fillTemplate, templateVariables } from '../catalog/arn-template.ts';
import type { RecordedOperation } from '../catalog/trail-events.ts';
import { operationOfEvent } from '../catalog/trail-events.ts';
import type { Finding } from '../model/finding.ts';
import type { Pattern } from '../model/pattern.ts';
import { literal, pseudo, unknownText, wildcard } from '../model/pattern.ts';
import type { Condition, TrailEvidence } from '../model/requirement.ts';
import { universeGlobs } from '../policy/action-universe.ts';
import { overlap } from '../policy/find-text.ts';
import { patternGlob } from '../policy/glob.ts';
import { groupBy } from '../policy/group-by.ts';
import type { ObservedGroup, RecordedCondition } from './aggregate.ts';
import { isDenied } from './denied-codes.ts';
import { isInconclusive } from './inconclusive-codes.ts';
import type { ObservedAccess } from './observed-access.ts';
import type { OperationNeeds } from './operation-needs.ts';
import { operationNeeds } from './operation-needs.ts';
import { permissionOfEvent } from './permission-event.ts';
import { recordedPattern } from './recorded-text.ts';

/** What the groups say, and what in them could not be told. */
export interface ReadAccesses {
  readonly accesses: readonly ObservedAccess[];
  readonly findings: readonly Finding[];
}

/**
 * The actions that recorded calls stand for. A group that names its action is taken at its word; for any other the catalog says what the operation
 * needs, and a recorded ARN counts for the actions that take its type. Calls whose error does not tell whether they were authorised stand for none.
 */
export function readAccesses(groups: readonly ObservedGroup[]): ReadAccesses {
  const accesses: ObservedAccess[] = [];
  const findings: Finding[] = [];
  const telling = groups.filter(({ errorCode, denied }) => denied !== undefined || !isInconclusive(errorCode));
  for (const event of groupBy(telling, eventKey)) {
    const [first] = event;
    if (first === undefined) continue;
    const operation = operationOfEvent(first.eventSource, first.eventName);
    const withAction = event.filter(({ action }) => action !== undefined);
    accesses.push(...withAction.flatMap((group) => accessOfAction(group, operation)));
    const rest = event.filter((group) => !withAction.includes(group));
    if (rest.length === 0) continue;
    const needs = operation === undefined ? needsOfPermission(first) : operationNeeds(operation);
    if (needs === undefined) findings.push(unknownEvent(rest));
    else accesses.push(...accessesOfEvent(rest, operation, needs));
  }
  return { accesses, findings };
}

/** Groups of one event of one caller differ only in what the calls touched. */
function eventKey({ role, session, eventSource, eventName, errorCode, invokedBy }: ObservedGroup): string {
  return JSON.stringify([role, session, eventSource, eventName, errorCode, invokedBy]);
}

function accessOfAction(group: ObservedGroup, operation: RecordedOperation | undefined): ObservedAccess[] {
  const written = group.action ?? '';
  const action = findAction(written)?.name ?? written;
  const recorded = recordedResource(group);
  const base = { ...accessBase(group, operation, action), isCertain: true };
  if (recorded !== undefined) return [{ ...base, ...named(recorded) }];
  return unnamedResources(action).map((resource) => ({ ...base, ...resource }));
}

/** An event that is no operation, but has an IAM action's name. */
function needsOfPermission({ eventSource, eventName }: ObservedGroup): OperationNeeds | undefined {
  const action = permissionOfEvent(eventSource, eventName);
  return action === undefined ? undefined : { certain: [{ action, resource: wildcard(), namedBy: '' }], possible: [] };
}

function accessesOfEvent(
  groups: readonly ObservedGroup[],
  operation: RecordedOperation | undefined,
  { certain, possible }: OperationNeeds,
): ObservedAccess[] {
  const accesses: ObservedAccess[] = [];
  const found = new Set<string>();
  for (const group of groups) {
    const recorded = recordedResource(group);
    if (recorded === undefined) continue;
    const fitting = certain.filter(({ action }) => takes(action, recorded));
    const isClear = new Set(fitting.map(({ namedBy }) => namedBy)).size < 2;
    for (const { action, condition } of fitting) {
      found.add(action);
      accesses.push({ ...accessBase(group, operation, action, condition), ...named(recorded), ...certainty(isClear, !isClear) });
    }
    for (const { action, condition } of possible.filter((need) => takes(need.action, recorded))) {
      const isPassed = action === 'iam:PassRole';
      accesses.push({
        ...accessBase(group, operation, action, condition),
        ...named(recorded),
        ...certainty(isPassed, !isPassed && certain.length === 0),
      });
    }
  }
  const unnamed = groups.filter((group) => recordedResource(group) === undefined);
  for (const { action, condition } of certain) {
    const silent = unnamed.length > 0 ? unnamed : found.has(action) ? [] : groups;
    const [first] = silent;
    if (first === undefined) continue;
    const base = accessBase({ ...first, resource: '', count: totalOf(silent) }, operation, action, condition);
    accesses.push(...unnamedResources(action).map((resource) => ({ ...base, ...resource, isCertain: true })));
  }
  return accesses;
}

function certainty(isCertain: boolean, isUndecided: boolean): Pick<ObservedAccess, 'isCertain' | 'isUndecided'> {
  return isUndecided ? { isCertain, isUndecided } : { isCertain };
}

/** `undefined` where the record names no single resource. */
function recordedResource({ resource }: ObservedGroup): Pattern | undefined {
  return resource === '' || resource === '*' ? undefined : recordedPattern(resource);
}

/** How often the call was made: a record with several resources counts once for each. */
function totalOf(groups: readonly ObservedGroup[]): number {
  return Math.max(...groups.map(({ count }) => count));
}

function accessBase(
  group: ObservedGroup,
  operation: RecordedOperation | undefined,
  action: string,
  condition?: Condition,
): Omit<ObservedAccess, 'resource' | 'isNamed' | 'isCertain'> {
  const recorded = group.condition === undefined ? condition : readCondition(group.condition);
  const policyType = group.denied?.policyType;
  return {
    action,
    evidence: evidenceOf(group, operation),
    days: group.days ?? [...new Set([group.first.slice(0, 10), group.last.slice(0, 10)])],
    ...(recorded === undefined ? {} : { condition: recorded }),
    ...(policyType === undefined ? {} : { deniedBy: policyType }),
  };
}

function evidenceOf(group: ObservedGroup, operation: RecordedOperation | undefined): TrailEvidence {
  const { resource, invokedBy, count, first, last } = group;
  return {
    kind: 'trail',
    service: operation?.service ?? group.eventSource.replace(/\.amazonaws\.com(\.cn)?$/, ''),
    operation: operation?.operation ?? group.eventName,
    ...(resource === '' ? {} : { resource }),
    ...(invokedBy === undefined ? {} : { invokedBy }),
    ...{ count, first, last, denied: isDenied(group.errorCode) || group.denied !== undefined },
  };
}

function readCondition(recorded: RecordedCondition): Condition {
  return Object.fromEntries(
    Object.entries(recorded).map(([operator, keys]) => [
      operator,
      Object.fromEntries(Object.entries(keys).map(([key, values]) => [key, values.map(literal)])),
    ]),
  );
}

function named(resource: Pattern): Pick<ObservedAccess, 'resource' | 'isNamed'> {
  return { resource, isNamed: true };
}

const UNNAMED = unknownText('unresolved', 'the trail does not name it');
const ANYWHERE = { partition: pseudo('partition'), region: pseudo('region'), account: pseudo('account') };

/** `*` for an action that takes no other; else one ARN per type that the action requires, its names unknown. */
function unnamedResources(action: string): Pick<ObservedAccess, 'resource' | 'isNamed'>[] {
  const types = findAction(action)?.resourceTypes ?? [];
  if (types.length === 0) return [named(wildcard())];
  const required = types.filter((type) => type.required);
  return (required.length > 0 ? required : types).map(({ arn }) => ({
    resource: fillTemplate(arn, new Map(templateVariables(arn).map((variable) => [variable, { text: UNNAMED }])), ANYWHERE),
    isNamed: false,
  }));
}

/** True where the resource is of a type that the action takes. */
function takes(action: string, resource: Pattern): boolean {
  const glob = patternGlob(resource);
  return universeGlobs(action, catalogKnowledge()).some((form) => overlap(glob, form) !== false);
}

function unknownEvent(groups: readonly ObservedGroup[]): Finding {
  const [{ eventSource, eventName } = { eventSource: '', eventName: '' }] = groups;
  return {
    rule: 'unknown-event',
    severity: 'warning',
    message: `${eventSource} ${eventName} was seen ${totalOf(groups)} times and the catalog knows no IAM action for it; if the function makes this call, add its grant by hand`,
    incomplete: eventSource.replace(/\..*$/, ''),
  };
}
