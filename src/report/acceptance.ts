import type { Finding } from '../model/finding.ts';
import type { Origin } from '../model/origin.ts';

/** A grant that a report speaks of, as far as accepting it goes. */
export interface AcceptableGrant {
  readonly function: string;
  /** `excess`, `missing`, …: the word of its row. */
  readonly verdict: string;
  readonly action: string;
  readonly resource: string;
  /** Absent for what is needed. */
  readonly policy?: string;
  /** Where its statement stands, or where the code needs it. */
  readonly places: readonly Origin[];
}

/** Something that somebody decided to live with, and why. */
export interface Acceptance {
  /** Never empty. */
  readonly reason: string;
  readonly acceptsGrant: (grant: AcceptableGrant) => boolean;
  readonly acceptsFinding: (finding: Finding) => boolean;
  /** What is to say where it accepted nothing, or not all that it names; none where it is nobody's fault. */
  readonly stale: () => readonly Finding[];
}

/** The first acceptance that takes it. All are asked, so that each knows whether it is of use. */
export function acceptanceOf(acceptances: readonly Acceptance[], accepts: (acceptance: Acceptance) => boolean): Acceptance | undefined {
  return acceptances.filter(accepts)[0];
}

/** The findings that nobody accepted, and those that are accepted with the reason. */
export function acceptFindings(
  findings: readonly Finding[],
  acceptances: readonly Acceptance[],
): { readonly open: Finding[]; readonly accepted: AcceptedFinding[] } {
  const open: Finding[] = [];
  const accepted: AcceptedFinding[] = [];
  for (const finding of findings) {
    const acceptance = acceptanceOf(acceptances, (one) => one.acceptsFinding(finding));
    if (acceptance === undefined) open.push(finding);
    else accepted.push({ finding, reason: acceptance.reason });
  }
  return { open, accepted };
}

export interface AcceptedFinding {
  readonly finding: Finding;
  readonly reason: string;
}
