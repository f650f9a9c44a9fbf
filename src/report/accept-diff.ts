import { compareFindings } from '../model/finding.ts';
import { type Acceptance, acceptanceOf, acceptFindings } from './acceptance.ts';
import type { AttachedDiffRow, DiffReport, FunctionDiff, NeededDiffRow } from './diff-report.ts';
import { diffSummary } from './diff-summary.ts';

/** The words of rows that can be accepted. */
export const ACCEPTABLE_WORDS = [
  'missing',
  'partial',
  'denied',
  'bounded',
  'conditional',
  'unknown',
  'mismatch',
  'excess',
  'broader',
  'broader-condition',
] as const;

const ACCEPTABLE: ReadonlySet<string> = new Set(ACCEPTABLE_WORDS);

/**
 * The report with what is accepted marked and counted nowhere; what is accepted in vain is a finding, unless the report is not of the whole project
 * (`isWhole`), where it may be of use elsewhere. The verdicts stay: they say what is.
 */
export function acceptDiff(report: DiffReport, acceptances: readonly Acceptance[], isWhole: boolean): DiffReport {
  if (acceptances.length === 0) return report;
  const functions = report.functions.map((one) => acceptRows(one, acceptances));
  const { open, accepted } = acceptFindings(report.findings, acceptances);
  const stale = isWhole ? acceptances.flatMap((acceptance) => acceptance.stale()) : [];
  return { ...report, functions, findings: [...open, ...stale].sort(compareFindings), ...(accepted.length === 0 ? {} : { accepted }) };
}

function acceptRows(diff: FunctionDiff, acceptances: readonly Acceptance[]): FunctionDiff {
  const needed = diff.needed.map((row) => withReason(row, diff.id, neededPlaces(row), acceptances));
  const attached = diff.attached.map((row) => (row.platform === true ? row : withReason(row, diff.id, [row.origin], acceptances)));
  const isOpen = ({ accepted }: { readonly accepted?: string }) => accepted === undefined;
  return {
    ...diff,
    needed,
    attached,
    summary: diffSummary(
      needed.filter(isOpen),
      attached.filter((row) => isOpen(row) && row.platform !== true),
      diff.summary.headline,
    ),
  };
}

function withReason<Row extends NeededDiffRow | AttachedDiffRow>(
  row: Row,
  id: string,
  places: readonly AttachedDiffRow['origin'][],
  acceptances: readonly Acceptance[],
): Row {
  if (!ACCEPTABLE.has(row.verdict)) return row;
  const { verdict, action, resource } = row;
  const grant = { function: id, verdict, action, resource, places, ...('policy' in row ? { policy: row.policy } : {}) };
  const acceptance = acceptanceOf(acceptances, (one) => one.acceptsGrant(grant));
  return acceptance === undefined ? row : { ...row, accepted: acceptance.reason };
}

function neededPlaces({ evidence }: NeededDiffRow): AttachedDiffRow['origin'][] {
  return evidence.flatMap((one) => (one.kind === 'trail' ? [] : [one.origin]));
}
