/** The security practices for Lambda functions that `check` covers, in the order of its reports. */
export const PRACTICES = [
  { number: 1, title: 'Least privilege', source: 'https://docs.aws.amazon.com/lambda/latest/dg/lambda-permissions.html' },
  {
    number: 2,
    title: 'No secrets in code or configuration',
    source: 'https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars-encryption.html',
  },
  { number: 3, title: 'Logging and monitoring', source: 'https://docs.aws.amazon.com/lambda/latest/dg/lambda-monitoring.html' },
  {
    number: 4,
    title: 'APIs that authenticate',
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-control-access-to-api.html',
  },
  { number: 5, title: 'Reserved concurrency', source: 'https://docs.aws.amazon.com/lambda/latest/dg/configuration-concurrency.html' },
  {
    number: 6,
    title: 'No unused functions',
    source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_last-accessed.html',
  },
  { number: 7, title: 'Secure code', source: 'https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html' },
] as const;

/** The number of a practice: the first digit of its rules' ids. */
export type PracticeNumber = (typeof PRACTICES)[number]['number'];
