/**
 * Error codes with which a service says that it does not know who calls: the call was neither allowed nor denied, so it says nothing of a grant.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/CommonErrors.html, https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html and
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html for the spellings of S3 and EC2.
 */
const UNAUTHENTICATED: ReadonlySet<string> = new Set([
  'AuthFailure',
  'AuthorizationHeaderMalformed',
  'ExpiredToken',
  'ExpiredTokenException',
  'IncompleteSignature',
  'IncompleteSignatureException',
  'InvalidAccessKeyId',
  'InvalidClientTokenId',
  'InvalidSignatureException',
  'InvalidToken',
  'MissingAuthenticationToken',
  'MissingAuthenticationTokenException',
  'RequestExpired',
  'RequestTimeTooSkewed',
  'SignatureDoesNotMatch',
  'TokenRefreshRequired',
  'UnrecognizedClientException',
]);

/** True for the error code of a call whose caller was not recognised. */
export function isUnauthenticated(errorCode: string | undefined): boolean {
  return errorCode !== undefined && UNAUTHENTICATED.has(errorCode.replace(/^Client\./, ''));
}
