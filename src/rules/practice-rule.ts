import type { Finding, Severity } from '../model/finding.ts';
import type { FunctionFacts, ProjectFacts } from './practice-facts.ts';
import type { PracticeNumber } from './practices.ts';

/** A rule of `check`: what it says of itself, and the check. */
export type PracticeRule = FunctionRule | ProjectRule;

/** A rule about one function. */
export interface FunctionRule extends RuleText {
  readonly scope: 'function';
  readonly check: (facts: FunctionFacts, project: ProjectFacts) => RuleOutcome;
}

/** A rule about what the project declares beside its functions. */
export interface ProjectRule extends RuleText {
  readonly scope: 'project';
  readonly check: (project: ProjectFacts) => RuleOutcome;
}

interface RuleText {
  /** `LP402`: the first digit is the practice. */
  readonly id: string;
  /** The name of the rule's file. */
  readonly name: string;
  readonly title: string;
  readonly practice: PracticeNumber;
  /** Of its findings, unless one says otherwise. */
  readonly severity: Severity;
  /** What a finding of it means. */
  readonly meaning: string;
  /** Why it matters. */
  readonly reason: string;
  /** How to mend it. */
  readonly fix: string;
  /** A piece of a template, policy or code that is right. */
  readonly example: string;
  /** Pages that say so. */
  readonly sources: readonly string[];
}

/** What a rule saw: its findings, what it looked at, and what it could not tell. */
export interface RuleOutcome {
  readonly findings: readonly RuleFinding[];
  /** What was looked at, as evidence that the absence of findings means something; absent where there was nothing of the kind. */
  readonly evidence?: string;
  /** Why the rule can't tell, where it can't. */
  readonly undecided?: string;
}

/** A finding without what its rule adds. */
export type RuleFinding = Pick<Finding, 'message' | 'origin'> & { readonly severity?: Severity; readonly function?: string };
