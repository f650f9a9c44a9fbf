import { isAggregateLike, readAggregate } from './aggregate-file.ts';
import { addRow, isRow } from './aggregate-rows.ts';
import { unwrapRecord } from './record.ts';
import type { Counted, Tally } from './tally.ts';

/**
 * Counts a record, a wrapped record, a row of a grouped query or an aggregate; false where it is none.
 * @throws {UserError} for an aggregate of another version or form.
 */
export function addItem(json: unknown, tally: Tally): Counted {
  if (isAggregateLike(json)) {
    tally.addOtherAggregate(readAggregate(json, 'input'));
    return true;
  }
  const record = unwrapRecord(json);
  if (isRow(record)) return addRow(record, tally);
  return tally.addRecord(record);
}
