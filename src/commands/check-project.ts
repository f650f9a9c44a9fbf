import type { CheckReport } from '../report/check-report.ts';
import { UserError } from '../support/errors.ts';
import { withCompilerCache } from './compiler-cache.ts';
import { type AttachedOptions, attachedSource, reviewSettings } from './diff-project.ts';
import { projectRequest } from './project-options.ts';

/** Checks the functions of a project by the security practices. `today` is an ISO date. Throws UserError for what the user must mend first. */
export async function checkProject(folder: string, options: AttachedOptions, today: string): Promise<CheckReport> {
  const { projectNeeds } = await import('../run.ts');
  const { reviewProject } = await import('../review/review-project.ts');
  const { practiceFacts } = await import('../review/practice-facts.ts');
  const { runPracticeRules } = await import('../rules/run-practice-rules.ts');
  const source = await attachedSource(options);
  const needs = await withCompilerCache(() => projectNeeds({ ...projectRequest(folder, options), withRoleSharers: true }));
  const comparison = reviewProject(needs, source, reviewSettings(needs, options, source));
  const facts = await practiceFacts(needs, source, comparison.functions, today);
  const { findings, scorecards } = runPracticeRules(facts);
  return {
    functions: scorecards.map((scorecard) => {
      const diff = comparison.functions.find(({ id }) => id === scorecard.function);
      const incomplete = needs.functions.some(({ id, incomplete: open }) => id === scorecard.function && open);
      return { id: scorecard.function, scorecard, incomplete, ...(diff === undefined ? {} : { comparison: diff }) };
    }),
    findings: [...findings, ...comparison.findings.filter(({ incomplete }) => incomplete !== undefined)],
  };
}

/** The day that dates are judged against. Throws UserError for what is no date. */
export function dayOf(now: string | undefined): string {
  const date = now === undefined ? new Date() : new Date(now);
  if (Number.isNaN(date.getTime())) throw new UserError(`--now ${now}: give a date such as 2026-11-30`);
  return date.toISOString().slice(0, 10);
}
