import { catalogKnowledge } from '../catalog/action-knowledge.ts';
import type { Finding } from '../model/finding.ts';
import { compareFindings } from '../model/finding.ts';
import type { DiffReport, FunctionDiff } from '../report/diff-report.ts';
import { escalationFindings } from '../report/escalation-findings.ts';
import type { FunctionNeeds, ProjectNeeds } from '../run.ts';
import { attachedFindings } from './attached-findings.ts';
import { neededRole, noRole } from './needed-role.ts';
import { reviewFunctions } from './review-functions.ts';
import type { ReviewSettings } from './review-role.ts';
import { type AttachedSource, roleUses } from './role-uses.ts';
import { unresolvedCalls } from './unresolved-calls.ts';

/** What the project needed at another revision. */
export interface BaseNeeds {
  readonly ref: string;
  readonly needs: ProjectNeeds;
}

/** Compares each selected function of a project with its role: the rows of both sides, and what is to say of the code and of the attached policies. */
export function reviewProject(needs: ProjectNeeds, source: AttachedSource, settings: ReviewSettings): DiffReport {
  const knowledge = catalogKnowledge();
  const uses = roleUses(needs.functions, source).filter(({ functions }) => functions.some(({ id }) => needs.selected.has(id)));
  const reviews = uses.map((use) => reviewFunctions(use, settings, knowledge));
  const functions = reviews
    .flatMap((review) => review.functions)
    .filter(({ id }) => needs.selected.has(id))
    .sort(compareIds);
  const roles = [...new Set(uses.map(({ role }) => role))];
  const findings = [
    ...codeFindings(needs),
    ...roles.flatMap((role) => attachedFindings(role, knowledge)),
    ...reviews.flatMap((review) => review.findings),
    ...functions.flatMap(({ attached, shared, id }) =>
      escalationFindings(attached.filter(({ platform }) => platform !== true)).map((finding) =>
        shared === undefined ? { ...finding, function: id } : finding,
      ),
    ),
  ];
  return { functions, findings: distinct(findings).sort(compareFindings) };
}

/** Compares what each selected function needs now with what it needed at another revision. */
export function reviewRevisions(needs: ProjectNeeds, { ref, needs: before }: BaseNeeds, settings: ReviewSettings): DiffReport {
  const knowledge = catalogKnowledge();
  const earlier = new Map(before.functions.map((one) => [one.id, one]));
  const functions = needs.functions
    .filter(({ id }) => needs.selected.has(id))
    .flatMap((one): FunctionDiff[] => {
      const old = earlier.get(one.id);
      const role = old === undefined ? noRole(one, ref) : neededRole(old, ref);
      const unresolvedBefore = old === undefined ? [] : unresolvedCalls(old.function, old.findings);
      return reviewFunctions({ role, kind: 'revision', functions: [one], unresolvedBefore }, settings, knowledge).functions.map(
        ({ role: _, ...diff }) => ({ ...diff, since: ref }),
      );
    });
  const now = new Set(needs.functions.map(({ id }) => id));
  const removed = before.functions.filter(({ id }) => !now.has(id)).map(removedFunction(ref));
  const added = functions.filter(({ id }) => !earlier.has(id)).map(({ id }) => addedFunction(id, ref));
  return { functions, findings: [...codeFindings(needs), ...removed, ...added].sort(compareFindings), base: { ref } };
}

function codeFindings({ functions, findings, selected }: ProjectNeeds): Finding[] {
  return [...findings, ...functions.filter(({ id }) => selected.has(id)).flatMap((one) => one.findings)];
}

function removedFunction(ref: string): (needs: FunctionNeeds) => Finding {
  return ({ id }) => ({
    rule: 'function-removed',
    severity: 'note',
    message: `${id} is there at ${ref} and not any more: what it needed is no longer needed by it`,
  });
}

function addedFunction(id: string, ref: string): Finding {
  return { rule: 'function-added', severity: 'note', message: `${id} is not there at ${ref}: all that it needs is new`, function: id };
}

function compareIds(a: { readonly id: string }, b: { readonly id: string }): number {
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

function distinct(findings: readonly Finding[]): Finding[] {
  return [...new Map(findings.map((finding) => [JSON.stringify(finding), finding])).values()];
}
