import { isObject } from '../catalog/data-files.ts';
import { escapeIamText } from '../policy/iam-text.ts';
import type { ObservedGroup } from './aggregate.ts';
import { EMPTY_AGGREGATE } from './aggregate.ts';
import { isDenied } from './denied-codes.ts';
import { generaliseSession } from './generalise-arn.ts';
import type { Tally } from './tally.ts';
import { trailProblem } from './trail-problem.ts';

/** The columns of a grouped query, each with the names that it may have, in lower case and without signs. */
const COLUMNS = {
  role: ['rolearn', 'role'],
  session: ['sessionname', 'session'],
  eventSource: ['eventsource'],
  eventName: ['eventname'],
  resource: ['resourcearn', 'resource', 'arn'],
  errorCode: ['errorcode'],
  invokedBy: ['invokedby'],
  count: ['n', 'count', 'cnt'],
  first: ['firstseen', 'first'],
  last: ['lastseen', 'last'],
} as const;

type Column = keyof typeof COLUMNS;

const REQUIRED: readonly Column[] = ['role', 'eventSource', 'eventName', 'count', 'first', 'last'];

/** True for a text whose first line names the columns of a grouped query. */
export function looksLikeCsv(text: string): boolean {
  const end = text.indexOf('\n');
  const header = text.slice(0, end < 0 ? Math.min(text.length, 1000) : end);
  if (header.length > 1000 || /^\s*[[{]/.test(header)) return false;
  return columnsOf(parseLine(header.trim()).cells) !== undefined;
}

/** True for an object with the columns of a grouped query. */
export function isRow(json: unknown): boolean {
  return isObject(json) && !('userIdentity' in json) && columnsOf(Object.keys(json)) !== undefined;
}

/** Counts the rows of a grouped query as CSV (RFC 4180), the first of which names the columns. Rows that are not understood are findings. */
export function addCsv(text: string, file: string, tally: Tally): void {
  let rest = text;
  let header: readonly string[] | undefined;
  let line = 1;
  while (rest !== '') {
    const { cells, length } = parseLine(rest);
    const lines = rest.slice(0, length).split('\n').length - 1;
    rest = rest.slice(length);
    if (header === undefined) header = cells;
    else if (cells.length > 1 || cells[0] !== '') {
      const row = Object.fromEntries(header.map((name, index) => [name, cells[index] ?? '']));
      if (!addRow(row, tally)) tally.addFinding(trailProblem('bad-row', file, 'no row of a grouped query; it does not count', line));
    }
    line += Math.max(1, lines);
  }
}

/** Counts one row; false where a column that is needed is missing or makes no sense. */
export function addRow(row: unknown, tally: Tally): boolean {
  if (!isObject(row)) return false;
  const columns = columnsOf(Object.keys(row));
  if (columns === undefined) return false;
  const cell = (column: Column): string => {
    const name = columns.get(column);
    const value = name === undefined ? undefined : row[name];
    return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
  };
  const [count, first, last] = [Number(cell('count')), readTime(cell('first')), readTime(cell('last'))];
  const role = cell('role');
  if (!Number.isSafeInteger(count) || count <= 0 || first === undefined || last === undefined || cell('eventSource') === '') return false;
  if (role === '') return true;
  const [errorCode, invokedBy, session] = [cell('errorCode'), cell('invokedBy'), cell('session')];
  const group: ObservedGroup = {
    role,
    ...(session === '' ? {} : { session: generaliseSession(session) }),
    eventSource: cell('eventSource'),
    eventName: cell('eventName'),
    resource: escapeIamText(cell('resource')),
    ...(errorCode === '' ? {} : { errorCode }),
    ...(isDenied(errorCode) ? { denied: {} } : {}),
    ...(invokedBy === '' ? {} : { invokedBy }),
    count,
    first,
    last,
  };
  tally.addAggregate({ ...EMPTY_AGGREGATE, window: { first, last }, records: count, groups: [group] });
  return true;
}

function columnsOf(names: readonly string[]): ReadonlyMap<Column, string> | undefined {
  const found = new Map<Column, string>();
  for (const [column, spellings] of Object.entries(COLUMNS)) {
    const name = names.find((each) => spellings.some((spelling) => spelling === each.toLowerCase().replace(/[^a-z]/g, '')));
    if (name !== undefined && isColumn(column)) found.set(column, name);
  }
  return REQUIRED.every((column) => found.has(column)) ? found : undefined;
}

function isColumn(name: string): name is Column {
  return name in COLUMNS;
}

/** `2026-09-01T13:04:05Z`, `2026-09-01 13:04:05.000 UTC`. */
function readTime(text: string): string | undefined {
  const [, date, time] = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d)(?:\.\d+)?(?: ?(?:Z|UTC|\+00:?00))?$/.exec(text) ?? [];
  return date === undefined ? undefined : `${date}T${time}Z`;
}

/** The cells of the first record of a CSV text, and its length with the end of line. https://www.rfc-editor.org/rfc/rfc4180 */
function parseLine(text: string): { readonly cells: readonly string[]; readonly length: number } {
  const cell = /(?:"((?:[^"]|"")*)"|([^,\r\n]*))(,|\r?\n|$)/y;
  const cells: string[] = [];
  for (;;) {
    const from = cell.lastIndex;
    const match = cell.exec(text);
    if (match === null) return { cells, length: Math.max(from + 1, text.indexOf('\n', from) + 1 || text.length) };
    const [, quoted, plain, end] = match;
    cells.push(quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'));
    if (end !== ',') return { cells, length: cell.lastIndex };
  }
}
