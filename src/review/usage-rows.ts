import type { Pattern, ReferenceHole } from '../model/pattern.ts';
import type { AttachedDiffRow, DiffReport } from '../report/diff-report.ts';
import type { ProjectUsage } from '../trail/function-usage.ts';
import { recordedPattern } from '../trail/recorded-text.ts';
import type { Usage, UsageVerdict } from '../trail/usage-verdict.ts';
import { usageVerdict } from '../trail/usage-verdict.ts';
import type { DeclaredStem } from './declared-stems.ts';
import { behindStem, declaredStems } from './declared-stems.ts';

/** The report with what trails say of every attached grant: evidence beside the verdict, which stays as it is. */
export function withUsage(report: DiffReport, usage: ProjectUsage | undefined): DiffReport {
  if (usage === undefined) return report;
  const stems = declaredStems(
    report.functions.flatMap(({ attached }) => attached.flatMap(({ pattern }) => (pattern === undefined ? [] : [pattern]))),
  );
  return {
    ...report,
    functions: report.functions.map((diff) => {
      const ofRole = usage.ofRole(diff.id);
      return { ...diff, attached: diff.attached.map((row) => ({ ...row, usage: usageOfRow(row, ofRole, stems) })) };
    }),
  };
}

function referencesOf(pattern: Pattern): ReferenceHole[] {
  return pattern.filter((part) => part.kind === 'reference');
}

function usageOfRow({ action, resource, pattern }: AttachedDiffRow, usage: Usage, stems: readonly DeclaredStem[]): UsageVerdict {
  const own = new Set(referencesOf(pattern ?? []).map((reference) => reference.resource));
  if (pattern !== undefined && own.size > 0) {
    const others = stems.filter(({ reference }) => !own.has(reference.resource));
    return usageVerdict(action, pattern, usage, (seen) => others.some((stem) => behindStem(stem, seen) !== undefined));
  }
  const shown = readShown(resource);
  if (shown === undefined) return { verdict: 'cannot tell', reason: 'what the grant is on is not known' };
  return usageVerdict(action, shown, usage);
}

/** A resource as the report shows it; what the deployment fills in is any. `undefined` for a name that is not known, and for what a NotResource leaves. */
function readShown(resource: string): Pattern | undefined {
  if (resource.startsWith('!')) return undefined;
  const located = resource.replace(/\$\{(?:AWS::)?(?:Partition|Region|AccountId|partition|region|account)\}/g, '*');
  return /\$\{[^*?$}]/.test(located) ? undefined : recordedPattern(located);
}
