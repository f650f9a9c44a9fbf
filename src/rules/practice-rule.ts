import type { Finding, Severity } from '../model/finding.ts';
import type { PracticeRuleText } from '../model/practice.ts';
import type { FunctionFacts, ProjectFacts } from './practice-facts.ts';

/** A rule of `check`: what it says of itself, and the check. */
export type PracticeRule = FunctionRule | ProjectRule;

/** A rule about one function. */
export interface FunctionRule extends PracticeRuleText {
  readonly scope: 'function';
  readonly check: (facts: FunctionFacts, project: ProjectFacts) => RuleOutcome;
}

/** A rule about what the project declares beside its functions. */
export interface ProjectRule extends PracticeRuleText {
  readonly scope: 'project';
  readonly check: (project: ProjectFacts) => RuleOutcome;
}

/** What a rule saw: its findings, what it looked at, and what it could not tell. */
export interface RuleOutcome {
  readonly findings: readonly RuleFinding[];
  /** What was looked at, as evidence that the absence of findings means something; absent where there was nothing of the kind. */
  readonly evidence?: string | readonly string[];
  /** Why the rule can't tell, where it can't. */
  readonly undecided?: string;
}

/** A finding without what its rule adds. */
export type RuleFinding = Pick<Finding, 'message' | 'origin'> & { readonly severity?: Severity; readonly function?: string };
