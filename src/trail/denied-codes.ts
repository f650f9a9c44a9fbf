/**
 * Error codes with which a service says that the caller was not authorised; every other error happens after authorisation.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html and the common errors of each API.
 */
const DENIED =
  /^(?:Client\.)?(?:(?:Vpce)?AccessDenied(?:Exception)?|UnauthorizedOperation|UnauthorizedAccess|AuthorizationError|.*NotAuthorized(?:Exception)?)$/;

/** True for the error code of a call that was not authorised. */
export function isDenied(errorCode: string | undefined): boolean {
  return errorCode !== undefined && DENIED.test(errorCode);
}
