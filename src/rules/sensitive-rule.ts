import type { Severity } from '../model/finding.ts';
import type { SensitiveKind, SensitiveUse } from '../model/sensitive-use.ts';
import type { FunctionRule } from './practice-rule.ts';

/** What tells one rule about places of the code from another. */
export interface SensitiveRuleText extends Omit<FunctionRule, 'scope' | 'check'> {
  readonly message: (use: SensitiveUse) => string;
  /** Which places it is about; all of the kind unless told. */
  readonly applies?: (use: SensitiveUse) => boolean;
  readonly severityOf?: (use: SensitiveUse) => Severity;
}

/** A rule that finds the places of some kinds in the code that the handler reaches. */
export function sensitiveRule(kinds: SensitiveKind | readonly SensitiveKind[], text: SensitiveRuleText): FunctionRule {
  const { message, applies = () => true, severityOf = () => text.severity, ...rule } = text;
  const wanted: readonly SensitiveKind[] = typeof kinds === 'string' ? [kinds] : kinds;
  return {
    ...rule,
    scope: 'function',
    check: ({ code, incomplete }) => {
      if (code === undefined) return { findings: [], undecided: 'no code of the function was read' };
      const uses = code.sensitive.filter((use) => wanted.includes(use.kind) && applies(use));
      return {
        findings: uses.map((use) => ({ message: message(use), origin: use.origin, severity: severityOf(use) })),
        evidence: 'the code that is reached',
        ...(incomplete ? { undecided: 'not all of the code could be followed' } : {}),
      };
    },
  };
}
