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
  const changes = [...needed.filter((row) => !harmless.has(row)).flatMap(neededChange), ...attached.flatMap(attachedChange)];
  return groupBy(changes, ({ key }) => key)
    .flatMap(([first, ...others]) => {
      if (first === undefined) return [];
      const { key: _, action, ...rest } = first;
      const names = [...new Set([action, ...others.map((other) => other.action)])].map(visibleText);
      const actions = names
        .map((name) => ({ name, level: accessLevel(name) }))
        .sort((a, b) => compareAccessLevels(b.level, a.level) || compareText(a.name, b.name));
      return [{ ...rest, actions }];
    })
    .sort(compareChanges);
}

type RowChange = Omit<DiffChange, 'actions'> & { readonly action: string; readonly key: string };

function neededChange({ action, resource, condition, verdict, witness, evidence }: NeededDiffRow): RowChange[] {
  return change(NEEDED_WORDS[verdict], { action, resource, condition, witness, places: evidence.map(evidencePlace) });
}

function attachedChange({ action, resource, condition, verdict, witness, origin }: AttachedDiffRow): RowChange[] {
  return change(ATTACHED_WORDS[verdict], { action, resource, condition, witness, places: [renderOrigin(origin)] });
}

interface ChangedRow {
  readonly action: string;
  readonly resource: string;
  readonly condition: DiffCondition | undefined;
  readonly witness: string | undefined;
  readonly places: readonly string[];
}

function change(words: Words | undefined, { action, resource, condition, witness, places }: ChangedRow): RowChange[] {
  if (words === undefined) return [];
  const shown = {
    sign: words.sign,
    resource: visibleText(resource),
    condition: condition === undefined ? '' : visibleText(JSON.stringify(condition)),
    why: [
      words.why,
      ...(witness === undefined || witness === resource ? [] : [`such as ${visibleText(witness)}`]),
      ...places.map(visibleText),
    ],
    confidence: words.sign === '?' ? ('cannot tell' as const) : ('proved' as const),
  };
  return [{ ...shown, action, key: JSON.stringify(shown) }];
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
