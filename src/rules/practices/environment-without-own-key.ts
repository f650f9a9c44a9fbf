import type { Pattern } from '../../model/pattern.ts';
import { isSurelyUnset } from '../../model/setting.ts';
import { counted } from '../counted.ts';
import { NOT_DESCRIBED } from '../not-described.ts';
import type { FunctionRule } from '../practice-rule.ts';
import { isSecretByName, isSecretName } from '../secret-names.ts';
import { writtenText } from '../written-text.ts';

/** The environment is encrypted with a key that the account does not control. */
export const environmentWithoutOwnKey: FunctionRule = {
  id: 'LP203',
  name: 'environment-without-own-key',
  title: 'Environment without a customer managed key',
  practice: 2,
  scope: 'function',
  severity: 'note',
  meaning: 'The function has environment variables and no KmsKeyArn; a warning where the name of one says that it is a secret.',
  reason:
    "With AWS's own key everyone who may read the function's configuration reads its environment; a key of your own decides that apart.",
  fix: 'Set KmsKeyArn, or keep secrets in Secrets Manager or the Parameter Store.',
  example: 'KmsKeyArn: !GetAtt EnvironmentKey.Arn',
  sources: ['https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars-encryption.html'],
  check: ({ function: { settings, env } }) => {
    if (settings === undefined) return NOT_DESCRIBED;
    if (env.size === 0) return { findings: [] };
    const { environmentKey } = settings;
    if (!isSurelyUnset(environmentKey)) return { findings: [], evidence: 'KmsKeyArn' };
    const secrets = [...env].flatMap(([name, values]) => (values.some((value) => mayBeSecret(name, value)) ? [name] : [])).sort();
    const what = secrets.length === 0 ? 'the environment' : `the environment with ${secrets.join(', ')}`;
    const message = `${what} is encrypted with AWS's key: set KmsKeyArn to a key of your own`;
    return {
      findings: [{ message, origin: environmentKey.origin, severity: secrets.length === 0 ? 'note' : 'warning' }],
      evidence: counted(env.size, 'environment variable'),
    };
  },
};

/** A value that is known only when the template is deployed may be one. */
function mayBeSecret(name: string, value: Pattern): boolean {
  const text = writtenText(value);
  return text === undefined ? isSecretName(name) : isSecretByName(name, text);
}
