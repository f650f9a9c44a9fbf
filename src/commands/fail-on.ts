import type { FunctionNeeds, ProjectNeeds } from '../run.ts';
import { UserError } from '../support/errors.ts';

const THRESHOLDS = ['incomplete', 'error', 'warning', 'note'] as const;

export type Threshold = (typeof THRESHOLDS)[number];

const SEVERITIES_AT = {
  error: ['error'],
  warning: ['error', 'warning'],
  note: ['error', 'warning', 'note'],
} as const;

/** The thresholds in a comma-separated `--fail-on`. Throws UserError for a word that is none. */
export function parseFailOn(list: string): readonly Threshold[] {
  return list
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '' && word !== 'none')
    .map((word) => {
      const threshold = THRESHOLDS.find((name) => name === word);
      if (threshold === undefined) throw new UserError(`--fail-on ${word}: use ${THRESHOLDS.join(', ')} or none`);
      return threshold;
    });
}

/** True where a result is at or over one of the thresholds. */
export function isOver(needs: ProjectNeeds, thresholds: readonly Threshold[]): boolean {
  const findings = [...needs.findings, ...needs.functions.flatMap((needed: FunctionNeeds) => needed.findings)];
  return thresholds.some((threshold) => {
    if (threshold === 'incomplete') return needs.functions.some(({ incomplete }) => incomplete);
    const severities: readonly string[] = SEVERITIES_AT[threshold];
    return findings.some(({ severity }) => severities.includes(severity));
  });
}
