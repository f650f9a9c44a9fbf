import type { Finding } from '../../model/finding.ts';
import type { Origin } from '../../model/origin.ts';
import type { ActionKnowledge } from '../action-knowledge.ts';
import type { AttachedVerdict, Comparison, ComparisonInput, ComparisonRow } from '../comparison.ts';
import type { DocumentStatement } from '../document.ts';
import type { ValidationProblem } from './facts.ts';

/** What a rule about all attached policies together may look at. */
export interface GrantsTogether {
  readonly input: ComparisonInput;
  readonly comparison: Comparison;
  readonly knowledge: ActionKnowledge;
  /** Every attached Allow statement with its rows. */
  readonly statements: readonly GrantingStatement[];
}

export interface GrantingStatement {
  readonly statement: DocumentStatement;
  readonly origin: Origin;
  readonly rows: readonly ComparisonRow<AttachedVerdict>[];
}

/** A check of all attached policies together; `id` is the `rule` of its findings. */
export interface RuleForGrants {
  readonly id: string;
  readonly severity: Finding['severity'];
  readonly check: (grants: GrantsTogether) => readonly ValidationProblem[];
}

/** The attached Allow statements of a comparison, each with its rows. */
export function grantingStatements({ attached }: ComparisonInput, comparison: Comparison): GrantingStatement[] {
  const documents = new Map(attached.map(({ name, document }) => [name, document]));
  return rowsByStatement(comparison.attached).flatMap((rows) => {
    const [row] = rows;
    const statement = row === undefined ? undefined : documents.get(row.policy)?.statements[row.statement];
    return statement === undefined ? [] : [{ statement, origin: statement.origin, rows }];
  });
}

/** The rows of a statement stand behind each other. */
function rowsByStatement(rows: Comparison['attached']): ComparisonRow<AttachedVerdict>[][] {
  const groups: ComparisonRow<AttachedVerdict>[][] = [];
  let last: ComparisonRow<AttachedVerdict> | undefined;
  for (const row of rows) {
    if (last !== undefined && last.statement === row.statement && last.policy === row.policy) groups.at(-1)?.push(row);
    else groups.push([row]);
    last = row;
  }
  return groups;
}

/** `s3:GetObject, s3:PutObject and 3 more`: each action once. */
export function listActions(rows: readonly { readonly action: string }[]): string {
  const names = [...new Set(rows.map(({ action }) => action))];
  const shown = names.length > MOST_NAMES + 1 ? names.slice(0, MOST_NAMES) : names;
  return shown.length === names.length ? names.join(', ') : `${shown.join(', ')} and ${names.length - shown.length} more`;
}

const MOST_NAMES = 3;
