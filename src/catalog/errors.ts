import { UserError } from '../support/errors.ts';

/** The catalog has no service of this name. */
export class UnknownServiceError extends UserError {
  override readonly name = 'UnknownServiceError';

  constructor(service: string) {
    super(
      `the catalog has no service '${service}': name the v3 package's name after @aws-sdk/client-, such as s3 or cognito-identity-provider`,
    );
  }
}

/** The service has no operation of this name. */
export class UnknownOperationError extends UserError {
  override readonly name = 'UnknownOperationError';

  constructor(service: string, operation: string) {
    super(`${service} has no operation '${operation}': name it as its v3 command without 'Command', such as GetObject`);
  }
}

/** No IAM action is known for the operation. */
export class UnmappedOperationError extends UserError {
  override readonly name = 'UnmappedOperationError';

  constructor(service: string, operation: string) {
    super(`no IAM action is known for ${service} ${operation}: see the service's page of the Service Authorization Reference`);
  }
}
