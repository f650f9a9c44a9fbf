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

const MOST_SHOWN = 5;

/** A line for each text that says that access was denied, but not what; the first ones alone where they are many. Empty where there is none. */
export function untoldText(texts: readonly string[]): string {
  const lines = texts
    .slice(0, MOST_SHOWN)
    .map((text) => `not told: '${visibleText(text.trim().split('\n')[0]?.slice(0, 120) ?? '')}' names no action`);
  const more = texts.length - MOST_SHOWN;
  return [...lines, ...(more > 0 ? [`not told: ${more} more such texts`] : [])].map((line) => `${line}\n`).join('');
}

function block({ action, resource, principal, deniedBy, explicit, policy, advice, statement, need }: DenialReport): string[] {
  return [
    `${action}${resource === undefined ? '' : ` on ${resource}`}`,
    ...(principal === undefined ? [] : [`  by      ${principal}`]),
    `  denied  ${whoDenied(deniedBy, explicit)}${policy === undefined ? '' : `: ${policy}`}`,
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

function whoDenied(deniedBy: string | undefined, explicit: boolean | undefined): string {
  if (deniedBy === undefined)
    return explicit === true ? 'an explicit Deny; the message does not say in which policy' : 'the message does not say by which policy';
  return `${explicit === true ? 'an explicit Deny in ' : explicit === false ? 'no Allow in ' : ''}${deniedBy}`;
}

const NEED = {
  needed: 'the code makes this call:',
  'not needed': 'no code of the project makes this call',
  'cannot tell': 'whether the code makes this call cannot be told: not all of it was understood',
} as const;
