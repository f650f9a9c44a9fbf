/**
 * Error codes with which a service says that the caller was not authorised. Every other error happens after authorisation, but for those in inconclusive-codes.ts.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html and the common errors of each API.
 */
const DENIED =
  /^(?:Client\.)?(?:(?:Vpce|CloudHsm)?AccessDenied(?:Exception)?|UnauthorizedOperation|UnauthorizedAccess|AuthorizationError(?:Exception)?|NotAuthorized)$/;

/** True for the error code of a call that was not authorised. */
export function isDenied(errorCode: string | undefined): boolean {
  return errorCode !== undefined && DENIED.test(errorCode);
}
