import type { Requirement } from '../model/requirement.ts';
import { decide } from '../trail/decision-table.ts';
import type { Usage } from '../trail/usage-verdict.ts';
import { usageVerdict } from '../trail/usage-verdict.ts';

/** The row of the decision table for one grant, by all the requirements that ask for it: `confirmed: in the code and seen`. */
export function usageWords(requirements: readonly Requirement[], usage: Usage): string {
  const [first] = requirements;
  if (first === undefined) return '';
  const evidence = requirements.flatMap((requirement) => requirement.evidence);
  const trail = evidence.flatMap((one) => (one.kind === 'trail' ? [one] : []));
  const { verdict, reason } = usageVerdict(first.action, first.resource, usage);
  const { row, meaning } = decide({
    inCode: evidence.length > trail.length,
    observed: trail.some(({ denied }) => !denied),
    denied: trail.some(({ denied }) => denied),
    usage: verdict,
  });
  return `${row}: ${meaning}${trail.length > 0 ? '' : ` (${reason})`}`;
}
