import type { Finding } from '../model/finding.ts';
import type { Origin } from '../model/origin.ts';
import type { Pattern } from '../model/pattern.ts';
import type { Confidence, Evidence } from '../model/requirement.ts';
import type { ActionKnowledge } from '../policy/action-knowledge.ts';
import type {
  AttachedVerdict,
  Comparison,
  ComparisonInput,
  IneffectiveReason,
  NamedPolicy,
  NeededVerdict,
  OverallVerdict,
} from '../policy/comparison.ts';
import type { DocumentStatement } from '../policy/document.ts';
import type { AcceptedFinding } from './acceptance.ts';
import { diffHeadline } from './diff-headline.ts';
import type { DiffSummary } from './diff-summary.ts';
import { diffSummary } from './diff-summary.ts';

/** What `diff` says: a part per function, and the findings. */
export interface DiffReport {
  readonly functions: readonly FunctionDiff[];
  readonly findings: readonly Finding[];
  /** Findings that a baseline or a comment accepts. */
  readonly accepted?: readonly AcceptedFinding[];
  /** What changed since another revision, where one is named; only `functions` counts where a role is named as well. */
  readonly base?: BaseDiff;
}

/** The same functions compared with what they needed at another revision. */
export interface BaseDiff {
  readonly ref: string;
  /** Absent where `functions` of the report are these. */
  readonly functions?: readonly FunctionDiff[];
}

export interface FunctionDiff {
  readonly id: string;
  readonly verdict: OverallVerdict;
  readonly needed: readonly NeededDiffRow[];
  readonly attached: readonly AttachedDiffRow[];
  /** Without the rows of what the framework attaches by itself and without accepted rows. */
  readonly summary: DiffSummary;
  /** The revision whose needs stand on the attached side, in the place of a role. */
  readonly since?: string;
  /** Where the function is declared. */
  readonly origin?: Origin;
  /** What the function runs with; absent where documents are compared. */
  readonly role?: ComparedRole;
  /** What of the role is not known, a line each. */
  readonly notKnown?: readonly string[];
  /** Why the function's code is not read at all: then it is not told what it does not need. */
  readonly notRead?: string;
  /** True where the function may need more than is known. */
  readonly incomplete?: boolean;
  /** Set where other functions run with the same role. */
  readonly shared?: SharedRole;
}

/** What stands on the attached side. */
export interface ComparedRole {
  /** The role's logical id, name or ARN. */
  readonly id: string;
  readonly origin?: Origin;
  /** ISO 8601 or `never`, where AWS was asked. */
  readonly lastUsed?: string;
}

/** A role that several functions run with: it is compared with what all of them need. */
export interface SharedRole {
  /** The ids of all functions that run with it, in order. */
  readonly functions: readonly string[];
  /** What only others of them need, so that this function has it in excess. */
  readonly surplus: readonly { readonly action: string; readonly resource: string }[];
}

export interface NeededDiffRow {
  readonly action: string;
  readonly resource: string;
  readonly condition?: DiffCondition;
  readonly verdict: NeededVerdict;
  readonly witness?: string;
  /** True where what is not allowed of it is denied by the needed side itself. */
  readonly deniedByNeeded?: true;
  /** Why it could not be decided. */
  readonly reason?: string;
  /** How sure it is that the call needs this. */
  readonly confidence?: Confidence;
  readonly evidence: readonly DiffEvidence[];
  readonly accepted?: string;
}

export interface AttachedDiffRow {
  readonly policy: string;
  /** Index of the statement in its policy, from 0. */
  readonly statement: number;
  readonly action: string;
  readonly resource: string;
  /** The same as the role has it, names that are not known included; absent for what a NotResource leaves. */
  readonly pattern?: Pattern;
  readonly condition?: DiffCondition;
  readonly verdict: AttachedVerdict;
  readonly witness?: string;
  /** Why it is `ineffective`. */
  readonly because?: IneffectiveReason;
  /** Why it could not be decided. */
  readonly reason?: string;
  /** True where the framework attaches the policy by itself; such rows count nowhere. */
  readonly platform?: boolean;
  /** When the role last tried the action, as IAM reports it: ISO 8601, or `never` in the tracking period; absent where nobody asked or IAM does not track it. */
  readonly lastAccessed?: string;
  /** Whether trails saw the role use it; absent where nobody asked. */
  readonly usage?: { readonly verdict: 'used' | 'unused' | 'cannot tell'; readonly reason: string };
  readonly origin: Origin;
  /** Why it is accepted although it is not needed. */
  readonly accepted?: string;
}

/** Operator -> key -> values, as written. */
export type DiffCondition = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

/** Why something is needed. */
export type DiffEvidence = Evidence | DocumentEvidence;

/** A statement of a document that says what is needed. */
export interface DocumentEvidence {
  readonly kind: 'document';
  readonly policy: string;
  /** Index of the statement in its policy, from 0. */
  readonly statement: number;
  readonly origin: Origin;
}

/** The part of the report for policies that were compared with documents that say what is needed. */
export function documentDiff(
  id: string,
  input: ComparisonInput,
  { verdict, needed, attached }: Comparison,
  knowledge: ActionKnowledge,
): FunctionDiff {
  const statementOf = statements([...input.attached, ...input.needed]);
  return {
    id,
    verdict,
    needed: needed.map(({ policy, statement, ...row }) => {
      const { origin, ...condition } = statementOf(policy, statement);
      return { ...row, ...condition, evidence: [{ kind: 'document', policy, statement, origin }] };
    }),
    attached: attached.map((row) => ({ ...row, ...statementOf(row.policy, row.statement) })),
    summary: diffSummary(needed, attached, diffHeadline(needed, attached, knowledge)),
  };
}

/** What every row of a statement says of it. */
interface StatementFacts {
  readonly condition?: DiffCondition;
  readonly origin: Origin;
}

function statements(policies: readonly NamedPolicy[]): (policy: string, index: number) => StatementFacts {
  const facts = new Map(
    policies.map(({ name, document }) => [
      name,
      document.statements.map(({ conditions, origin }) => ({ ...conditionMember(conditions), origin })),
    ]),
  );
  return (policy, index) => facts.get(policy)?.[index] ?? { origin: { file: policy, line: 1, column: 1 } };
}

function conditionMember(conditions: DocumentStatement['conditions']): { readonly condition?: DiffCondition } {
  if (conditions.length === 0) return {};
  const operators = new Map<string, Map<string, readonly string[]>>();
  for (const { operator, key, values } of conditions) {
    const keys = operators.get(operator) ?? new Map<string, readonly string[]>();
    operators.set(
      operator,
      keys.set(
        key,
        values.map(({ text }) => text),
      ),
    );
  }
  return { condition: Object.fromEntries([...operators].map(([operator, keys]) => [operator, Object.fromEntries(keys)])) };
}
