import type { DenialReport } from './denial-report.ts';
import { visibleText } from './visible-text.ts';

/** Version of the JSON that `denied -f json` prints; it changes when a member changes its meaning. */
const SCHEMA_VERSION = 1;

/** One block per refused call. Ends with a newline. */
export function denialText(reports: readonly DenialReport[]): string {
  return reports.map((report) => `${block(report).map(visibleText).join('\n')}\n`).join('\n');
}

/** The same as JSON. Ends with a newline. */
export function denialJson(reports: readonly DenialReport[]): string {
  return `${JSON.stringify({ schemaVersion: SCHEMA_VERSION, denials: reports }, null, 2)}\n`;
}

function block({ action, resource, principal, deniedBy, explicit, advice, statement, need }: DenialReport): string[] {
  const how = explicit === true ? 'an explicit Deny in ' : explicit === false ? 'no Allow in ' : '';
  return [
    `${action}${resource === undefined ? '' : ` on ${resource}`}`,
    ...(principal === undefined ? [] : [`  by      ${principal}`]),
    `  denied  ${deniedBy === undefined ? 'the message does not say by which policy' : `${how}${deniedBy}`}`,
    ...(need === undefined
      ? []
      : [`  code    ${NEED[need.verdict]}`, ...need.places.map(({ function: id, at }) => `          ${id}: ${at}`)]),
    `  do      ${advice}`,
    ...(statement === undefined
      ? []
      : JSON.stringify(statement, null, 2)
          .split('\n')
          .map((line) => `          ${line}`)),
  ];
}

const NEED = {
  needed: 'the code makes this call:',
  'not needed': 'no code of the project makes this call',
  'cannot tell': 'whether the code makes this call cannot be told: not all of it was understood',
} as const;
