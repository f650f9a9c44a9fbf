import { findAction } from '../catalog/actions.ts';
import { renderOrigin } from '../model/origin.ts';
import type { Requirement } from '../model/requirement.ts';
import { canonicalText } from '../policy/iam-text.ts';
import type { DeniedCall } from '../trail/denials-of-text.ts';
import { denyingPolicy } from '../trail/denying-policies.ts';
import { generaliseArn } from '../trail/generalise-arn.ts';
import { recordedPattern } from '../trail/recorded-text.ts';
import type { Place } from '../trail/resource-shape.ts';
import { covers, mayMeet } from '../trail/resource-shape.ts';

/** A refused call with what is to be done about it. */
export interface DenialReport extends DeniedCall {
  /** The kind of policy that refused it, in words; absent where the message does not say. */
  readonly deniedBy?: string;
  readonly advice: string;
  /** What to add, where adding helps; proposed, never applied. */
  readonly statement?: ProposedStatement;
  /** Whether the code of the project makes the call; absent where no project was given. */
  readonly need?: CodeNeed;
}

export interface ProposedStatement {
  readonly Effect: 'Allow';
  readonly Action: readonly string[];
  readonly Resource: readonly string[];
}

/** Whether code needs an action on a resource, and where. */
export interface CodeNeed {
  readonly verdict: 'needed' | 'not needed' | 'cannot tell';
  readonly places: readonly { readonly function: string; readonly at: string }[];
  /** What the code needs the action on, as JSON policies write it; absent where it is not needed. */
  readonly resources?: readonly string[];
}

/** What is known of the functions that may have made the call, resources as JSON policies write them. */
export interface CandidateFunction {
  readonly id: string;
  readonly requirements: readonly Requirement[];
  readonly incomplete: boolean;
}

/** What a refused call means and what helps. `functions`: those that may have made it; absent where no project was given. */
export function denialReport(call: DeniedCall, functions: readonly CandidateFunction[] | undefined, place: Place): DenialReport {
  const policy = call.policyType === undefined ? undefined : denyingPolicy(call.policyType);
  const need = functions === undefined ? undefined : codeNeed(call, functions, place);
  const statement = mayHelp(call, need) ? proposedStatement(call, need) : undefined;
  return {
    ...call,
    ...(call.policyType === undefined ? {} : { deniedBy: policy?.title ?? `${call.policyType} policy` }),
    advice: adviceFor(call, need, statement),
    ...(statement === undefined ? {} : { statement }),
    ...(need === undefined ? {} : { need }),
  };
}

/** A call that the code does not make is not granted; a Deny is not cured by an Allow, nor a policy of somebody else by one of the role. */
function mayHelp({ policyType, explicit }: DeniedCall, need: CodeNeed | undefined): boolean {
  if (need?.verdict === 'not needed' || explicit === true) return false;
  return policyType === undefined || HELPED_BY_STATEMENT.has(denyingPolicy(policyType)?.name ?? '');
}

const HELPED_BY_STATEMENT: ReadonlySet<string> = new Set(['identity-based', 'permissions boundary', 'session']);

/** On the resource that was refused; where the message names none, on those that the code needs. */
function proposedStatement({ action, resource }: DeniedCall, need: CodeNeed | undefined): ProposedStatement | undefined {
  const types = findAction(action)?.resourceTypes;
  if (types === undefined) return undefined;
  const refused = resource === undefined || resource === '*' ? (need?.resources ?? []) : [withoutInstance(resource)];
  const named = types.length === 0 ? ['*'] : refused;
  return named.length === 0 ? undefined : { Effect: 'Allow', Action: [action], Resource: named };
}

/** The resource with the name of one run, task or log stream as `*`: the next one has another. */
function withoutInstance(resource: string): string {
  const { identity, path } = generaliseArn(resource);
  return path === undefined && identity.endsWith('*') ? identity : resource;
}

function adviceFor(call: DeniedCall, need: CodeNeed | undefined, statement: ProposedStatement | undefined): string {
  const others = call.among?.filter((action) => action !== call.action) ?? [];
  const one = others.length === 0 ? '' : `the call needs ${others.join(', ')} as well, and the record does not say which was refused; `;
  return one + adviceOnAction(call, need, statement);
}

function adviceOnAction(call: DeniedCall, need: CodeNeed | undefined, statement: ProposedStatement | undefined): string {
  if (need?.verdict === 'not needed') {
    return 'no code of the project makes this call: do not grant it; find out who or what did (a probe, an older version, a person)';
  }
  const policy = call.policyType === undefined ? undefined : denyingPolicy(call.policyType);
  if (policy !== undefined) {
    const own = call.explicit === true ? policy.whenDenying : policy.whenMissing;
    const what =
      statement === undefined && mayHelp(call, need) ? `${own}, for the resource that the call needs: ${forms(call.action)}` : own;
    return policy.isOwn === true && call.explicit !== true ? what + otherSide(call) : what;
  }
  if (call.policyType !== undefined) return 'the message names a kind of policy that is not known here: look there first';
  if (call.explicit === true)
    return 'a Deny refuses it, in a policy that the message does not name: find and narrow that Deny; another Allow does not help';
  const add = statement === undefined ? `add a statement for the resource that the call needs: ${forms(call.action)}` : 'add the statement';
  return `the message does not say which policy refused it; if the role's own policy lacks the grant, ${add}${otherSide(call)}`;
}

/**
 * What has to allow the call as well: of a role its trust policy, of a resource in another account that resource's own policy.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic-cross-account.html
 */
function otherSide({ action, resource, principal }: DeniedCall): string {
  if (action === 'sts:AssumeRole') return '; the trust policy of the other role must let this principal in as well';
  const [own, other] = [principal, resource].map((arn) => arn?.split(':')[ACCOUNT] ?? '');
  if (!/^\d{12}$/.test(own ?? '') || !/^\d{12}$/.test(other ?? '') || own === other) return '';
  return `; the resource is of account ${other}: its own policy must allow this principal as well`;
}

/** In an ARN, counted from 0. */
const ACCOUNT = 4;

/** `arn:${Partition}:dynamodb:${Region}:${Account}:table/${TableName}`, as the Service Authorization Reference has it. */
function forms(action: string): string {
  const types = findAction(action)?.resourceTypes ?? [];
  return types.length === 0 ? 'the catalog does not know this action' : types.map(({ arn }) => arn).join(' or ');
}

function codeNeed({ action, resource }: DeniedCall, functions: readonly CandidateFunction[], place: Place): CodeNeed {
  const denied = resource === undefined || resource === '*' ? undefined : recordedPattern(resource);
  const needed = functions.flatMap(({ id, requirements }) =>
    requirements
      .filter((one) => one.action.toLowerCase() === action.toLowerCase())
      .filter((one) => denied === undefined || covers(one.resource, denied, place) || mayMeet(one.resource, denied, place))
      .flatMap((one) => placesOf(one).map((at) => ({ place: { function: id, at }, resource: canonicalText(one.resource) }))),
  );
  if (needed.length > 0) {
    const resources = [...new Set(needed.map(({ resource: text }) => text))].sort();
    return { verdict: 'needed', places: distinct(needed.map(({ place: at }) => at)), resources };
  }
  return { verdict: functions.length === 0 || functions.some(({ incomplete }) => incomplete) ? 'cannot tell' : 'not needed', places: [] };
}

function placesOf({ evidence }: Requirement): string[] {
  return evidence.flatMap((each) => (each.kind === 'trail' ? [] : [renderOrigin(each.origin)]));
}

function distinct<T>(values: readonly T[]): T[] {
  return [...new Map(values.map((value) => [JSON.stringify(value), value])).values()];
}
