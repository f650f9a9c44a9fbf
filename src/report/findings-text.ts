import type { Finding } from '../model/finding.ts';
import { renderOrigin } from '../model/origin.ts';
import type { Colours } from '../support/colours.ts';

/** One line a finding: place, severity, message, rule and function. */
export function findingLine(finding: Finding, colours: Colours): string {
  const place = finding.origin === undefined ? '' : `${renderOrigin(finding.origin)}: `;
  const severity = { error: colours.red, warning: colours.yellow, note: colours.cyan }[finding.severity](finding.severity);
  const owner = finding.function === undefined ? '' : ` ${colours.dim(`(${finding.function})`)}`;
  return `${place}${severity}: ${finding.message} ${colours.dim(`[${finding.rule}]`)}${owner}`;
}
