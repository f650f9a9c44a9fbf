import type { DataAlternative, DataValue } from '../../model/data-value.ts';
import { unknown } from '../../model/data-value.ts';
import { combine } from '../data-values.ts';
import { settledText } from './settled-text.ts';

/** The truth of a test where no deployment can have another one. */
export function truthOf(value: DataValue): boolean | undefined {
  const truths = value.map((alternative) => {
    const text = settledText(alternative);
    return text === 'true' ? true : text === 'false' ? false : undefined;
  });
  const [first] = truths;
  return truths.every((truth) => truth === first) ? first : undefined;
}

/** What an operator gives: https://developer.hashicorp.com/terraform/language/expressions/operators. */
export function operate(operator: string, operands: readonly DataValue[]): DataValue {
  return combine(operands, (alternatives) => {
    const [left, right] = alternatives;
    const result = left === undefined ? undefined : right === undefined ? unary(operator, left) : binary(operator, left, right);
    return [result === undefined ? unknown('unresolved', `the result of ${operator} is not known`) : { kind: 'scalar', value: result }];
  });
}

function unary(operator: string, operand: DataAlternative): number | boolean | undefined {
  const truth = truthOf([operand]);
  if (operator === '!') return truth === undefined ? undefined : !truth;
  const number = numberOf(operand);
  return number === undefined ? undefined : -number;
}

function binary(operator: string, left: DataAlternative, right: DataAlternative): number | boolean | undefined {
  switch (operator) {
    case '==':
      return areEqual(left, right);
    case '!=': {
      const equal = areEqual(left, right);
      return equal === undefined ? undefined : !equal;
    }
    case '&&':
      return decided(truthOf([left]), truthOf([right]), false);
    case '||':
      return decided(truthOf([left]), truthOf([right]), true);
    default:
      return calculate(operator, numberOf(left), numberOf(right));
  }
}

/** One operand that is `decisive` decides; else both have to be known. */
function decided(left: boolean | undefined, right: boolean | undefined, decisive: boolean): boolean | undefined {
  if (left === decisive || right === decisive) return decisive;
  return left === undefined || right === undefined ? undefined : !decisive;
}

function areEqual(left: DataAlternative, right: DataAlternative): boolean | undefined {
  if (left.kind === 'unknown' || right.kind === 'unknown') return undefined;
  if (left.kind === 'absent' || right.kind === 'absent')
    return left.kind === right.kind ? true : isPresent(left, right) ? false : undefined;
  const sizes = [sizeOf(left), sizeOf(right)];
  if (sizes.some((size) => size !== undefined))
    return sizes[0] === sizes[1] && sizes[0] === 0 ? true : sizes.includes(0) ? false : undefined;
  const texts = [settledText(left), settledText(right)];
  if (texts[0] !== undefined && texts[1] !== undefined) return texts[0] === texts[1];
  return (texts[0] === '' && isNamed(right)) || (texts[1] === '' && isNamed(left)) ? false : undefined;
}

/** Of two of which one is null: the other surely is not, unless it is a variable that may be given. */
function isPresent(left: DataAlternative, right: DataAlternative): boolean {
  const other = left.kind === 'absent' ? right : left;
  return other.kind !== 'text' || !other.pattern.some((part) => part.kind === 'parameter' && part.isDefault);
}

/** An attribute of a resource, or a text that has literal parts, is never empty. */
function isNamed(alternative: DataAlternative): boolean {
  return (
    alternative.kind === 'text' && alternative.pattern.some(({ kind }) => kind === 'literal' || kind === 'reference' || kind === 'pseudo')
  );
}

function sizeOf(alternative: DataAlternative): number | undefined {
  if (alternative.kind === 'list' && alternative.open === undefined) return alternative.items.length;
  return alternative.kind === 'record' && alternative.open === undefined ? alternative.members.size : undefined;
}

function numberOf(alternative: DataAlternative): number | undefined {
  const text = settledText(alternative);
  const number = text === undefined || text === '' ? Number.NaN : Number(text);
  return Number.isNaN(number) ? undefined : number;
}

function calculate(operator: string, left: number | undefined, right: number | undefined): number | boolean | undefined {
  if (left === undefined || right === undefined) return undefined;
  switch (operator) {
    case '<':
      return left < right;
    case '<=':
      return left <= right;
    case '>':
      return left > right;
    case '>=':
      return left >= right;
    case '+':
      return left + right;
    case '-':
      return left - right;
    case '*':
      return left * right;
    case '/':
      return right === 0 ? undefined : left / right;
    case '%':
      return right === 0 ? undefined : left % right;
    default:
      return undefined;
  }
}
