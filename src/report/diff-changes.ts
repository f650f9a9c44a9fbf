import { renderOrigin } from '../model/origin.ts';
import type { AccessLevel, AccessLevelOf } from '../policy/access-level.ts';
import { compareAccessLevels } from '../policy/access-level.ts';
import type { AttachedVerdict, NeededVerdict } from '../policy/comparison.ts';
import { groupBy } from '../policy/group-by.ts';
import { harmlessMismatches } from '../policy/mismatches.ts';
import { compareText } from '../policy/order.ts';
import type { AttachedDiffRow, DiffCondition, DiffEvidence, FunctionDiff, NeededDiffRow } from './diff-report.ts';
import { visibleText } from './visible-text.ts';

/** Rows that say the same of the actions of one resource, as a reader sees them. */
export interface DiffChange {
  /** To add, to remove, to narrow, or undecided. */
  readonly sign: '+' | '-' | '~' | '?';
  readonly resource: string;
  /** The most sensitive first. */
  readonly actions: readonly { readonly name: string; readonly level: AccessLevel }[];
  readonly condition: string;
  readonly why: readonly string[];
  readonly confidence: 'proved' | 'cannot tell';
}

interface Words {
  readonly sign: DiffChange['sign'];
  readonly why: string;
}

const NEEDED_WORDS: Readonly<Record<NeededVerdict, Words | undefined>> = {
  covered: undefined,
  missing: { sign: '+', why: 'missing: nothing attached allows it' },
  denied: { sign: '+', why: 'denied: a Deny removes it' },
  bounded: { sign: '+', why: 'bounded: the boundary removes it' },
  partial: { sign: '+', why: 'partial: not all of it is allowed' },
  conditional: { sign: '?', why: 'conditional: it depends on conditions' },
  unknown: { sign: '?', why: 'unknown: it could not be decided' },
  mismatch: { sign: '?', why: 'mismatch: the action has no such resource' },
};

const ATTACHED_WORDS: Readonly<Record<AttachedVerdict, Words | undefined>> = {
  needed: undefined,
  ineffective: undefined,
  excess: { sign: '-', why: 'excess: not needed' },
  broader: { sign: '~', why: 'broader: not all of it is needed' },
  'broader-condition': { sign: '~', why: 'broader-condition: needed under a stronger condition' },
  unknown: { sign: '?', why: 'unknown: it could not be decided' },
};

/** What a reader has to look at: every row but those that are as they should be or mean nothing, grouped by resource, statement and reason; by resource in order. */
export function diffChanges({ needed, attached }: FunctionDiff, accessLevel: AccessLevelOf): DiffChange[] {
  const harmless = harmlessMismatches(needed, ({ action, evidence }) => JSON.stringify([action, evidence]));
  const lacking = needed.filter((row) => NEEDED_WORDS[row.verdict] !== undefined && row.deniedByNeeded !== true && !harmless.has(row));
  const surplus = attached.filter(({ verdict }) => ATTACHED_WORDS[verdict] !== undefined);
  const neededKey = ({ verdict, resource, condition, witness, evidence }: NeededDiffRow) =>
    JSON.stringify([verdict, resource, condition, witness, evidence]);
  const attachedKey = ({ verdict, resource, witness, policy, statement }: AttachedDiffRow) =>
    `${verdict}\n${statement}\n${witness}\n${resource}\n${policy}`;
  return [
    ...groupBy(lacking, neededKey).flatMap((rows) => change(NEEDED_WORDS, rows, (row) => row.evidence.map(evidencePlace), accessLevel)),
    ...groupBy(surplus, attachedKey).flatMap((rows) => change(ATTACHED_WORDS, rows, (row) => [renderOrigin(row.origin)], accessLevel)),
  ].sort(compareChanges);
}

interface ChangedRow<Verdict extends string> {
  readonly action: string;
  readonly resource: string;
  readonly condition?: DiffCondition;
  readonly witness?: string;
  readonly verdict: Verdict;
}

/** The change that rows with the same resource, condition, witness and places make. */
function change<Verdict extends string, Row extends ChangedRow<Verdict>>(
  wordsOf: Readonly<Record<Verdict, Words | undefined>>,
  rows: readonly Row[],
  placesOf: (row: Row) => readonly string[],
  accessLevel: AccessLevelOf,
): DiffChange[] {
  const [first] = rows;
  const words = first === undefined ? undefined : wordsOf[first.verdict];
  if (first === undefined || words === undefined) return [];
  const { resource, condition, witness } = first;
  const actions = [...new Set(rows.map(({ action }) => action))]
    .map((action) => ({ name: visibleText(action), level: accessLevel(action) }))
    .sort((a, b) => compareAccessLevels(b.level, a.level) || compareText(a.name, b.name));
  const example = witness === undefined || witness === resource ? [] : [`such as ${visibleText(witness)}`];
  return [
    {
      sign: words.sign,
      resource: visibleText(resource),
      actions,
      condition: condition === undefined ? '' : visibleText(JSON.stringify(condition)),
      why: [words.why, ...example, ...placesOf(first).map(visibleText)],
      confidence: words.sign === '?' ? 'cannot tell' : 'proved',
    },
  ];
}

function evidencePlace(evidence: DiffEvidence): string {
  if (evidence.kind === 'trail') return `seen ${evidence.count}x, last ${evidence.last}`;
  return renderOrigin(evidence.origin);
}

const SIGN_ORDER = '+-~?';

function compareChanges(a: DiffChange, b: DiffChange): number {
  return (
    compareText(a.resource, b.resource) ||
    SIGN_ORDER.indexOf(a.sign) - SIGN_ORDER.indexOf(b.sign) ||
    compareText(a.actions[0]?.name ?? '', b.actions[0]?.name ?? '') ||
    compareText(a.why.join(), b.why.join()) ||
    compareText(a.condition, b.condition)
  );
}
