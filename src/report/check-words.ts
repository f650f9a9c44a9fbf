import type { Finding } from '../model/finding.ts';
import type { PracticeScore, RuleEvidence } from '../model/practice.ts';
import { groupBy } from '../policy/group-by.ts';
import type { CheckReport } from './check-report.ts';

/** `2 errors, 1 warning`; `no findings`. Notes are counted where there are some. */
export function countWords(findings: readonly Pick<Finding, 'severity'>[]): string {
  const count = (severity: Finding['severity']) => findings.filter((finding) => finding.severity === severity).length;
  return severityWords({ error: count('error'), warning: count('warning'), note: count('note') });
}

/** The same of numbers. */
function severityWords(counts: Readonly<Record<Finding['severity'], number>>): string {
  const parts = (['error', 'warning', 'note'] as const)
    .filter((severity) => counts[severity] > 0)
    .map((severity) => `${counts[severity]} ${severity}${counts[severity] === 1 ? '' : 's'}`);
  return parts.length === 0 ? 'no findings' : parts.join(', ');
}

/** The first line of a report. */
export function checkTitle({ functions, findings }: CheckReport): string {
  return `${functions.length} ${functions.length === 1 ? 'function' : 'functions'} checked: ${countWords(findings)}`;
}

/** `LP101, LP102: the role is not known`. */
function reasonWords(reasons: readonly RuleEvidence[]): string {
  return `${reasons.map(({ rule }) => rule).join(', ')}: ${reasons[0]?.text ?? ''}`;
}

/** What the scorecard says of one practice. */
export function scoreWords(score: PracticeScore): string {
  const words = statusWords(score);
  return score.accepted === 0 ? words : `${words}; ${score.accepted} accepted`;
}

function statusWords({ status, findings, evidence, undecided }: PracticeScore): string {
  switch (status) {
    case 'findings':
    case 'notes':
      return severityWords(findings);
    case 'cannot tell':
      return `cannot tell: ${groupBy(undecided, ({ text }) => text)
        .map(reasonWords)
        .join('; ')}`;
    case 'met':
      return `met: ${[...new Set(evidence.map(({ text }) => text))].join(', ')}`;
    case 'not applicable':
      return 'nothing to check';
  }
}
