import type { AttachedStatement } from '../model/attached-role.ts';
import { isHole } from '../model/pattern.ts';
import type { Comparison, NeededVerdict } from '../policy/comparison.ts';
import { renderCondition } from '../policy/condition.ts';
import type { NeededDiffRow } from '../report/diff-report.ts';
import { neededReading } from './combine-readings.ts';
import { isAnyValue, type Naming } from './hole-naming.ts';
import { attachedShown, holeShown, neededShown } from './hole-shown.ts';
import type { NeededCell } from './needed-side.ts';
import type { RoleComparison } from './review-role.ts';
import { shownPlace } from './review-role.ts';

/** What a policy that is not known could still give. */
const COULD_BE_GRANTED: ReadonlySet<NeededVerdict> = new Set(['missing', 'partial', 'conditional']);

/** What a policy that is not known could still take away. */
const COULD_BE_REFUSED: ReadonlySet<NeededVerdict> = new Set(['covered', 'partial', 'conditional']);

/** Of the whole grant, where an example says no more than its resource. */
const WHOLLY: ReadonlySet<NeededVerdict> = new Set(['missing', 'denied', 'bounded']);

/** A row for each needed cell, in their order. */
export function judgedNeededRows(comparison: RoleComparison): NeededDiffRow[] {
  const { cells, usual, matching, naming, settings } = comparison;
  const rowOf = (result: Comparison) => new Map(result.needed.map((row) => [row.statement, row]));
  const inUsual = rowOf(usual);
  const inMatching = rowOf(matching);
  const show = (pattern: NeededCell['resource']) => neededShown(pattern, settings.projectKind, shownPlace(comparison));
  return cells.map((cell, index) => {
    const row = inUsual.get(index);
    const read = neededReading({
      usual: row?.verdict ?? 'unknown',
      matching: inMatching.get(index)?.verdict ?? 'unknown',
    });
    const { verdict, reason } = withUnknownPolicies(read, comparison) ?? { verdict: read, reason: reasonOf(read, cell, comparison) };
    const witness = verdict === row?.verdict && !(WHOLLY.has(verdict) && hasOpenName(cell)) ? shownWitness(row, naming) : undefined;
    return {
      action: row?.action ?? cell.action,
      resource: show(cell.resource),
      ...(cell.condition === undefined ? {} : { condition: renderCondition(cell.condition, show) }),
      verdict,
      ...(witness === undefined ? {} : { witness }),
      ...(reason === undefined ? {} : { reason }),
      confidence: cell.confidence,
      evidence: cell.evidence,
    };
  });
}

/** The witness of a row as a reader sees it; none where it is just the row's own resource. */
export function shownWitness(
  { witness, resource }: { readonly witness?: string; readonly resource: string },
  { tokens }: Naming,
): string | undefined {
  return witness === undefined || witness === resource ? undefined : tokens.show(witness);
}

function hasOpenName({ resource }: NeededCell): boolean {
  return resource.some(isOpenName);
}

function isOpenName(part: NeededCell['resource'][number]): boolean {
  return isHole(part) && part.kind !== 'pseudo' && !isAnyValue(part);
}

function withUnknownPolicies(verdict: NeededVerdict, { role }: RoleComparison): { verdict: NeededVerdict; reason: string } | undefined {
  const [more] = role.mayGrantMore;
  if (more !== undefined && COULD_BE_GRANTED.has(verdict)) return { verdict: 'unknown', reason: more };
  const [less] = role.mayGrantLess;
  if (less !== undefined && COULD_BE_REFUSED.has(verdict)) return { verdict: 'unknown', reason: less };
  return undefined;
}

/** Why a row is not decided: the attached resources that may be the one that is needed. */
function reasonOf(verdict: NeededVerdict, cell: NeededCell, comparison: RoleComparison): string | undefined {
  if (verdict === 'partial') return partialReason(cell);
  if (verdict !== 'unknown') return undefined;
  const candidates = [...comparison.matches.resources].flatMap(([statement, matches]) =>
    matches.filter((match) => match.cell === cell).map(({ attached }) => attachedAt(statement, attached, comparison)),
  );
  if (candidates.length === 0) return undefined;
  const names = cell.resource.filter(isOpenName);
  const named = [...new Set(names.map((part) => (isHole(part) ? holeShown(part, comparison.settings.projectKind) : '')))].filter(
    (name) => name !== '*',
  );
  const isPlaceOpen = cell.resource.some((part) => part.kind === 'pseudo' && shownPlace(comparison)(part.name) === undefined);
  const unnamed = isPlaceOpen ? 'the region or account is not known; give --region and --account' : 'the name is not known';
  const what = named.length === 0 ? unnamed : `the value of ${named.join(', ')} is not known`;
  return `it may be ${[...new Set(candidates)].join(' or ')}: ${what}`;
}

/** What an event names may be anything: whether only what is allowed will come is not for the code to say. */
function partialReason({ resource }: NeededCell): string | undefined {
  const [hole] = resource.filter(isHole).filter(isAnyValue);
  return hole === undefined || hole.kind !== 'unknown'
    ? undefined
    : `known only at run time (${hole.reason}), any is asked for and only some are allowed; accept it where no other comes`;
}

function attachedAt(statement: AttachedStatement, index: number, comparison: RoleComparison): string {
  const pattern = statement.resource?.patterns[index] ?? [];
  return attachedShown(pattern, comparison.settings.projectKind, shownPlace(comparison));
}
