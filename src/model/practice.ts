import type { Finding, Severity } from './finding.ts';

/** The security practices for Lambda functions that `check` covers, in the order of its reports. */
export const PRACTICES = [
  { number: 1, title: 'Least privilege', source: 'https://docs.aws.amazon.com/lambda/latest/dg/lambda-permissions.html' },
  {
    number: 2,
    title: 'No secrets in code or configuration',
    source: 'https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars-encryption.html',
  },
  { number: 3, title: 'Logging and monitoring', source: 'https://docs.aws.amazon.com/lambda/latest/dg/lambda-monitoring.html' },
  {
    number: 4,
    title: 'APIs that authenticate',
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-control-access-to-api.html',
  },
  { number: 5, title: 'Reserved concurrency', source: 'https://docs.aws.amazon.com/lambda/latest/dg/configuration-concurrency.html' },
  {
    number: 6,
    title: 'No unused functions',
    source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_last-accessed.html',
  },
  { number: 7, title: 'Secure code', source: 'https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html' },
] as const;

/** The number of a practice: the first digit of its rules' ids. */
export type PracticeNumber = (typeof PRACTICES)[number]['number'];

/** What a rule of `check` says of itself. */
export interface PracticeRuleText {
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

/** One function by the practices. */
export interface Scorecard {
  readonly function: string;
  readonly practices: readonly PracticeScore[];
}

/**
 * How a function stands in one practice. `met`: something was looked at, nothing was found that is not accepted, and nothing was left open. `findings`: errors or warnings were
 * found. `notes`: nothing worse than notes. `cannot tell`: something could not be decided. `not applicable`: there was nothing to look at.
 */
export interface PracticeScore {
  readonly practice: PracticeNumber;
  readonly title: string;
  readonly status: 'met' | 'notes' | 'findings' | 'cannot tell' | 'not applicable';
  readonly findings: Readonly<Record<Finding['severity'], number>>;
  /** How many findings somebody accepted, with a reason; they count in nothing else. */
  readonly accepted: number;
  /** What was looked at, by rule. */
  readonly evidence: readonly RuleEvidence[];
  /** What could not be told, by rule. */
  readonly undecided: readonly RuleEvidence[];
}

export interface RuleEvidence {
  readonly rule: string;
  readonly text: string;
}
