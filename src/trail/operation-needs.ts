import { requirementsForCall } from '../catalog/requirements.ts';
import { findRule } from '../catalog/rules/find-rule.ts';
import { services } from '../catalog/services.ts';
import type { RecordedOperation } from '../catalog/trail-events.ts';
import type { ApiCall } from '../model/api-call.ts';
import type { DataValue } from '../model/data-value.ts';
import { unknown } from '../model/data-value.ts';
import type { Pattern } from '../model/pattern.ts';
import { isHole, wildcard } from '../model/pattern.ts';
import type { Condition } from '../model/requirement.ts';

/** What every call of an operation needs, and what some calls need beside or instead; without the request it cannot be told which. */
export interface OperationNeeds {
  readonly certain: readonly OperationNeed[];
  readonly possible: readonly OperationNeed[];
}

/** An action that a call may need. */
export interface OperationNeed {
  readonly action: string;
  /** Every part that the request would name is unknown. */
  readonly resource: Pattern;
  readonly condition?: Condition;
  /** Equal for needs whose resource the same members of the request name. */
  readonly namedBy: string;
}

const EMPTY: DataValue = [{ kind: 'record', members: new Map(), computed: [] }];
const ANYTHING: DataValue = [unknown('unresolved', 'the trail does not show the request')];

const known = new Map<string, OperationNeeds | undefined>();

/**
 * What the catalog says of an operation of which no request is known: needed by a call with no optional member is certain, needed by some call only is
 * possible. `undefined` where the catalog has no IAM action for it.
 */
export function operationNeeds(operation: RecordedOperation): OperationNeeds | undefined {
  const key = `${operation.service} ${operation.operation}`;
  if (!known.has(key)) known.set(key, readNeeds(operation));
  return known.get(key);
}

function readNeeds(operation: RecordedOperation): OperationNeeds | undefined {
  const plain = needsOf(operation, EMPTY);
  const any = needsOf(operation, ANYTHING);
  if (plain === undefined || any === undefined) return undefined;
  const isIn = (needs: readonly OperationNeed[]) => {
    const actions = new Set(needs.map(({ action }) => action));
    return ({ action }: OperationNeed) => actions.has(action);
  };
  const isPossible = isIn(any);
  const certain = plain.filter((need) => isPossible(need) && need.action !== PASS_ROLE);
  const isCertain = isIn(certain);
  return { certain, possible: [...any, ...plain, ...decidedByRequest(operation)].filter((need) => !isCertain(need)) };
}

/** An operation that its request decides, such as a transaction, may need any of the actions in its rule. */
function decidedByRequest({ service, operation }: RecordedOperation): OperationNeed[] {
  const rule = findRule(services().get(service)?.model ?? service, operation)?.rule;
  if (rule?.decidedBy === undefined) return [];
  return (rule.grants ?? []).map(({ action }) => ({ action, resource: wildcard(), namedBy: '' }));
}

/** Which role a call passes is told by the request alone, so that a call by itself never speaks for this action. */
const PASS_ROLE = 'iam:PassRole';

function needsOf(operation: RecordedOperation, input: DataValue): OperationNeed[] | undefined {
  const call: ApiCall = { ...operation, input, origin: { file: '', line: 1, column: 1 }, via: [], source: 'trail' };
  const { requirements, findings } = requirementsForCall(call, { encryptionKeys: new Map(), kmsKeys: [] });
  if (findings.some(({ rule }) => rule === 'unmapped-operation' || rule === 'unknown-operation')) return undefined;
  return requirements.map(({ action, resource, condition }) => ({
    action,
    resource,
    ...(condition === undefined ? {} : { condition }),
    namedBy: resource.flatMap((part) => (isHole(part) && part.kind === 'unknown' ? [part.reason] : [])).join('\n'),
  }));
}
