import { actionsMatching } from '../action-index.ts';
import type { DocumentStatement } from '../document.ts';
import type { ValidationFacts, ValidationRule } from './facts.ts';
import { forEachStatement } from './facts.ts';

/** A name that looks right and is another one: what is wrong with it and what to write. */
interface NameTrap {
  /** Of the resource's text. */
  readonly form: RegExp;
  /** The actions it is a trap for, in lower case; absent: all. */
  readonly actions?: ReadonlySet<string>;
  readonly problem: string;
}

/**
 * A run behind a letter or digit goes on with the name; `-*`, `_*`, `.*` and `/*` are meant as prefixes.
 * Secrets: https://docs.aws.amazon.com/secretsmanager/latest/userguide/auth-and-access_iam-policies.html
 * Log groups: https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoncloudwatchlogs.html
 */
const TRAPS: readonly NameTrap[] = [
  {
    form: /^arn:[^:]*:s3:::[^/*?$]*[A-Za-z0-9]\*$/,
    problem: "is also every bucket whose name goes on; write the bucket's name, and with /* behind it for its objects",
  },
  {
    form: /^arn:[^:]*:secretsmanager:[^:]*:[^:]*:secret:[^*?$]*(?<!-[A-Za-z0-9]{6})$/,
    problem: 'lacks the six characters that AWS puts behind a secret\'s name; write "-??????" behind it',
  },
  {
    form: /^arn:[^:]*:secretsmanager:[^:]*:[^:]*:secret:[^*?$]*[A-Za-z0-9]\*$/,
    problem: 'is also every secret whose name goes on; write "-??????" in place of the *',
  },
  {
    form: /^arn:[^:]*:logs:[^:]*:[^:]*:log-group:[^:*?$]*$/,
    actions: new Set(['logs:createlogstream', 'logs:putlogevents', 'logs:describelogstreams', 'logs:filterlogevents', 'logs:getlogevents']),
    problem: 'is the log group without what is in it; write ":*" behind it',
  },
];

/** A resource that is another one than its name suggests. */
export const resourcePrefixTrap: ValidationRule = {
  id: 'resource-prefix-trap',
  severity: 'warning',
  check: (facts) =>
    forEachStatement(facts, (statement) => {
      const { effect, resource } = statement;
      if (effect !== 'Allow' || resource === undefined || resource.negated) return [];
      const texts = new Set(resource.patterns.map(({ text }) => text));
      return resource.patterns.flatMap(({ text, origin }) => {
        const trap = TRAPS.find(({ form, actions }) => form.test(text) && (actions === undefined || hasAction(statement, actions, facts)));
        if (trap === undefined || texts.has(`${text}:*`) || texts.has(`${text}-??????`)) return [];
        return [{ message: `${text} ${trap.problem}`, origin }];
      });
    }),
};

function hasAction({ action }: DocumentStatement, names: ReadonlySet<string>, { index }: ValidationFacts): boolean {
  if (action.negated) return false;
  return action.patterns.some(({ text }) => text !== '*' && actionsMatching(text, index).some(({ lowerCase }) => names.has(lowerCase)));
}
