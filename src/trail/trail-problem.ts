import type { Finding } from '../model/finding.ts';

/** What can be wrong with an input. Of all but a file that is something else altogether, calls may be missing from the aggregate. */
export type TrailProblem =
  | 'bad-record'
  | 'bad-row'
  | 'file-changed'
  | 'file-not-read'
  | 'file-too-large'
  | 'interrupted'
  | 'truncated-file'
  | 'not-cloudtrail';

/** The finding about an input; `file` as the user or its folder names it. */
export function trailProblem(rule: TrailProblem, file: string, message: string, line = 1): Finding {
  const finding: Finding = { rule, severity: 'warning', message, origin: { file, line, column: 1 } };
  return rule === 'not-cloudtrail' ? finding : { ...finding, incomplete: '*' };
}

/** What a file should be. */
export const NOT_CLOUDTRAIL =
  'holds neither CloudTrail records nor an aggregate; name the files under CloudTrail/ of the trail’s bucket, or what lookup-events prints';
