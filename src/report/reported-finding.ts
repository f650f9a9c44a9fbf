import { createHash } from 'node:crypto';
import type { Finding } from '../model/finding.ts';

/** A finding as code scanning takes it. */
export interface ReportedFinding extends Finding {
  /** Equal for the same finding in another run, whatever lines moved. */
  readonly fingerprint: string;
  /** How bad it is if it is exploited, from 0.0 to 10.0 as in CVSS: above 9 critical, from 7 high, from 4 medium. */
  readonly securitySeverity: number;
}

/** Where a finding says no more of its weight. */
const SECURITY_SEVERITY: Readonly<Record<Finding['severity'], number>> = { error: 7, warning: 4, note: 1 };

/** Places in a message: `src/app.ts:12:3`. */
const POSITION = /:\d+(?::\d+)?\b/g;

/** The findings with fingerprints from what they say, not from where it stands in its file; of several that say the same each has its own. */
export function reportedFindings(findings: readonly Finding[]): ReportedFinding[] {
  return withFingerprints(
    findings.map((finding) => ({
      finding,
      identity: [finding.rule, finding.function ?? '', finding.origin?.file ?? '', finding.message.replace(POSITION, '')],
      securitySeverity: SECURITY_SEVERITY[finding.severity],
    })),
  );
}

/** Findings with the parts that make each the same finding in another run. */
export function withFingerprints(
  identified: readonly { readonly finding: Finding; readonly identity: readonly string[]; readonly securitySeverity: number }[],
): ReportedFinding[] {
  const seen = new Map<string, number>();
  return identified.map(({ finding, identity, securitySeverity }) => {
    const key = JSON.stringify(identity);
    const number = seen.get(key) ?? 0;
    seen.set(key, number + 1);
    const fingerprint = createHash('sha256').update(`${key}\n${number}`).digest('hex').slice(0, 32);
    return { ...finding, fingerprint, securitySeverity };
  });
}
