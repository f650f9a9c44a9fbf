import type { Pattern } from '../model/pattern.ts';
import { patternKey } from '../model/pattern.ts';
import type { Condition, Requirement } from '../model/requirement.ts';
import { canonicalCondition, conditionKey } from './condition.ts';
import { isContained } from './find-text.ts';
import type { Glob } from './glob.ts';
import { beginApart, endApart, patternGlob } from './glob.ts';
import { groupBy } from './group-by.ts';

/** The smallest grant: one action on one resource under one condition. */
export interface Cell {
  readonly action: string;
  readonly resource: Pattern;
  readonly condition?: Condition;
  readonly resourceGlob: Glob;
  /** Equal for the same resource. */
  readonly resourceKey: string;
  /** Equal for the same condition; `''` where there is none. */
  readonly conditionKey: string;
}

/** The grants that the requirements ask for: each once, without those that another one of the same action already gives. */
export function irredundantCells(requirements: readonly Requirement[]): Cell[] {
  const cells = [...new Map(requirements.map(cellOf).map((cell) => [cellKey(cell), cell])).values()];
  return groupBy(cells, (cell) => cell.action).flatMap(withoutContained);
}

function cellOf({ action, resource, condition }: Requirement): Cell {
  const canonical = canonicalCondition(condition);
  const cell = {
    action,
    resource,
    resourceGlob: patternGlob(resource),
    resourceKey: patternKey(resource),
    conditionKey: conditionKey(canonical),
  };
  return canonical === undefined ? cell : { ...cell, condition: canonical };
}

function cellKey(cell: Cell): string {
  return `${cell.action}\n${cell.resourceKey}\n${cell.conditionKey}`;
}

function withoutContained(cells: readonly Cell[]): Cell[] {
  const kept: Cell[] = [];
  for (const cell of cells) {
    if (kept.some((other) => covers(other, cell))) continue;
    const remaining = kept.filter((other) => !covers(cell, other));
    kept.splice(0, kept.length, ...remaining, cell);
  }
  return kept;
}

/** A grant without a condition covers the same grant under any. */
function covers(outer: Cell, inner: Cell): boolean {
  if (outer.conditionKey !== '' && outer.conditionKey !== inner.conditionKey) return false;
  if (beginApart(outer.resourceGlob, inner.resourceGlob) || endApart(outer.resourceGlob, inner.resourceGlob)) return false;
  return isContained(inner.resourceGlob, [outer.resourceGlob]) === true;
}
