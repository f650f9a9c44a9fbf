import type { Finding } from '../model/finding.ts';
import { compareFindings } from '../model/finding.ts';
import { PRACTICES, type PracticeScore, type RuleEvidence, type Scorecard } from '../model/practice.ts';
import { PRACTICE_RULES } from './all-practice-rules.ts';
import type { ProjectFacts } from './practice-facts.ts';
import type { PracticeRule, RuleFinding, RuleOutcome } from './practice-rule.ts';

/** What one rule said, of one function or of the project. */
export interface RuleResult {
  readonly rule: PracticeRule;
  /** Absent for a rule about the project. */
  readonly function?: string;
  readonly outcome: RuleOutcome;
}

/** Runs every rule over every function that is checked and over the project. */
export function runPracticeRules(project: ProjectFacts): readonly RuleResult[] {
  const checked = project.functions.filter((facts) => project.checked.has(facts.function.id));
  return PRACTICE_RULES.flatMap((rule): readonly RuleResult[] =>
    rule.scope === 'project'
      ? [{ rule, outcome: rule.check(project) }]
      : checked.map((facts) => ({ rule, function: facts.function.id, outcome: rule.check(facts, project) })),
  );
}

/** What the rules found, in order of place. */
export function practiceFindings(results: readonly RuleResult[]): readonly Finding[] {
  return results
    .flatMap(({ rule, function: owner, outcome }) => outcome.findings.map((finding) => asFinding(finding, rule, owner)))
    .sort(compareFindings);
}

/** The findings that count, and those that somebody accepted. */
export interface CountedFindings {
  readonly open: readonly Finding[];
  readonly accepted: readonly Finding[];
}

/** How each function stands in each practice. */
export function scorecards(functions: readonly string[], results: readonly RuleResult[], findings: CountedFindings): readonly Scorecard[] {
  return functions.map((id) => scorecard(id, results, findings));
}

function asFinding({ message, origin, severity, function: own }: RuleFinding, rule: PracticeRule, owner: string | undefined): Finding {
  const about = own ?? owner;
  return {
    rule: rule.id,
    severity: severity ?? rule.severity,
    message,
    ...(origin === undefined ? {} : { origin }),
    ...(about === undefined ? {} : { function: about }),
  };
}

function scorecard(id: string, results: readonly RuleResult[], { open, accepted }: CountedFindings): Scorecard {
  return {
    function: id,
    practices: PRACTICES.map(({ number, title }) => {
      const own = results.filter(({ rule, function: owner }) => rule.practice === number && (owner === id || owner === undefined));
      const ids = new Set(own.map(({ rule }) => rule.id));
      const isOwn = (finding: Finding) => finding.function === id && ids.has(finding.rule);
      const found = open.filter(isOwn);
      const count = (severity: Finding['severity']) => found.filter((finding) => finding.severity === severity).length;
      const counts = { error: count('error'), warning: count('warning'), note: count('note') };
      const ofFunction = own.filter(({ function: owner }) => owner === id);
      const evidence = texts(ofFunction, 'evidence');
      const undecided = texts(ofFunction, 'undecided');
      return {
        practice: number,
        title,
        status: status(counts, evidence, undecided),
        findings: counts,
        accepted: accepted.filter(isOwn).length,
        evidence,
        undecided,
      };
    }),
  };
}

function texts(results: readonly RuleResult[], member: 'evidence' | 'undecided'): readonly RuleEvidence[] {
  return results.flatMap(({ rule, outcome }) => {
    return [outcome[member] ?? []].flat().map((text) => ({ rule: rule.id, text }));
  });
}

function status(
  { error, warning, note }: PracticeScore['findings'],
  evidence: readonly RuleEvidence[],
  undecided: readonly RuleEvidence[],
): PracticeScore['status'] {
  if (error + warning > 0) return 'findings';
  if (undecided.length > 0) return 'cannot tell';
  if (note > 0) return 'notes';
  return evidence.length > 0 ? 'met' : 'not applicable';
}
