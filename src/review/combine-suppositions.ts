import type { ActionKnowledge } from '../policy/action-knowledge.ts';
import type { AttachedVerdict } from '../policy/comparison.ts';
import { groupBy } from '../policy/group-by.ts';
import { diffHeadline } from '../report/diff-headline.ts';
import type { AttachedDiffRow, DiffReport, FunctionDiff, NeededDiffRow } from '../report/diff-report.ts';
import { diffSummary } from '../report/diff-summary.ts';
import { SURPLUS } from './combine-readings.ts';
import { verdictOf } from './verdict-of-rows.ts';

/** What a comparison says where the parameters have some values. */
export interface SupposedReport {
  /** `Stage is prod` */
  readonly words: string;
  readonly report: DiffReport;
}

/** A row with the deployment that has it. */
interface SupposedRow<Row> {
  readonly words: string;
  readonly row: Row;
}

/** True where something is not decided, so that it is worth to look at each deployment by itself. */
export function hasOpenRows({ functions }: DiffReport): boolean {
  return functions.some(({ needed, attached }) => [...needed, ...attached].some(({ verdict }) => verdict === 'unknown'));
}

/**
 * The report with what holds in every deployment: a row that only some have counts with what it is there. What deployments do not agree on is what all of them
 * together say, where that is decided; else it says which of them is which.
 */
export function combineSuppositions(report: DiffReport, supposed: readonly SupposedReport[], knowledge: ActionKnowledge): DiffReport {
  return {
    ...report,
    functions: report.functions.map((diff) => {
      const forms = supposed.flatMap(({ words, report: { functions } }) => {
        const found = functions.find(({ id }) => id === diff.id);
        return found === undefined ? [] : [{ words, diff: found }];
      });
      return forms.length === 0 ? diff : combined(diff, forms, knowledge);
    }),
  };
}

function combined(
  base: FunctionDiff,
  forms: readonly { readonly words: string; readonly diff: FunctionDiff }[],
  knowledge: ActionKnowledge,
): FunctionDiff {
  const rowsOf = <Row>(rows: (diff: FunctionDiff) => readonly Row[]) =>
    forms.flatMap(({ words, diff }) => rows(diff).map((row): SupposedRow<Row> => ({ words, row })));
  const decided = <Row extends NeededDiffRow | AttachedDiffRow>(rows: readonly Row[], key: (row: Row) => string) =>
    new Map(rows.filter(({ verdict }) => verdict !== 'unknown').map((row) => [key(row), row]));
  const neededAlike = decided(base.needed, neededKey);
  const needed = groupBy(
    rowsOf((diff) => diff.needed),
    ({ row }) => neededKey(row),
  ).flatMap((rows) => neededRow(rows, neededAlike));
  const attachedAlike = decided(base.attached, attachedKey);
  const attached = groupBy(
    rowsOf((diff) => diff.attached),
    ({ row }) => attachedKey(row),
  ).flatMap((rows) => attachedRow(rows, attachedAlike));
  const notKnown = [...new Set(forms.flatMap(({ diff }) => diff.notKnown ?? []))];
  const counted = attached.filter(({ platform }) => platform !== true);
  const isIncomplete = forms.some(({ diff }) => diff.incomplete === true || diff.notRead !== undefined);
  const { notKnown: _, ...rest } = base;
  return {
    ...rest,
    needed,
    attached,
    verdict: verdictOf(needed, counted, { isIncomplete, isPartlyKnown: notKnown.length > 0 }),
    summary: diffSummary(needed, counted, diffHeadline(needed, attached, knowledge)),
    ...(notKnown.length === 0 ? {} : { notKnown }),
  };
}

function neededKey({ action, resource, condition }: NeededDiffRow): string {
  return JSON.stringify([action, resource, condition]);
}

function attachedKey({ action, resource, condition, origin, platform }: AttachedDiffRow): string {
  return JSON.stringify([action, resource, condition, origin, platform]);
}

function neededRow(rows: readonly SupposedRow<NeededDiffRow>[], alike: ReadonlyMap<string, NeededDiffRow>): NeededDiffRow[] {
  const [first] = rows;
  if (first === undefined) return [];
  if (rows.every(({ row }) => row.verdict === first.row.verdict)) return [first.row];
  const known = alike.get(neededKey(first.row));
  if (known !== undefined) return [known];
  const { witness: _, ...rest } = first.row;
  return [{ ...rest, verdict: 'unknown', reason: whichIsWhich(rows) }];
}

/** A grant that a Deny removes in some deployments is what it is in the others. */
function attachedRow(rows: readonly SupposedRow<AttachedDiffRow>[], alike: ReadonlyMap<string, AttachedDiffRow>): AttachedDiffRow[] {
  const effective = rows.filter(({ row }) => row.verdict !== 'ineffective');
  const [first] = effective.length === 0 ? rows : effective;
  if (first === undefined) return [];
  const verdicts = new Set<AttachedVerdict>(effective.map(({ row }) => row.verdict));
  if (verdicts.size <= 1) return [first.row];
  const known = alike.get(attachedKey(first.row));
  if (known !== undefined) return [known];
  const { witness: _, because: __, ...rest } = first.row;
  if ([...verdicts].every((verdict) => SURPLUS.has(verdict))) return [{ ...rest, verdict: 'broader' }];
  return [{ ...rest, verdict: 'unknown', reason: whichIsWhich(effective) }];
}

/** `covered where Stage is prod, missing where Stage is dev` */
function whichIsWhich(rows: readonly SupposedRow<NeededDiffRow | AttachedDiffRow>[]): string {
  const groups = groupBy(rows, ({ row }) => row.verdict);
  const parts = groups.map((group) => `${group[0]?.row.verdict} where ${group.map(({ words }) => words).join(', or ')}`);
  return `${parts.join('; ')}: give parameters by --parameter`;
}
