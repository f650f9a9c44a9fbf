import type { ApiCall } from '../model/api-call.ts';
import type { Requirement } from '../model/requirement.ts';
import { UnknownOperationError, UnknownServiceError, UnmappedOperationError } from './errors.ts';
import { operationEntry } from './operation-entry.ts';
import { fromJson } from './plain-json.ts';
import type { CallRequirements } from './requirements.ts';
import { requirementsForCall } from './requirements.ts';
import { services } from './services.ts';

/** An operation as a person asks for it. */
export interface OperationQuery {
  /** The v3 package's name after `@aws-sdk/client-`: `s3`, `eventbridge`, `cognito-identity-provider`. */
  readonly service: string;
  /** `GetObject`. */
  readonly operation: string;
  /** The call's plain JSON; a missing member is absent. */
  readonly input?: unknown;
}

/**
 * What a call of this operation with this input needs, actions in catalog spelling; a required member that is not given leaves an unknown part in a
 * typed ARN. `[]` for an operation that needs no permission, and for one authorised item by item where no item is given.
 * @throws {UnknownServiceError} where the catalog has no such service.
 * @throws {UnknownOperationError} where the service has no such operation.
 * @throws {UnmappedOperationError} where no IAM action is known for it.
 */
export function requirementsOf(query: OperationQuery): readonly Requirement[] {
  return lookUp(query).requirements;
}

/**
 * The same with findings: what the operation needs that its input does not show.
 * @throws {UnknownServiceError} {@link UnknownOperationError} {@link UnmappedOperationError} as {@link requirementsOf}.
 */
export function lookUp({ service, operation, input }: OperationQuery): CallRequirements {
  if (!services().has(service)) throw new UnknownServiceError(service);
  if (operationEntry(service, operation) === undefined) throw new UnknownOperationError(service, operation);
  const call: ApiCall = {
    service,
    operation,
    input: fromJson(input ?? {}),
    origin: { file: '', line: 0, column: 0 },
    via: [],
    source: 'code',
  };
  const found = requirementsForCall(call, { encryptionKeys: new Map(), kmsKeys: [] });
  if (found.findings.some(({ rule }) => rule === 'unmapped-operation')) throw new UnmappedOperationError(service, operation);
  return found;
}
