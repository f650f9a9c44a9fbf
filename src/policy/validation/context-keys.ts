/**
 * Keys of identity providers and services that the Service Authorization Reference does not list: those of OpenID Connect providers begin with the
 * provider's host name.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#condition-keys-wif
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#condition-keys-saml
 * https://docs.aws.amazon.com/transfer/latest/userguide/users-policies-session.html
 */
const PROVIDER_PREFIX =
  /^(?:[^:]*\.[^:]*|saml|transfer|credentials-iot|iot|redshift|rds|rds-db|workdocs|workmail|elasticmapreduce)(?:\/[^:]*)?:/i;

/** True for a key that an identity provider or a service sets without the Service Authorization Reference naming it. */
export function isProviderKey(key: string): boolean {
  return PROVIDER_PREFIX.test(key);
}

/**
 * Keys that stand in the credentials of a role, so that every request made with them has them, whichever service takes it.
 * https://docs.aws.amazon.com/lambda/latest/dg/permissions-source-function-arn.html
 * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/iam-roles-for-amazon-ec2.html
 * https://docs.aws.amazon.com/glue/latest/dg/security_iam_id-based-policy-examples.html#glue-identity-based-policy-condition-keys
 */
const SESSION_KEYS: ReadonlySet<string> = new Set([
  'ec2:roledelivery',
  'ec2:sourceinstancearn',
  'ssm:sourceinstancearn',
  'lambda:sourcefunctionarn',
  'glue:credentialissuingservice',
  'glue:roleassumedby',
]);

/** True for a key (lower case) that requests to any service can have, though it is one of a service. */
export function isSessionKey(key: string): boolean {
  return SESSION_KEYS.has(key);
}
