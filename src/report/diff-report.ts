import type { Finding } from '../model/finding.ts';
import type { Origin } from '../model/origin.ts';
import type { Evidence } from '../model/requirement.ts';
import type { ActionKnowledge } from '../policy/action-knowledge.ts';
import type { AttachedVerdict, Comparison, ComparisonInput, NamedPolicy, NeededVerdict, OverallVerdict } from '../policy/comparison.ts';
import type { DocumentStatement } from '../policy/document.ts';
import { diffHeadline } from './diff-headline.ts';
import type { DiffSummary } from './diff-summary.ts';
import { diffSummary } from './diff-summary.ts';

/** What `diff` says: a part per function, and the findings. */
export interface DiffReport {
  readonly functions: readonly FunctionDiff[];
  readonly findings: readonly Finding[];
}

export interface FunctionDiff {
  readonly id: string;
  readonly verdict: OverallVerdict;
  readonly needed: readonly NeededDiffRow[];
  readonly attached: readonly AttachedDiffRow[];
  readonly summary: DiffSummary;
}

export interface NeededDiffRow {
  readonly action: string;
  readonly resource: string;
  readonly condition?: DiffCondition;
  readonly verdict: NeededVerdict;
  readonly witness?: string;
  readonly evidence: readonly DiffEvidence[];
}

export interface AttachedDiffRow {
  readonly policy: string;
  /** Index of the statement in its policy, from 0. */
  readonly statement: number;
  readonly action: string;
  readonly resource: string;
  readonly condition?: DiffCondition;
  readonly verdict: AttachedVerdict;
  readonly witness?: string;
  readonly origin: Origin;
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
      const { conditions, origin } = statementOf(policy, statement);
      return { ...row, ...conditionMember(conditions), evidence: [{ kind: 'document', policy, statement, origin }] };
    }),
    attached: attached.map((row) => {
      const { conditions, origin } = statementOf(row.policy, row.statement);
      return { ...row, ...conditionMember(conditions), origin };
    }),
    summary: diffSummary(needed, attached, diffHeadline(needed, attached, knowledge)),
  };
}

type StatementFacts = Pick<DocumentStatement, 'conditions' | 'origin'>;

function statements(policies: readonly NamedPolicy[]): (policy: string, index: number) => StatementFacts {
  const documents = new Map(policies.map(({ name, document }) => [name, document]));
  return (policy, index) => documents.get(policy)?.statements[index] ?? { conditions: [], origin: { file: policy, line: 1, column: 1 } };
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
