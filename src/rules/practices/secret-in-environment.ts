import type { Pattern } from '../../model/pattern.ts';
import type { Requirement } from '../../model/requirement.ts';
import { SECRET_READS } from '../../policy/sensitive-actions.ts';
import { counted } from '../counted.ts';
import type { FunctionRule } from '../practice-rule.ts';
import { isSecretByName } from '../secret-names.ts';
import { writtenText } from '../written-text.ts';

/** A secret stands in the configuration of the function. */
export const secretInEnvironment: FunctionRule = {
  id: 'LP202',
  name: 'secret-in-environment',
  title: 'Secret in an environment variable',
  practice: 2,
  scope: 'function',
  severity: 'error',
  meaning: 'An environment variable has a literal value that is a credential by its form, or whose name says that it is a secret.',
  reason: 'The value stands in the template, in its history, and before everyone who may read the configuration of the function.',
  fix: 'Keep the secret in Secrets Manager or the Parameter Store and read it at run time, or refer to it; then change it, for it has been seen.',
  example: 'Environment:\n  Variables:\n    DB_SECRET_ARN: !Ref DatabaseSecret',
  sources: [
    'https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html',
    'https://docs.aws.amazon.com/prescriptive-guidance/latest/encryption-best-practices/lambda.html',
  ],
  check: ({ function: { settings, env, origin }, environmentSecrets, requirements }) => {
    if (env.size === 0) return { findings: [] };
    const names = readNames(requirements);
    const findings = [...env].flatMap(([name, values]) => {
      const form = environmentSecrets.get(name);
      const kind =
        form === undefined
          ? values.some((value) => isNamedSecret(name, value) && !names.has(writtenText(value) ?? ''))
            ? 'is a secret by its name and has a literal value'
            : undefined
          : `holds ${form}`;
      if (kind === undefined) return [];
      const message = `environment variable ${name} ${kind}: keep it in Secrets Manager and change it`;
      return [{ message, origin: settings?.environmentOrigins.get(name) ?? origin }];
    });
    return { findings, evidence: counted(env.size, 'environment variable') };
  },
};

function isNamedSecret(name: string, value: Pattern): boolean {
  const text = writtenText(value);
  return text !== undefined && isSecretByName(name, text);
}

/** What the code reads secrets and parameters by: a variable that holds one of these names is no secret itself. */
function readNames(requirements: readonly Requirement[]): ReadonlySet<string> {
  return new Set(
    requirements
      .filter(({ action }) => SECRET_READS.has(action))
      .flatMap(({ resource }) => {
        const text = resource.map((part) => (part.kind === 'literal' || part.kind === 'wildcard' ? part.text : '\u0000')).join('');
        const [, name] = /:(?:secret:|parameter\/)(.+?)(?:-\?{6}|-\*|\*)?$/.exec(text) ?? [];
        return name === undefined ? [] : [name];
      }),
  );
}
