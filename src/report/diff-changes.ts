import { renderOrigin } from '../model/origin.ts';
import type { Confidence } from '../model/requirement.ts';
import type { AccessLevel, AccessLevelOf } from '../policy/access-level.ts';
import { compareAccessLevels } from '../policy/access-level.ts';
import type { AttachedVerdict, NeededVerdict } from '../policy/comparison.ts';
import { groupBy } from '../policy/group-by.ts';
import { harmlessMismatches } from '../policy/mismatches.ts';
import { compareText } from '../policy/order.ts';
import type { AttachedDiffRow, DiffCondition, DiffEvidence, FunctionDiff, NeededDiffRow } from './diff-report.ts';
import { actionRisks, RISKS, type Risk } from './risks.ts';
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
  /** `medium` and `low` where it is proved that it is not allowed, and the call may not need it. */
  readonly confidence: 'proved' | 'medium' | 'low' | 'cannot tell';
  /** Why somebody may do harm with it; empty for what is needed. */
  readonly risks: readonly Risk[];
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

/** The same where the attached side is what another revision needs. */
const NEWLY_NEEDED_WORDS: typeof NEEDED_WORDS = {
  ...NEEDED_WORDS,
  missing: { sign: '+', why: 'newly needed' },
  partial: { sign: '+', why: 'partial: some of it is newly needed' },
};

const NO_LONGER_NEEDED_WORDS: typeof ATTACHED_WORDS = {
  ...ATTACHED_WORDS,
  excess: { sign: '-', why: 'no longer needed' },
  broader: { sign: '~', why: 'broader: some of it is no longer needed' },
};

/** The rows of one function, or of several that share a role. */
export type DiffRows = Pick<FunctionDiff, 'needed' | 'attached' | 'since'>;

/**
 * What a reader has to look at: every row but those that are as they should be, mean nothing, are accepted or the framework's own; grouped by resource,
 * statement and reason; the most important first.
 */
export function diffChanges({ needed, attached, since }: DiffRows, accessLevel: AccessLevelOf): DiffChange[] {
  const harmless = harmlessMismatches(needed, ({ action, evidence }) => JSON.stringify([action, evidence]));
  const lacking = needed.filter(
    (row) => NEEDED_WORDS[row.verdict] !== undefined && row.deniedByNeeded !== true && row.accepted === undefined && !harmless.has(row),
  );
  const surplus = attached.filter(
    ({ verdict, platform, accepted }) => ATTACHED_WORDS[verdict] !== undefined && platform !== true && accepted === undefined,
  );
  const risksOf = actionRisks(attached, accessLevel);
  const neededKey = ({ verdict, resource, condition, witness, evidence, reason, confidence }: NeededDiffRow) =>
    JSON.stringify([verdict, resource, condition, witness, evidence, reason, confidence]);
  const attachedKey = ({ verdict, resource, witness, policy, statement, reason, lastAccessed, usage }: AttachedDiffRow) =>
    `${verdict}\n${statement}\n${verdict === 'excess' ? '' : witness}\n${resource}\n${policy}\n${reason}\n${lastAccessed}\n${usage?.verdict}\n${usage?.reason}`;
  return [
    ...groupBy(lacking, neededKey).flatMap((rows) =>
      change(since === undefined ? NEEDED_WORDS : NEWLY_NEEDED_WORDS, rows, (row) => evidencePlaces(row.evidence), accessLevel),
    ),
    ...groupBy(surplus, attachedKey).flatMap((rows) =>
      change(since === undefined ? ATTACHED_WORDS : NO_LONGER_NEEDED_WORDS, rows, attachedPlaces, accessLevel).map((one) => ({
        ...one,
        actions: mostDangerousFirst(one.actions, risksOf),
        risks: risksOf(rows.map(({ action }) => action)),
      })),
    ),
  ].sort(compareChanges);
}

/** The actions in the order of their worst risk, then as they stand. */
function mostDangerousFirst(
  actions: DiffChange['actions'],
  risksOf: (actions: readonly string[]) => readonly Risk[],
): DiffChange['actions'] {
  if (risksOf(actions.map(({ name }) => name)).length === 0) return actions;
  const rank = ({ name }: DiffChange['actions'][number]): number => {
    const [worst] = risksOf([name]);
    return worst === undefined ? RISKS.length : RISKS.indexOf(worst);
  };
  const ranked = actions.map((action) => ({ action, rank: rank(action) }));
  return ranked.sort((a, b) => a.rank - b.rank).map(({ action }) => action);
}

interface ChangedRow<Verdict extends string> {
  readonly action: string;
  readonly resource: string;
  readonly condition?: DiffCondition;
  readonly witness?: string;
  readonly reason?: string;
  readonly confidence?: Confidence;
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
  const { resource, condition, witness, reason, confidence = 'high' } = first;
  const actions = [...new Set(rows.map(({ action }) => action))]
    .sort(compareText)
    .map((action) => ({ name: visibleText(action), level: accessLevel(action) }))
    .sort((a, b) => compareAccessLevels(b.level, a.level));
  const isOfAll = rows.every((row) => row.witness === witness);
  const example = witness === undefined || witness === resource || !isOfAll ? [] : [`such as ${visibleText(witness)}`];
  return [
    {
      sign: words.sign,
      resource: visibleText(resource),
      actions,
      condition: condition === undefined ? '' : visibleText(JSON.stringify(condition)),
      why: [reason === undefined ? words.why : `${first.verdict}: ${visibleText(reason)}`, ...example, ...placesOf(first).map(visibleText)],
      confidence: words.sign === '?' ? 'cannot tell' : confidence === 'high' ? 'proved' : confidence,
      risks: [],
    },
  ];
}

/** More places that need the same are counted; the JSON has them all. */
const MOST_PLACES = 3;

function evidencePlaces(evidence: readonly DiffEvidence[]): string[] {
  const places = [...new Set(evidence.map(evidencePlace))];
  return places.length <= MOST_PLACES + 1 ? places : [...places.slice(0, MOST_PLACES), `and ${places.length - MOST_PLACES} more places`];
}

function evidencePlace(evidence: DiffEvidence): string {
  if (evidence.kind === 'trail') return `seen ${evidence.count}x, last ${evidence.last}`;
  return renderOrigin(evidence.origin);
}

/** Where the statement stands, with the name of its policy where that says more than the file. */
function attachedPlaces(row: AttachedDiffRow): string[] {
  const { lastAccessed, usage } = row;
  return [
    ...statementPlaces(row),
    ...(lastAccessed === undefined ? [] : [lastTried(lastAccessed)]),
    ...(usage === undefined ? [] : [`trail: ${usage.verdict}: ${usage.reason}`]),
  ];
}

function lastTried(last: string): string {
  return last === 'never' ? 'IAM: not tried in the tracking period' : `IAM: last tried ${last}`;
}

function statementPlaces({ policy, origin }: AttachedDiffRow): string[] {
  const ofAws = /^arn:[^:]+:iam::aws:policy\/(?:.*\/)?([^/]+)$/.exec(policy)?.[1];
  return policy === origin.file ? [renderOrigin(origin)] : [ofAws ?? policy, renderOrigin(origin)];
}

const SIGN_ORDER = '+-~?';

/** What would fail after the deployment first, then what could do the most harm; of the same weight by resource. */
function compareChanges(a: DiffChange, b: DiffChange): number {
  return (
    SIGN_ORDER.indexOf(a.sign) - SIGN_ORDER.indexOf(b.sign) ||
    b.risks.length - a.risks.length ||
    compareText(a.resource, b.resource) ||
    compareText(a.actions[0]?.name ?? '', b.actions[0]?.name ?? '') ||
    compareText(a.why.join(), b.why.join()) ||
    compareText(a.condition, b.condition)
  );
}
