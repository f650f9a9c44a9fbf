import type { ConditionKeyType } from '../action-knowledge.ts';
import type { ConditionClause, ConditionFamily } from '../condition-clause.ts';
import { conditionClauses } from '../condition-clause.ts';
import { addressRange } from '../value-ranges.ts';
import type { ValidationFacts, ValidationProblem, ValidationRule } from './facts.ts';
import { forEachStatement } from './facts.ts';

/**
 * The operators that compare values of a type. Keys that hold an ARN may be compared as strings too.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 */
const OPERATORS_OF_TYPE: Readonly<Record<ElementType, { readonly families: readonly ConditionFamily[]; readonly name: string }>> = {
  String: { families: ['string', 'arn'], name: 'String' },
  ARN: { families: ['arn', 'string'], name: 'Arn' },
  Bool: { families: ['boolean', 'string'], name: 'Bool' },
  Numeric: { families: ['numeric'], name: 'Numeric' },
  Date: { families: ['date', 'numeric'], name: 'Date' },
  IPAddress: { families: ['address'], name: 'IpAddress' },
};

type ElementType = Exclude<ConditionKeyType, `ArrayOf${string}`>;

/** An operator that compares values of another type than the key has, or a value that the operator cannot read: the clause never holds as it is meant. */
export const conditionType: ValidationRule = {
  id: 'condition-type',
  severity: 'warning',
  check: (facts) =>
    forEachStatement(facts, ({ conditions }) => {
      const clauses = conditionClauses(conditions, facts.document.version);
      return conditions.flatMap(({ operator, key, values, origin }, index) => {
        const clause = clauses[index];
        if (clause === undefined) return [];
        const mistyped = typeProblem(clause, operator, key, facts);
        if (mistyped !== undefined) return [{ message: mistyped, origin }];
        return values.flatMap(({ text, origin: place }): ValidationProblem[] =>
          isReadable(clause, text)
            ? []
            : [{ message: `${operator} cannot read "${text}": the clause on ${key} never matches it`, origin: place }],
        );
      });
    }),
};

function typeProblem(clause: ConditionClause, operator: string, key: string, { knowledge }: ValidationFacts): string | undefined {
  const { family } = clause;
  if (family === 'unknown' || family === 'null' || family === 'binary') return undefined;
  const type = knowledge.conditionKeyType(key);
  const element = type === undefined ? undefined : elementType(type);
  if (element === undefined || OPERATORS_OF_TYPE[element].families.includes(family)) return undefined;
  return `${operator} does not fit ${key}, whose values are of type ${element}; use a ${OPERATORS_OF_TYPE[element].name} operator`;
}

function elementType(type: ConditionKeyType): ElementType {
  switch (type) {
    case 'ArrayOfString':
      return 'String';
    case 'ArrayOfARN':
      return 'ARN';
    case 'ArrayOfBool':
      return 'Bool';
    default:
      return type;
  }
}

function isReadable({ family }: ConditionClause, text: string): boolean {
  if (text.includes('${')) return true;
  switch (family) {
    case 'boolean':
    case 'null':
      return /^(?:true|false)$/i.test(text);
    case 'numeric':
      return text.trim() !== '' && !Number.isNaN(Number(text));
    case 'address':
      return addressRange(text) !== undefined;
    case 'date':
      return isDate(text);
    default:
      return true;
  }
}

/** A date of ISO 8601 as W3C profiles it, or seconds since 1970. https://www.w3.org/TR/NOTE-datetime */
function isDate(text: string): boolean {
  return (
    /^-?\d+$/.test(text) ||
    (/^\d{4}(?:-\d\d(?:-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d))?)?)?$/.test(text) && !Number.isNaN(Date.parse(text)))
  );
}
