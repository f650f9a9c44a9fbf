import type { Finding } from '../model/finding.ts';
import { groupBy } from '../policy/group-by.ts';
import { compareText } from '../policy/order.ts';
import { ACCEPTABLE_WORDS } from './accept-diff.ts';
import type { DiffReport, FunctionDiff } from './diff-report.ts';

const WORDS: ReadonlySet<string> = new Set(ACCEPTABLE_WORDS);

/** A baseline that accepts everything that the report speaks of and that is not accepted yet; the reasons are left to be written. Ends with a newline. */
export function baselineText({ functions, findings }: DiffReport): string {
  const baseline = {
    $schema: 'https://unpkg.com/leastpriv/schemas/baseline.schema.json',
    schemaVersion: 1,
    grants: functions.flatMap(grantEntries),
    findings: findingEntries(findings),
  };
  return `${JSON.stringify(baseline, null, 2)}\n`;
}

function grantEntries({ id, needed, attached }: FunctionDiff) {
  const rows = [
    ...needed.map((row) => ({ ...row, policy: undefined, platform: false })),
    ...attached.map(({ platform = false, ...row }) => ({ ...row, platform })),
  ].filter(({ verdict, accepted, platform }) => WORDS.has(verdict) && accepted === undefined && !platform);
  return groupBy(rows, ({ verdict, policy, resource }) => JSON.stringify([verdict, policy, resource])).flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const { verdict, policy, resource } = first;
    const actions = [...new Set(group.map(({ action }) => action))].sort(compareText);
    return [{ function: id, verdict, ...(policy === undefined ? {} : { policy }), resource, actions, reason: '' }];
  });
}

/** What is wrong with a baseline or a comment itself is to be mended. */
function findingEntries(findings: readonly Finding[]) {
  const entries = findings
    .filter(({ rule }) => !/^(?:ignore|baseline)-/.test(rule))
    .map(({ rule, function: owner, origin }) => ({
      rule,
      ...(owner === undefined ? {} : { function: owner }),
      ...(origin === undefined ? {} : { file: origin.file }),
      reason: '',
    }));
  return [...new Map(entries.map((entry) => [JSON.stringify(entry), entry])).values()];
}
