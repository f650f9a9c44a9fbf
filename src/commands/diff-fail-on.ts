import type { DiffReport } from '../report/diff-report.ts';
import { isAtSeverity, parseThresholds } from './fail-on.ts';

const THRESHOLDS = ['missing', 'excess', 'broader', 'incomplete', 'error', 'warning', 'note'] as const;

export type DiffThreshold = (typeof THRESHOLDS)[number];

/** The thresholds in a comma-separated `--fail-on` of `diff`. Throws UserError for a word that is none. */
export function parseDiffFailOn(list: string): readonly DiffThreshold[] {
  return parseThresholds(list, THRESHOLDS);
}

/** True where the report is at or over one of the thresholds. */
export function isDiffOver({ functions, findings }: DiffReport, thresholds: readonly DiffThreshold[]): boolean {
  return thresholds.some((threshold) =>
    threshold === 'error' || threshold === 'warning' || threshold === 'note'
      ? isAtSeverity(findings, threshold)
      : functions.some(({ summary, incomplete }) => countOf(summary, threshold) > 0 || (threshold === 'incomplete' && incomplete === true)),
  );
}

function countOf(
  { needed, attached, deniedByNeeded }: DiffReport['functions'][number]['summary'],
  threshold: 'missing' | 'excess' | 'broader' | 'incomplete',
): number {
  switch (threshold) {
    case 'missing':
      return needed.missing + needed.partial + needed.denied + needed.bounded;
    case 'excess':
      return attached.excess;
    case 'broader':
      return attached.broader + attached['broader-condition'];
    case 'incomplete':
      return needed.conditional - deniedByNeeded + needed.unknown + needed.mismatch + attached.unknown;
  }
}
