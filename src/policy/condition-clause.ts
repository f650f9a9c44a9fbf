import type { DocumentCondition, PolicyVersion } from './document.ts';
import type { Glob } from './glob.ts';
import { parseGlob, parsePlainText } from './glob.ts';
import { compareText } from './order.ts';

/** One clause of a condition, in the form in which clauses are compared. */
export interface ConditionClause {
  readonly family: ConditionFamily;
  /** Lower case, without qualifier and `IfExists`: `stringlike`, `numericlessthan`. */
  readonly operator: string;
  /** True for the operators that hold where the value does not match (and where the key is absent). */
  readonly negative: boolean;
  readonly qualifier: 'none' | 'forallvalues' | 'foranyvalue';
  /** True where an absent key satisfies the clause by `IfExists`. */
  readonly ifExists: boolean;
  /** Lower case: condition keys have no case. */
  readonly key: string;
  readonly values: readonly ConditionValue[];
  /** Equal exactly for clauses with the same operator, key and values. */
  readonly identity: string;
}

/** The operators that compare in one way; `unknown` for operators that IAM does not have. */
export type ConditionFamily = 'string' | 'arn' | 'numeric' | 'date' | 'boolean' | 'binary' | 'address' | 'null' | 'unknown';

export interface ConditionValue {
  readonly text: string;
  readonly glob: Glob;
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html */
const FAMILIES = new Map<string, ConditionFamily>(
  Object.entries({
    stringequals: 'string',
    stringnotequals: 'string',
    stringequalsignorecase: 'string',
    stringnotequalsignorecase: 'string',
    stringlike: 'string',
    stringnotlike: 'string',
    numericequals: 'numeric',
    numericnotequals: 'numeric',
    numericlessthan: 'numeric',
    numericlessthanequals: 'numeric',
    numericgreaterthan: 'numeric',
    numericgreaterthanequals: 'numeric',
    dateequals: 'date',
    datenotequals: 'date',
    datelessthan: 'date',
    datelessthanequals: 'date',
    dategreaterthan: 'date',
    dategreaterthanequals: 'date',
    bool: 'boolean',
    binaryequals: 'binary',
    ipaddress: 'address',
    notipaddress: 'address',
    arnequals: 'arn',
    arnlike: 'arn',
    arnnotequals: 'arn',
    arnnotlike: 'arn',
    null: 'null',
  }),
);

/** The operators whose values may hold wildcards. */
const WITH_WILDCARDS: ReadonlySet<string> = new Set(['stringlike', 'stringnotlike', 'arnequals', 'arnlike', 'arnnotequals', 'arnnotlike']);

/** True for the operators, as a policy writes them, in whose values `*` and `?` are wildcards. */
export function conditionValuesHaveWildcards(operator: string): boolean {
  return WITH_WILDCARDS.has(operator.toLowerCase().replace(/^for(?:allvalues|anyvalue):|ifexists$/g, ''));
}

/** The clauses of a statement's condition, all of which must hold. */
export function conditionClauses(conditions: readonly DocumentCondition[], version: PolicyVersion): ConditionClause[] {
  return conditions.map((condition) => conditionClause(condition, version));
}

function conditionClause({ operator: written, key, values }: DocumentCondition, version: PolicyVersion): ConditionClause {
  const [, prefix, operator = '', suffix] = /^(?:(forallvalues|foranyvalue):)?(.*?)(ifexists)?$/.exec(written.toLowerCase()) ?? [];
  const ignoresCase = operator.endsWith('ignorecase');
  const parse = WITH_WILDCARDS.has(operator) ? parseGlob : parsePlainText;
  const parsed = values.map(({ text }) => ({ text, glob: parse(ignoresCase ? text.toLowerCase() : text, version) }));
  const texts = values.map(({ text }) => (text.includes('${') ? `${version} ${text}` : text)).sort(compareText);
  return {
    family: FAMILIES.get(operator) ?? 'unknown',
    operator,
    negative: operator.includes('not'),
    qualifier: prefix === 'forallvalues' || prefix === 'foranyvalue' ? prefix : 'none',
    ifExists: suffix !== undefined,
    key: key.toLowerCase(),
    values: parsed,
    identity: JSON.stringify([written.toLowerCase(), key.toLowerCase(), [...new Set(texts)]]),
  };
}

/** True for a clause that an absent key does not satisfy. */
export function requiresKey({ family, negative, qualifier, ifExists, values }: ConditionClause): boolean {
  if (family === 'null') return values.length > 0 && values.every(({ text }) => text.toLowerCase() === 'false');
  return family !== 'unknown' && !negative && !ifExists && qualifier !== 'forallvalues';
}

/** True for `Null` with `true`: the key must be absent. */
export function forbidsKey({ family, values }: ConditionClause): boolean {
  return family === 'null' && values.length > 0 && values.every(({ text }) => text.toLowerCase() === 'true');
}
