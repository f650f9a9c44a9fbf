import type { DataValue } from '../../../model/data-value.ts';
import { knownText } from '../../data-values.ts';

/** The days of `RetentionDays`: https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_logs.RetentionDays.html. */
const DAYS: ReadonlyMap<string, number> = new Map([
  ['ONE_DAY', 1],
  ['THREE_DAYS', 3],
  ['FIVE_DAYS', 5],
  ['ONE_WEEK', 7],
  ['TWO_WEEKS', 14],
  ['ONE_MONTH', 30],
  ['TWO_MONTHS', 60],
  ['THREE_MONTHS', 90],
  ['FOUR_MONTHS', 120],
  ['FIVE_MONTHS', 150],
  ['SIX_MONTHS', 180],
  ['ONE_YEAR', 365],
  ['THIRTEEN_MONTHS', 400],
  ['EIGHTEEN_MONTHS', 545],
  ['TWO_YEARS', 731],
  ['THREE_YEARS', 1096],
  ['FIVE_YEARS', 1827],
  ['SIX_YEARS', 2192],
  ['SEVEN_YEARS', 2557],
  ['EIGHT_YEARS', 2922],
  ['NINE_YEARS', 3288],
  ['TEN_YEARS', 3653],
]);

/** The days that a value of `RetentionDays` stands for; the value itself where it is none, and nothing for ever (`INFINITE`). */
export function retentionDays(value: DataValue): DataValue {
  const name = knownText(value[0]);
  if (name === 'INFINITE') return [];
  const days = name === undefined ? undefined : DAYS.get(name);
  return days === undefined ? value : [{ kind: 'scalar', value: days }];
}
