import type { Pattern } from '../model/pattern.ts';
import type { AttachedDiffRow, DiffReport } from '../report/diff-report.ts';
import type { ProjectUsage } from '../trail/function-usage.ts';
import { recordedPattern } from '../trail/recorded-text.ts';
import type { Usage, UsageVerdict } from '../trail/usage-verdict.ts';
import { usageVerdict } from '../trail/usage-verdict.ts';

/** The report with what trails say of every attached grant: evidence beside the verdict, which stays as it is. */
export function withUsage(report: DiffReport, usage: ProjectUsage | undefined): DiffReport {
  if (usage === undefined) return report;
  return {
    ...report,
    functions: report.functions.map((diff) => {
      const ofRole = usage.ofRole(diff.id);
      return { ...diff, attached: diff.attached.map((row) => ({ ...row, usage: usageOfRow(row, ofRole) })) };
    }),
  };
}

function usageOfRow({ action, resource }: AttachedDiffRow, usage: Usage): UsageVerdict {
  const pattern = readShown(resource);
  return pattern === undefined
    ? { verdict: 'cannot tell', reason: 'the resource is known by its reference alone' }
    : usageVerdict(action, pattern, usage);
}

/** A resource as the report shows it; what the deployment fills in is any. `undefined` for a name that is a reference, and for what a NotResource leaves. */
function readShown(resource: string): Pattern | undefined {
  if (resource.startsWith('!')) return undefined;
  const located = resource.replace(/\$\{(?:AWS::)?(?:Partition|Region|AccountId|partition|region|account)\}/g, '*');
  return /\$\{[^*?$}]/.test(located) ? undefined : recordedPattern(located);
}
