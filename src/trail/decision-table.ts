import type { UsageVerdict } from './usage-verdict.ts';

/** What is known of one action on one resource. */
export interface DecisionFacts {
  /** The code, or the platform on its behalf, needs it. */
  readonly inCode: boolean;
  /** A trail saw it allowed. */
  readonly observed: boolean;
  /** A trail saw it denied. */
  readonly denied: boolean;
  /** It was last seen before the code was deployed; absent where that is not known. */
  readonly isOutdated?: boolean;
  /** The role has it now; absent where no role is looked at. */
  readonly attached?: boolean;
  /** Of a grant that was not observed: whether that says anything. */
  readonly usage: UsageVerdict['verdict'];
}

/** A row of the table. */
export interface Decision {
  readonly row: DecisionRow;
  /** What it means, in words. */
  readonly meaning: string;
  /** What to do with the grant. */
  readonly advice: 'keep' | 'add' | 'review' | 'remove' | 'report' | 'nothing';
}

export type DecisionRow =
  | 'confirmed'
  | 'in-code-not-seen'
  | 'in-code-cannot-tell'
  | 'seen-not-in-code'
  | 'seen-before-deployment'
  | 'missing-grant'
  | 'seen-without-grant'
  | 'unused-grant'
  | 'unused-cannot-tell'
  | 'denied-in-code'
  | 'denied-not-in-code'
  | 'nothing';

/** One condition per row, tried in this order; what a row leaves out may be either. */
const TABLE: readonly (Decision & { readonly when: Partial<DecisionFacts> })[] = [
  {
    row: 'denied-in-code',
    advice: 'add',
    meaning: 'the code needs it and was denied',
    when: { denied: true, inCode: true, attached: false },
  },
  {
    row: 'missing-grant',
    advice: 'add',
    meaning: 'the code needs it and the role does not have it',
    when: { inCode: true, attached: false },
  },
  {
    row: 'denied-in-code',
    advice: 'add',
    meaning: 'the code needs it and was denied',
    when: { denied: true, inCode: true, observed: false },
  },
  { row: 'confirmed', advice: 'keep', meaning: 'in the code and seen', when: { inCode: true, observed: true } },
  {
    row: 'in-code-not-seen',
    advice: 'keep',
    meaning: 'in the code and never seen: a rare path, or dead code',
    when: { inCode: true, usage: 'unused' },
  },
  { row: 'in-code-cannot-tell', advice: 'keep', meaning: 'in the code; whether it is used the trail cannot tell', when: { inCode: true } },
  {
    row: 'seen-without-grant',
    advice: 'report',
    meaning: 'seen, though the role does not have it: revoked since, or granted by a policy of the resource',
    when: { observed: true, attached: false },
  },
  {
    row: 'seen-before-deployment',
    advice: 'remove',
    meaning: 'seen before the deployment only, and not in the code: an older version',
    when: { observed: true, isOutdated: true },
  },
  {
    row: 'seen-not-in-code',
    advice: 'review',
    meaning: 'seen and not in the code: a service on its behalf, a dependency, an older version, or code that was not understood',
    when: { observed: true },
  },
  {
    row: 'denied-not-in-code',
    advice: 'report',
    meaning: 'denied and not in the code: a probe, or an older version',
    when: { denied: true },
  },
  { row: 'unused-grant', advice: 'remove', meaning: 'granted, not in the code and not used', when: { attached: true, usage: 'unused' } },
  {
    row: 'unused-cannot-tell',
    advice: 'report',
    meaning: 'granted and not in the code; whether it is used the trail cannot tell',
    when: { attached: true },
  },
  { row: 'nothing', advice: 'nothing', meaning: 'neither needed, granted nor seen', when: {} },
];

/** The row of the decision table for what code, trail and role say of one action on one resource. */
export function decide(facts: DecisionFacts): Decision {
  for (const { when, ...decision } of TABLE) if (holds(when, facts)) return decision;
  return { row: 'nothing', advice: 'nothing', meaning: '' };
}

function holds(when: Partial<DecisionFacts>, facts: DecisionFacts): boolean {
  return (
    (when.inCode === undefined || when.inCode === facts.inCode) &&
    (when.observed === undefined || when.observed === facts.observed) &&
    (when.denied === undefined || when.denied === facts.denied) &&
    (when.isOutdated === undefined || when.isOutdated === facts.isOutdated) &&
    (when.attached === undefined || when.attached === facts.attached) &&
    (when.usage === undefined || when.usage === facts.usage)
  );
}
