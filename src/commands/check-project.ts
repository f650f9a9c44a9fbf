import { compareFindings } from '../model/finding.ts';
import type { Acceptance } from '../report/acceptance.ts';
import { acceptFindings } from '../report/acceptance.ts';
import type { CheckReport } from '../report/check-report.ts';
import { practiceFindings, runPracticeRules, scorecards } from '../rules/run-practice-rules.ts';
import { UserError } from '../support/errors.ts';
import { type AttachedOptions, readComparedProject, reviewSettings } from './compared-project.ts';
import { ignoreComments } from './ignore-comments-of-project.ts';
import { askLastAccessed } from './last-accessed.ts';

/** The day that dates are judged against, as ISO date, and what a baseline accepts. */
export interface CheckSettings {
  readonly today: string;
  readonly accepted: readonly Acceptance[];
}

/** Checks the functions of a project by the security practices. Throws UserError for what the user must mend first. */
export async function checkProject(folder: string, options: AttachedOptions, { today, accepted }: CheckSettings): Promise<CheckReport> {
  const { reviewProject } = await import('../review/review-project.ts');
  const { practiceFacts } = await import('../review/practice-facts.ts');
  const { needs, source } = await readComparedProject(folder, options);
  const reviewed = reviewProject(needs, source, reviewSettings(needs, options, source));
  const comparison =
    options.lastAccessed === true ? { ...reviewed, functions: await askLastAccessed(reviewed.functions, options) } : reviewed;
  const results = runPracticeRules(await practiceFacts(needs, source, comparison.functions, today));
  const found = [...practiceFindings(results), ...comparison.findings.filter(({ incomplete }) => incomplete !== undefined)];
  // What is accepted of functions that are not checked is of use elsewhere.
  const isWhole = needs.selected.size === needs.project.functions.length;
  const comments = ignoreComments(
    {
      root: needs.root,
      files: needs.functions.flatMap(({ files }) => files),
      origins: [...found.flatMap(({ origin }) => origin ?? []), ...needs.functions.map((one) => one.function.origin)],
    },
    isPracticeRule,
  );
  const acceptances = [...accepted, ...comments.acceptances];
  const { open, accepted: acceptedFindings } = acceptFindings(found, acceptances);
  const findings = [...open, ...comments.findings, ...(isWhole ? acceptances.flatMap((acceptance) => acceptance.stale()) : [])].sort(
    compareFindings,
  );
  const selected = needs.functions.filter(({ id }) => needs.selected.has(id));
  const cards = scorecards(
    selected.map(({ id }) => id),
    results,
    { open: findings, accepted: acceptedFindings.map(({ finding }) => finding) },
  );
  return {
    functions: cards.map((scorecard) => {
      const diff = comparison.functions.find(({ id }) => id === scorecard.function);
      const incomplete = selected.some((one) => one.id === scorecard.function && one.incomplete);
      return { id: scorecard.function, scorecard, incomplete, ...(diff === undefined ? {} : { comparison: diff }) };
    }),
    findings,
    accepted: acceptedFindings,
  };
}

/** Only of these it is known here whether they found something: a comment on a row of `diff` is judged there. */
function isPracticeRule(rule: string): boolean {
  return /^LP\d+$/.test(rule);
}

/** The day that dates are judged against. Throws UserError for what is no date. */
export function dayOf(now: string | undefined): string {
  const date = now === undefined ? new Date() : new Date(now);
  if (Number.isNaN(date.getTime()) || isNoDay(now)) throw new UserError(`--now ${now}: give a date such as 2026-11-30`);
  return date.toISOString().slice(0, 10);
}

/** `2026-02-31`, which a Date takes for the third of March. */
function isNoDay(now: string | undefined): boolean {
  const day = now === undefined ? null : /^\d{4}-\d{2}-\d{2}(?=$|T)/.exec(now);
  return day !== null && new Date(`${day[0]}T00:00:00Z`).toISOString().slice(0, 10) !== day[0];
}
