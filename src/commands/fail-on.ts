import type { Finding, Severity } from '../model/finding.ts';
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
  return parseThresholds(list, THRESHOLDS);
}

/** Those of `names` that a comma-separated `--fail-on` lists; `none` alone lists nothing. Throws UserError for another word, for `none` among others and for nothing at all. */
export function parseThresholds<Name extends string>(list: string, names: readonly Name[]): readonly Name[] {
  const words = list
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '');
  if (words.length === 0) throw new UserError(`--fail-on "${list}" names nothing: use ${names.join(', ')} or none`);
  if (words.every((word) => word === 'none')) return [];
  return words.map((word) => {
    if (word === 'none') throw new UserError(`--fail-on ${list}: none stands alone: leave it out, or the others`);
    const threshold = names.find((name) => name === word);
    if (threshold === undefined) throw new UserError(`--fail-on ${word}: use ${names.join(', ')} or none`);
    return threshold;
  });
}

/** True where a result is at or over one of the thresholds. */
export function isOver(needs: Pick<ProjectNeeds, 'functions' | 'findings'>, thresholds: readonly Threshold[]): boolean {
  const findings = [...needs.findings, ...needs.functions.flatMap((needed: FunctionNeeds) => needed.findings)];
  return thresholds.some((threshold) => {
    if (threshold === 'incomplete') return needs.functions.some(({ incomplete }) => incomplete);
    return isAtSeverity(findings, threshold);
  });
}

/** True where some finding is at least that severe. */
export function isAtSeverity(findings: readonly Finding[], least: Severity): boolean {
  const severities: readonly string[] = SEVERITIES_AT[least];
  return findings.some(({ severity }) => severities.includes(severity));
}
