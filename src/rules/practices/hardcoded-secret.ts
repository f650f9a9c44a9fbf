import type { FunctionRule } from '../practice-rule.ts';

/** A secret stands in the code. */
export const hardcodedSecret: FunctionRule = {
  id: 'LP201',
  name: 'hardcoded-secret',
  title: 'Secret in the code',
  practice: 2,
  scope: 'function',
  severity: 'error',
  meaning:
    'A string or a comment of the code holds a credential by its form, or a string is given a name that says that it is a password or key.',
  reason: 'It stands in the history of the repository and in every copy of the package, for everyone who may read either.',
  fix: 'Keep the secret in Secrets Manager or the Parameter Store and read it at run time; then change it, for it has been seen.',
  example: 'const { SecretString } = await secrets.send(new GetSecretValueCommand({ SecretId: process.env.DB_SECRET_ARN }));',
  sources: ['https://docs.aws.amazon.com/secretsmanager/latest/userguide/hardcoded.html'],
  check: ({ code }) => {
    if (code === undefined) return { findings: [], undecided: 'no code of the function was read' };
    return {
      findings: code.secrets.map(({ what, origin }) => ({
        message: `the code holds ${what}: keep it in Secrets Manager and change it`,
        origin,
      })),
      evidence: `${code.texts} strings and comments`,
    };
  },
};
