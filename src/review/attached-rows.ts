import type { AttachedCondition, AttachedStatement } from '../model/attached-role.ts';
import type { Pattern } from '../model/pattern.ts';
import type { AttachedVerdict, Comparison, ComparisonRow } from '../policy/comparison.ts';
import { groupBy } from '../policy/group-by.ts';
import type { AttachedDiffRow, DiffCondition } from '../report/diff-report.ts';
import { comparedName } from './attached-side.ts';
import { attachedReading } from './combine-readings.ts';
import { attachedShown, neededShown } from './hole-shown.ts';
import { shownWitness } from './needed-rows.ts';
import type { PossibleMatch } from './possible-matches.ts';
import type { RoleComparison } from './review-role.ts';
import { shownPlace } from './review-role.ts';

/** From the most useful verdict to the least: of what a text may be, the best counts. */
const USEFULNESS: readonly AttachedVerdict[] = ['needed', 'broader-condition', 'broader', 'unknown', 'excess', 'ineffective'];

/**
 * A row for each action and resource pattern of each attached Allow statement, in their order. What may be supposed of names changes nothing for actions
 * that are not needed.
 */
export function judgedAttachedRows(comparison: RoleComparison): AttachedDiffRow[] {
  const usual = rowsByGrant(comparison.usual);
  const distinct = rowsByGrant(comparison.distinct);
  const matching = rowsByGrant(comparison.matching);
  return [...usual].flatMap(([key, rows]) => {
    const [first] = rows;
    const policy = comparison.role.policies.find((_, index) => comparedName(index) === first?.policy);
    const statement = policy?.statements[first?.statement ?? 0];
    if (policy === undefined || statement === undefined) return [];
    const matches = comparison.matches.resources.get(statement) ?? [];
    const shown = shownResources(statement, comparison);
    return shown.map((resource, index) => {
      const row = rows[index];
      const usually = row?.verdict ?? 'unknown';
      const possibly = matching.get(key);
      const verdict = attachedReading({
        usual: usually,
        distinct: distinct.get(key)?.[index]?.verdict ?? usually,
        matching: possibly === undefined ? usually : bestOf(possibly, index, shown.length, matches),
      });
      const witness = verdict === row?.verdict ? shownWitness(row, comparison.naming) : undefined;
      const reason = verdict === 'unknown' ? reasonOf(matches, index, first?.action ?? '', comparison) : undefined;
      const pattern = statement.resource?.negated === true ? undefined : statement.resource?.patterns[index];
      return {
        policy: policy.policy.name,
        statement: first?.statement ?? 0,
        action: first?.action ?? '',
        resource,
        ...(pattern === undefined ? {} : { pattern }),
        ...conditionMember(statement.conditions, comparison),
        verdict,
        ...(witness === undefined ? {} : { witness }),
        ...(verdict === 'ineffective' && row?.because !== undefined ? { because: row.because } : {}),
        ...(reason === undefined ? {} : { reason }),
        ...(policy.policy.platform ? { platform: true } : {}),
        origin: statement.origin,
      };
    });
  });
}

/** The rows of each action of each statement; of one they stand in the order of the statement's resources. */
function rowsByGrant({ attached }: Comparison): ReadonlyMap<string, readonly ComparisonRow<AttachedVerdict>[]> {
  const key = ({ policy, statement, action }: ComparisonRow<AttachedVerdict>) => `${policy}\n${statement}\n${action}`;
  return new Map(groupBy(attached, key).map((rows) => [rows[0] === undefined ? '' : key(rows[0]), rows]));
}

/** The verdict on a pattern that may be any of several: added ones stand behind the statement's own. */
function bestOf(
  rows: readonly ComparisonRow<AttachedVerdict>[],
  index: number,
  own: number,
  matches: readonly PossibleMatch[],
): AttachedVerdict {
  const verdicts = [rows[index], ...matches.flatMap(({ attached }, added) => (attached === index ? [rows[own + added]] : []))];
  return USEFULNESS.find((verdict) => verdicts.some((row) => row?.verdict === verdict)) ?? 'unknown';
}

function shownResources({ resource }: AttachedStatement, comparison: RoleComparison): string[] {
  const shown = (resource?.patterns ?? []).map((pattern) => shownPattern(pattern, comparison));
  return resource?.negated === true ? [`!${shown.join(',')}`] : shown;
}

function shownPattern(pattern: Pattern, comparison: RoleComparison): string {
  return attachedShown(pattern, comparison.settings.projectKind, shownPlace(comparison));
}

function reasonOf(matches: readonly PossibleMatch[], index: number, action: string, comparison: RoleComparison): string | undefined {
  const needed = matches.filter(({ attached, cell }) => attached === index && cell.action === action);
  const names = needed.map(({ cell }) => neededShown(cell.resource, comparison.settings.projectKind, shownPlace(comparison)));
  return names.length === 0 ? undefined : `it may be ${[...new Set(names)].join(' or ')}, whose name is not known`;
}

function conditionMember(conditions: readonly AttachedCondition[], comparison: RoleComparison): { readonly condition?: DiffCondition } {
  if (conditions.length === 0) return {};
  const byOperator = groupBy(conditions, ({ operator }) => operator);
  const keys = (clauses: readonly AttachedCondition[]) =>
    Object.fromEntries(clauses.map(({ key, values }) => [key, values.map((value) => shownPattern(value, comparison))]));
  return { condition: Object.fromEntries(byOperator.map((clauses) => [clauses[0]?.operator ?? '', keys(clauses)])) };
}
