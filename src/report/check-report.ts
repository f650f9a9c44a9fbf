import type { Finding } from '../model/finding.ts';
import type { Scorecard } from '../model/practice.ts';
import type { AcceptedFinding } from './acceptance.ts';
import type { FunctionDiff } from './diff-report.ts';

/** What `check` says of a project. */
export interface CheckReport {
  /** In the order of their ids. */
  readonly functions: readonly CheckedFunction[];
  /** Of the rules of the practices, and what was not understood on the way; in order of place. */
  readonly findings: readonly Finding[];
  /** What somebody accepted, with the reason. */
  readonly accepted: readonly AcceptedFinding[];
}

/** One function: its policy first, then how it stands in each practice. */
export interface CheckedFunction {
  readonly id: string;
  readonly scorecard: Scorecard;
  /** What `diff` says of it. */
  readonly comparison?: FunctionDiff;
  readonly incomplete: boolean;
}

/** The findings of a function, the most severe first. */
export function findingsOf({ id }: CheckedFunction, findings: readonly Finding[]): readonly Finding[] {
  return bySeverity(findings.filter((finding) => finding.function === id));
}

/** The findings about the project as a whole, and about what belongs to no function that was checked. */
export function projectFindings({ functions, findings }: CheckReport): readonly Finding[] {
  const ids = new Set(functions.map(({ id }) => id));
  return bySeverity(findings.filter((finding) => finding.function === undefined || !ids.has(finding.function)));
}

const SEVERITIES: readonly Finding['severity'][] = ['error', 'warning', 'note'];

function bySeverity(findings: readonly Finding[]): readonly Finding[] {
  return SEVERITIES.flatMap((severity) => findings.filter((finding) => finding.severity === severity));
}
