import { isInProject } from './project-file.ts';
import type { ReportedFinding } from './reported-finding.ts';
import { visibleText } from './visible-text.ts';

const COMMANDS = { error: 'error', warning: 'warning', note: 'notice' } as const;

/**
 * A workflow command per finding, which GitHub shows at the line of a pull request; the errors first, since it shows ten of each kind. Ends with a newline
 * unless empty. https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions#setting-an-error-message
 */
export function findingsGithub(findings: readonly ReportedFinding[]): string {
  const weightiest = [...findings].sort((a, b) => order(a) - order(b) || b.securitySeverity - a.securitySeverity);
  return weightiest.map((finding) => `${command(finding)}\n`).join('');
}

function command({ severity, rule, message, origin, function: owner }: ReportedFinding): string {
  const place =
    origin === undefined || !isInProject(origin) ? [] : [`file=${property(origin.file)}`, `line=${origin.line}`, `col=${origin.column}`];
  const title = owner === undefined ? rule : `${rule} (${owner})`;
  return `::${COMMANDS[severity]} ${[...place, `title=${property(visibleText(title))}`].join(',')}::${data(visibleText(message))}`;
}

function order({ severity }: ReportedFinding): number {
  return ['error', 'warning', 'note'].indexOf(severity);
}

/** https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts: `escapeData` and `escapeProperty`. */
function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
