import { createHash } from 'node:crypto';
import { type DataAlternative, type DataValue, unknown } from '../../model/data-value.ts';
import { literal } from '../../model/pattern.ts';
import { combine, knownText, patternOf, union } from '../data-values.ts';
import { decodeJson, encodeJson } from '../json-text.ts';
import { COLLECTION_FUNCTIONS } from './collection-functions.ts';
import { settledText } from './settled-text.ts';
import { TEXT_FUNCTIONS } from './text-functions.ts';

export type TerraformFunction = (values: readonly DataValue[]) => DataValue;

/** The functions that names and policies are made with: https://developer.hashicorp.com/terraform/language/functions. All others give an unknown value. */
const FUNCTIONS: ReadonlyMap<string, TerraformFunction> = new Map<string, TerraformFunction>([
  ...TEXT_FUNCTIONS,
  ...COLLECTION_FUNCTIONS,
  ['abs', ofNumbers((value) => Math.abs(value))],
  ['abspath', ([value]) => given(value)],
  ['basename', ([value]) => ofText(value, (path) => path.slice(path.lastIndexOf('/') + 1))],
  ['can', ([value]) => canBe(given(value))],
  ['ceil', ofNumbers((value) => Math.ceil(value))],
  ['dirname', ([value]) => ofText(value, (path) => path.slice(0, Math.max(0, path.lastIndexOf('/'))) || '.')],
  ['floor', ofNumbers((value) => Math.floor(value))],
  ['jsondecode', ([value]) => union(given(value).map(decodeAlternative))],
  ['jsonencode', ([value]) => encodeJson(given(value))],
  ['max', ofNumbers((...values) => Math.max(...values))],
  ['md5', ([value]) => ofText(value, (known) => createHash('md5').update(known).digest('hex'))],
  ['min', ofNumbers((...values) => Math.min(...values))],
  ['nonsensitive', ([value]) => given(value)],
  ['pathexpand', ([value]) => given(value)],
  ['sensitive', ([value]) => given(value)],
  ['sha1', ([value]) => ofText(value, (known) => createHash('sha1').update(known).digest('hex'))],
  ['sha256', ([value]) => ofText(value, (known) => createHash('sha256').update(known).digest('hex'))],
  ['tobool', ([value]) => given(value)],
  ['tonumber', ([value]) => given(value)],
  ['tostring', ([value]) => given(value)],
]);

/** What a call gives; unknown where the function is not modelled. */
export function callFunction(name: string, values: readonly DataValue[]): DataValue {
  const plain = name.replace(/^core::/, '');
  return FUNCTIONS.get(plain)?.(values) ?? [unknown('unresolved', `Terraform's function ${name} is not evaluated`)];
}

function given(value: DataValue | undefined): DataValue {
  return value ?? [unknown('unresolved', 'a function has too few arguments')];
}

function ofText(value: DataValue | undefined, change: (known: string) => string): DataValue {
  return given(value).map((alternative) => {
    const known = settledText(alternative);
    return known === undefined
      ? unknown('unresolved', 'a text that is not known is changed')
      : { kind: 'text', pattern: literal(change(known)) };
  });
}

function ofNumbers(compute: (...values: readonly number[]) => number): TerraformFunction {
  return (values) =>
    combine(values, (alternatives) => {
      const result = compute(...alternatives.map((alternative) => Number(knownText(alternative) ?? Number.NaN)));
      return Number.isNaN(result) ? [unknown('unresolved', 'a number is not known')] : [{ kind: 'scalar', value: result }];
    });
}

/** Whether an expression fails is known where its value is. */
function canBe(value: DataValue): DataValue {
  return value.some(({ kind }) => kind === 'unknown')
    ? [unknown('unresolved', 'whether an expression fails is not known')]
    : [{ kind: 'scalar', value: true }];
}

function decodeAlternative(alternative: DataAlternative): DataValue {
  const pattern = alternative.kind === 'unknown' ? undefined : patternOf(alternative);
  if (alternative.kind === 'unknown') return [alternative];
  return pattern === undefined ? [unknown('unresolved', 'a JSON text is expected')] : decodeJson(pattern);
}
