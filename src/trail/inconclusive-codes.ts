/**
 * Error codes with which a service says that it does not know who calls: the call was neither allowed nor denied, so it says nothing of a grant.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/CommonErrors.html, https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html and
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html for the spellings of S3 and EC2.
 */
const UNAUTHENTICATED = [
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
  'OptInRequired',
  'RequestExpired',
  'RequestTimeTooSkewed',
  'SignatureDoesNotMatch',
  'TokenRefreshRequired',
  'UnrecognizedClientException',
];

/**
 * Error codes that in some services mean that the caller lacks a grant and in others that a user of theirs does: a wrong password in
 * https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminInitiateAuth.html is a NotAuthorizedException. From the errors of the
 * API reference of Cognito, Kinesis Video Streams, IoT, API Gateway, Amplify, Chime, DMS, Elastic Beanstalk, SageMaker Feature Store and Systems Manager.
 */
const AMBIGUOUS = [
  'AccessDeniedFault',
  'AccessForbidden',
  'AuthorizationException',
  'Forbidden',
  'ForbiddenException',
  'InsufficientPrivilegesException',
  'NotAuthorizedException',
  'OpsItemAccessDeniedException',
  'UnauthorizedClientException',
  'UnauthorizedException',
  'UnauthorizedOperationException',
  'UnauthorizedResourceAccessException',
];

const INCONCLUSIVE: ReadonlySet<string> = new Set([...UNAUTHENTICATED, ...AMBIGUOUS]);

/** True for an error code that does not tell whether the call was authorised. */
export function isInconclusive(errorCode: string | undefined): boolean {
  return errorCode !== undefined && INCONCLUSIVE.has(errorCode.replace(/^Client\./, ''));
}
