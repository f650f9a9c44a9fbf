export { findRecords, findText } from './find';
export { beginLikeness, forget, likenessBytes, remember } from './likeness';
export { beginRecords, endOfList, listed, ROWS as rows, readRecords } from './records';

/** The first byte of memory that nothing here uses. */
export function freeMemory(): usize {
  return __heap_base;
}
