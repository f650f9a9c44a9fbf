import { type LastAccessedReport, lastAccessOf } from '../model/last-accessed.ts';
import type { AttachedDiffRow, FunctionDiff } from '../report/diff-report.ts';

/** The functions with what IAM reports of the last use of each attached action; evidence beside the verdict, which stays as it is. */
export function withLastAccessed(functions: readonly FunctionDiff[], reports: ReadonlyMap<string, LastAccessedReport>): FunctionDiff[] {
  return functions.map((diff) => {
    const report = reports.get(diff.role?.id ?? '');
    return report === undefined ? diff : { ...diff, attached: diff.attached.map((row) => withAccess(row, report)) };
  });
}

function withAccess(row: AttachedDiffRow, report: LastAccessedReport): AttachedDiffRow {
  const access = lastAccessOf(row.action, report);
  switch (access.kind) {
    case 'used':
      return { ...row, lastAccessed: access.last };
    case 'not used':
      return { ...row, lastAccessed: 'never' };
    case 'cannot tell':
      return row;
  }
}
