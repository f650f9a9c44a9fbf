/**
 * Evaluates one request against policies the slow, literal way: every pattern as a regular expression, every condition on concrete values.
 * It shares nothing with the comparison that it checks.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 */
export interface Request {
  readonly action: string;
  readonly resource: string;
  /** Lower-case key -> value or values; a key that is left out is absent. */
  readonly context: Readonly<Record<string, string | readonly string[]>>;
}

export interface RawStatement {
  readonly Effect: string;
  readonly Action?: readonly string[];
  readonly NotAction?: readonly string[];
  readonly Resource?: readonly string[];
  readonly NotResource?: readonly string[];
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
}

export interface RawPolicy {
  readonly Version?: string;
  readonly Statement: readonly RawStatement[];
}

/** True where the policies allow the request: some Allow applies and no Deny does. */
export function allows(policies: readonly RawPolicy[], request: Request): boolean {
  const effects = policies.flatMap((policy) =>
    policy.Statement.filter((one) => statementApplies(one, policy.Version, request)).map(({ Effect }) => Effect),
  );
  return effects.includes('Allow') && !effects.includes('Deny');
}

/** True where the request is one that the statement speaks of. */
function statementApplies(statement: RawStatement, version: string | undefined, request: Request): boolean {
  const { Action, NotAction = [], Resource, NotResource = [], Condition = {} } = statement;
  const action = (pattern: string) => expression(pattern.toLowerCase(), undefined, {})?.test(request.action.toLowerCase()) === true;
  if (Action === undefined ? NotAction.some(action) : !Action.some(action)) return false;
  const expressions = (Resource ?? NotResource).map((pattern) => expression(completed(pattern), version, request.context));
  if (Resource === undefined && expressions.includes(undefined)) return false;
  const matches = expressions.some((one) => one?.test(request.resource));
  if (matches === (Resource === undefined)) return false;
  return Object.entries(Condition).every(([operator, keys]) =>
    Object.entries(keys).every(([key, values]) =>
      conditionHolds(operator.toLowerCase(), singleValue(request.context, key), values, version, request),
    ),
  );
}

/** AWS completes an ARN of fewer than six parts. */
function completed(pattern: string): string {
  const parts = pattern.split(':').length;
  return pattern.startsWith('arn:') && parts < 6 ? pattern + ':*'.repeat(6 - parts) : pattern;
}

/** `undefined` where a variable has no value. */
function expression(pattern: string, version: string | undefined, context: Request['context']): RegExp | undefined {
  let source = '';
  let rest = pattern;
  while (rest !== '') {
    const variable = version === '2012-10-17' ? /^\$\{([^}]*)\}/.exec(rest) : null;
    if (variable !== null) {
      const [written, name = ''] = variable;
      const value = '*?$'.includes(name) ? name : singleValue(context, name);
      if (value === undefined) return undefined;
      source += escapeRegExp(value);
      rest = rest.slice(written.length);
      continue;
    }
    const character = rest.slice(0, 1);
    source += character === '*' ? '[^]*' : character === '?' ? '[^]' : escapeRegExp(character);
    rest = rest.slice(1);
  }
  return new RegExp(`^${source}$`);
}

function singleValue(context: Request['context'], key: string): string | undefined {
  const value = context[key.toLowerCase()];
  if (value === undefined || typeof value === 'string') return value;
  throw new Error(`the simulator has no key with several values: ${key}`);
}

function escapeRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
}

function conditionHolds(
  operator: string,
  value: string | undefined,
  values: readonly string[],
  version: string | undefined,
  request: Request,
): boolean {
  const ifExists = operator.endsWith('ifexists');
  const base = operator.replace(/ifexists$/, '');
  if (base === 'null') return values.includes(String(value === undefined));
  const negative = base.includes('not');
  if (value === undefined) return ifExists || negative;
  const matches = values.some((wanted) => valueMatches(base, value, wanted, version, request));
  return negative ? !matches : matches;
}

function valueMatches(operator: string, value: string, wanted: string, version: string | undefined, request: Request): boolean {
  switch (operator.replace('not', '')) {
    case 'stringequals':
      return (
        expression(
          wanted.replace(/[*?]/g, (sign) => `\${${sign}}`),
          version,
          request.context,
        )?.test(value) === true
      );
    case 'stringequalsignorecase':
      return value.toLowerCase() === wanted.toLowerCase();
    case 'stringlike':
      return expression(wanted, version, request.context)?.test(value) === true;
    case 'bool':
      return value.toLowerCase() === wanted.toLowerCase();
    case 'numericequals':
      return Number(value) === Number(wanted);
    case 'numericlessthan':
      return Number(value) < Number(wanted);
    case 'numericlessthanequals':
      return Number(value) <= Number(wanted);
    case 'numericgreaterthan':
      return Number(value) > Number(wanted);
    default:
      throw new Error(`the simulator has no ${operator}`);
  }
}
