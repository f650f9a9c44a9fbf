import type { FunctionDiff } from './diff-report.ts';
import { changeCounts, type DiffSummary } from './diff-summary.ts';
import type { Risk } from './risks.ts';

/** What the comparison leaves out; said under every report. */
export const NOT_MODELLED =
  'Not modelled: service and resource control policies (SCPs, RCPs), session policies and the policies of resources (buckets, queues, keys).';

/** The verdict with its counts, in one line: `narrowing: 0 to add, 61 to remove, 0 to narrow, 0 cannot tell`. */
export function verdictLine({ verdict, summary }: FunctionDiff): string {
  const { add, remove, narrow, cannotTell } = changeCounts(summary);
  return `${verdict}: ${add} to add, ${remove} to remove, ${narrow} to narrow, ${cannotTell} cannot tell`;
}

/** Of several functions how many differ, with the counts of all; a role that functions share counts once. */
export function totalLine(functions: readonly FunctionDiff[]): string {
  const roles = new Set<string>();
  const total = { add: 0, remove: 0, narrow: 0, cannotTell: 0 };
  for (const { summary, shared, role, id } of functions) {
    const key = shared === undefined ? id : `${role?.id} ${shared.functions.join()}`;
    const counts = changeCounts(roles.has(key) ? { ...summary, attached: NO_ATTACHED } : summary);
    roles.add(key);
    total.add += counts.add;
    total.remove += counts.remove;
    total.narrow += counts.narrow;
    total.cannotTell += counts.cannotTell;
  }
  const different = functions.filter(({ verdict }) => verdict !== 'equal').length;
  return `${different} of ${functions.length} functions differ: ${total.add} to add, ${total.remove} to remove, ${total.narrow} to narrow, ${total.cannotTell} cannot tell`;
}

const NO_ATTACHED: DiffSummary['attached'] = { needed: 0, broader: 0, 'broader-condition': 0, excess: 0, ineffective: 0, unknown: 0 };

/** How many grants have no effect, a line for each side that has such. */
export function ineffectiveLines({ summary }: FunctionDiff): string[] {
  const { mismatch } = summary.needed;
  const { ineffective } = summary.attached;
  return [
    ...(mismatch === 0 ? [] : [`${mismatch} needed ${allows(mismatch)} nothing: the action has no such resource.`]),
    ...(ineffective === 0
      ? []
      : [`${ineffective} attached ${allows(ineffective)} nothing: the action has no such resource, or a Deny or the boundary removes it.`]),
  ];
}

function allows(count: number): string {
  return count === 1 ? 'grant allows' : 'grants allow';
}

/** The actions of a change with their access levels; of many the first ones and how many more there are. */
export function actionLines(actions: readonly { readonly name: string; readonly level: string }[], most: number): string[] {
  const shown = actions.length <= most + 1 ? actions : actions.slice(0, most);
  const lines = shown.map(({ name, level }) => `${name} [${level}]`);
  return shown.length === actions.length ? lines : [...lines, `and ${actions.length - shown.length} more`];
}

/** What somebody could do with it, in one line; none where nothing is known to be dangerous. */
export function riskLines(risks: readonly Risk[]): string[] {
  return risks.length === 0 ? [] : [`risk: ${risks.join(', ')}`];
}
