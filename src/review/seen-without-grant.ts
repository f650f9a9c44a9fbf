import type { Finding } from '../model/finding.ts';
import type { Requirement } from '../model/requirement.ts';
import { canonicalText } from '../policy/iam-text.ts';
import type { DiffReport, FunctionDiff } from '../report/diff-report.ts';
import type { FunctionNeeds, ProjectNeeds } from '../run.ts';
import { decide } from '../trail/decision-table.ts';

/**
 * The needs without what trails alone speak of and nothing attached allows: it worked without a grant of the role, so it does not fail for want of one. Each is
 * a finding instead. The same object where there is none.
 */
export function withoutUngranted(needs: ProjectNeeds, { functions }: DiffReport): ProjectNeeds {
  const diffs = new Map(functions.map((diff) => [diff.id, diff]));
  const changed = needs.functions.map((lambda) => withoutUngrantedOf(lambda, diffs.get(lambda.id)));
  return changed.every((lambda, index) => lambda === needs.functions[index]) ? needs : { ...needs, functions: changed };
}

function withoutUngrantedOf(lambda: FunctionNeeds, diff: FunctionDiff | undefined): FunctionNeeds {
  const isUngranted = (requirement: Requirement) =>
    requirement.evidence.every(({ kind }) => kind === 'trail') &&
    diff?.needed.some(
      ({ action, verdict, evidence }) =>
        verdict === 'missing' && action === requirement.action && JSON.stringify(evidence) === JSON.stringify(requirement.evidence),
    ) === true;
  const ungranted = lambda.grants.requirements.filter(isUngranted);
  if (ungranted.length === 0) return lambda;
  const requirements = lambda.grants.requirements.filter((requirement) => !ungranted.includes(requirement));
  return {
    ...lambda,
    grants: { ...lambda.grants, requirements },
    findings: [...lambda.findings, ...ungranted.map((requirement) => findingOf(requirement, lambda))],
  };
}

function findingOf({ action, resource, evidence }: Requirement, { id, function: lambda }: FunctionNeeds): Finding {
  const seen = [...new Set(evidence.flatMap((one) => (one.kind === 'trail' ? (one.resource ?? []) : [])))].sort();
  const { row, meaning } = decide({ inCode: false, observed: true, denied: false, attached: false, usage: 'used' });
  return {
    rule: row,
    severity: 'note',
    message: `${action} on ${seen.length > 0 ? seen.join(', ') : canonicalText(resource)}: ${meaning}`,
    origin: lambda.origin,
    function: id,
  };
}
