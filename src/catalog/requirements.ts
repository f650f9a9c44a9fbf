import type { ApiCall } from '../model/api-call.ts';
import type { Finding } from '../model/finding.ts';
import { patternKey } from '../model/pattern.ts';
import type { Confidence, Evidence, Requirement } from '../model/requirement.ts';
import { methodOnPath } from './api-gateway.ts';
import type { Location } from './arn-template.ts';
import { inNamedAccount, locationsOf } from './call-locations.ts';
import { defaultGrants } from './default-grants.ts';
import { dependentFindings, TAGS_SOURCE, tagGrants } from './dependent-actions.ts';
import { encryptionNeeds } from './encryption.ts';
import type { Granted } from './grants.ts';
import { carryOut, conditionKey, mayBeHidden } from './grants.ts';
import type { OperationEntry } from './operation-entry.ts';
import { operationEntry } from './operation-entry.ts';
import { passedRoles } from './passed-roles.ts';
import { Request } from './request.ts';
import type { RequirementContext } from './requirement-context.ts';
import type { FoundRule } from './rules/find-rule.ts';
import { findReading, findRule } from './rules/find-rule.ts';
import type { Grant } from './rules/rule.ts';
import type { Service } from './services.ts';
import { services } from './services.ts';
import { judge } from './when.ts';

export type { RequirementContext } from './requirement-context.ts';

/** What one call needs, and what could not be told about it. */
export interface CallRequirements {
  readonly requirements: readonly Requirement[];
  readonly findings: readonly Finding[];
}

/** A part of what a call needs, with where it is from. */
interface Part {
  readonly granted: readonly Granted[];
  readonly rule: string;
  readonly confidence: Confidence;
}

/**
 * The grants that one call needs: one requirement per action and alternative of the resource. Holes of the call's values stay holes in
 * the resources. A finding with `incomplete` set means that a grant may be missing.
 */
export function requirementsForCall(call: ApiCall, context: RequirementContext): CallRequirements {
  const service = services().get(call.service);
  const entry = operationEntry(call.service, call.operation);
  const name = `${call.service} ${call.operation}`;
  if (service === undefined || entry === undefined)
    return { requirements: [], findings: [problem(call, 'unknown-operation', `the catalog has no operation ${name}`)] };
  if (call.credentials === 'foreign') return { requirements: [], findings: [foreignNote(call, name)] };
  const rule = findRule(service.model, call.operation);
  const request = new Request(call.input, call.endpoint ?? [{ kind: 'absent' }]);
  const locations = locationsOf(call);
  const named = inNamedAccount(locations, request, findReading(service.model).account);
  const main = mainPart(service, call.operation, entry, rule, request, named);
  if (main === undefined)
    return { requirements: [], findings: [problem(call, 'unmapped-operation', `no IAM action is known for ${name}; add it by hand`)] };
  const roles =
    rule?.rule.noPermission === undefined ? passedRoles(service.model, call.operation, entry, rule?.rule, request, locations) : [];
  const encryption = (rule?.rule.encryption ?? []).map((each) => encryptionNeeds(each, request, locations, context, call.origin));
  const parts: Part[] = [
    ...main,
    { granted: tagGrants(service.model, call.operation, entry, rule, request, named), rule: TAGS_SOURCE, confidence: 'medium' },
    { granted: roles, rule: `passes a role (${PASS_ROLE_PAGE})`, confidence: rule?.rule.passedRoles === undefined ? 'medium' : 'high' },
    {
      granted: encryption.flatMap(({ granted }) => granted),
      rule: `uses a key on the caller's behalf (${rule?.source})`,
      confidence: 'high',
    },
  ];
  const findings = [
    ...encryption.flatMap((each) => each.findings),
    ...hiddenArguments(call, entry, rule, request),
    ...undecided(call, rule, request, main),
    ...beyondRequest(call, rule, request),
    ...dependentFindings(call, entry, rule),
  ];
  return { requirements: parts.flatMap((part) => requirementsOfPart(part, call)), findings };
}

const PASS_ROLE_PAGE = 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html';

/** The grants of the operation itself, none for one that needs no permission; `undefined` where nothing maps it. */
function mainPart(
  service: Service,
  operation: string,
  entry: OperationEntry,
  found: FoundRule | undefined,
  request: Request,
  locations: readonly Location[],
): Part[] | undefined {
  if (found?.rule.noPermission !== undefined || (entry.unsigned && found?.rule.grants === undefined)) return [];
  const curated = (grants: readonly Grant[]): Part[] =>
    grants.map((grant) => ({
      granted: carryOut(grant, request, locations, found?.rule.decidedBy !== undefined),
      rule: `${operation} (${found?.source})`,
      confidence: 'high',
    }));
  const also = curated(found?.rule.also ?? []);
  if (found?.rule.grants !== undefined) return [...curated(found.rule.grants), ...also];
  if (entry.http !== undefined && entry.action === undefined) {
    return [
      {
        granted: methodOnPath(service.prefix, entry.http, request, locations),
        rule: `${entry.http.method} ${entry.http.path}`,
        confidence: 'high',
      },
      ...also,
    ];
  }
  if (entry.action === undefined) return undefined;
  if (found?.rule.resources !== undefined) return [...curated([{ action: entry.action, resources: found.rule.resources }]), ...also];
  const confidence = found?.reviewed === true ? 'high' : entry.weak ? 'low' : 'medium';
  return [
    {
      granted: defaultGrants(entry.action, entry, request, locations, findReading(service.model)),
      rule: `${entry.action} by the operation's name`,
      confidence,
    },
    ...also,
  ];
}

function requirementsOfPart({ granted, rule, confidence }: Part, call: ApiCall): Requirement[] {
  const found = new Map<string, Requirement>();
  for (const one of granted) {
    const key = `${one.action} ${patternKey(one.resource)} ${conditionKey(one.condition)}`;
    if (!found.has(key)) found.set(key, { ...one, evidence: [evidenceOf(call, rule)], confidence });
  }
  return [...found.values()];
}

function evidenceOf(call: ApiCall, rule: string): Evidence {
  const { service, operation, origin, via, seen } = call;
  if (call.source === 'trail' && seen !== undefined) return { kind: 'trail', service, operation, ...seen };
  return { kind: 'code', service, operation, origin, via, rule };
}

/** Grants that depend on members which the request may have without showing them. */
function hiddenArguments(call: ApiCall, entry: OperationEntry, found: FoundRule | undefined, request: Request): Finding[] {
  const grants = [...(found?.rule.grants ?? []), ...(found?.rule.also ?? [])];
  const hidden = grants.filter((grant) => mayBeHidden(grant, request)).map(({ action }) => action);
  const roles = found?.rule.passedRoles?.map(({ member }) => member) ?? [...entry.roles.keys()];
  if (roles.some((member) => request.member(member).some(({ kind }) => kind === 'unlisted'))) hidden.push('iam:PassRole');
  if (entry.tags !== undefined && request.member(entry.tags.member).some(({ kind }) => kind === 'unlisted')) hidden.push(entry.tags.action);
  if (hidden.length === 0) return [];
  const actions = [...new Set(hidden)].sort().join(', ');
  const message = `${call.operation} may be given members that are not known here, for which ${actions} would be needed on what they name; write them out in the call`;
  return [problem(call, 'open-request', message, 'warning')];
}

/** An operation that is authorised by what the request holds, where that is not known or not understood. */
function undecided(call: ApiCall, found: FoundRule | undefined, request: Request, parts: readonly Part[]): Finding[] {
  const path = found?.rule.decidedBy;
  if (path === undefined) return [];
  const members = request.member(path);
  const isOpen = members.some(({ kind }) => kind === 'unknown' || kind === 'unlisted');
  const isGiven = members.some(({ kind }) => kind !== 'absent');
  if (!isOpen && !(isGiven && parts.every(({ granted }) => granted.length === 0))) return [];
  return [problem(call, 'undecided-request', `what ${call.operation} needs is decided by ${path}, which is not known here`)];
}

/** What the rule says that no request shows. */
function beyondRequest(call: ApiCall, found: FoundRule | undefined, request: Request): Finding[] {
  const applying = (found?.rule.beyond ?? []).filter(({ when }) => judge(when, request).holds);
  return applying.map(({ service, message, mayNeed }) => {
    const { incomplete: _, ...found } = problem(call, 'needs-beyond-request', `${call.operation}: ${message}`, 'warning');
    return mayNeed === undefined ? { ...found, incomplete: service } : { ...found, severity: 'note', mayNeed };
  });
}

function problem(call: ApiCall, rule: string, message: string, severity: Finding['severity'] = 'error'): Finding {
  return { rule, severity, message, origin: call.origin, incomplete: call.service };
}

function foreignNote(call: ApiCall, name: string): Finding {
  return {
    rule: 'foreign-credentials',
    severity: 'note',
    message: `${name} is called with credentials of another role, which needs the permission; this role does not`,
    origin: call.origin,
  };
}
