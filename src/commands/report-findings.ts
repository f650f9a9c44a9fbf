import type { Finding } from '../model/finding.ts';
import { findingLine } from '../report/findings-text.ts';
import type { ProjectNeeds } from '../run.ts';
import type { OutputOptions } from './output-options.ts';
import { stderrColours } from './terminal.ts';

/** Prints the findings on stderr: notes only with `--verbose`; with `--quiet` only which functions are incomplete. */
export function reportFindings(needs: ProjectNeeds, verbosity: OutputOptions): void {
  const colours = stderrColours();
  const findings = [...needs.findings, ...needs.functions.flatMap((needed) => needed.findings)];
  const shown = verbosity.quiet === true ? [] : findings.filter(({ severity }) => severity !== 'note' || verbosity.verbose === true);
  const lines = shown.map((finding) => findingLine(finding, colours));
  if (verbosity.quiet !== true) lines.push(...hiddenNotes(findings, shown));
  for (const { id, incomplete } of needs.functions) {
    if (incomplete) lines.push(`${colours.yellow('incomplete')}: ${id}: a grant may be missing, see the findings`);
  }
  for (const { id, calls, grants, incomplete } of needs.functions) {
    if (verbosity.quiet !== true && grants.requirements.length === 0 && !incomplete) {
      lines.push(`${id}: no grants for its code: ${noGrantReason(calls.length, needs.usage !== undefined)}`);
    }
  }
  if (lines.length > 0) process.stderr.write(`${lines.join('\n')}\n`);
}

function hiddenNotes(findings: readonly Finding[], shown: readonly Finding[]): string[] {
  const hidden = findings.length - shown.length;
  return hidden === 0 ? [] : [`${hidden} note${hidden === 1 ? '' : 's'} not shown: --verbose prints them`];
}

function noGrantReason(calls: number, hasUsage: boolean): string {
  if (calls > 0 && hasUsage) return 'its calls need no permission, or none of them was seen (--mode)';
  return calls === 0
    ? 'no AWS call can be reached from the handler, and nothing in it was left unresolved'
    : 'its calls need no permission';
}
