import type { AccessLevelOf } from '../policy/access-level.ts';
import { escalationMethods } from '../policy/privilege-escalation.ts';
import { SECRET_READS } from '../policy/sensitive-actions.ts';
import type { AttachedDiffRow } from './diff-report.ts';

/** What somebody who takes over the function could do with a grant that it does not need, the worst first. */
export const RISKS = ['privilege escalation', 'resource exposure', 'data exfiltration'] as const;

export type Risk = (typeof RISKS)[number];

/**
 * Actions that hand out stored data or secrets: "DataExfiltration" of https://github.com/salesforce/cloudsplaining, and what reads the same data in the words
 * of the Service Authorization Reference.
 */
export const DATA_READING_ACTIONS: readonly string[] = [
  's3:GetObject',
  's3:GetObjectVersion',
  ...SECRET_READS,
  'secretsmanager:BatchGetSecretValue',
  'rds:CopyDBSnapshot',
  'rds:CreateDBSnapshot',
  'dynamodb:GetItem',
  'dynamodb:BatchGetItem',
  'dynamodb:Query',
  'dynamodb:Scan',
  'dynamodb:PartiQLSelect',
  'dynamodb:ExportTableToPointInTime',
];

const READS_DATA: ReadonlySet<string> = new Set(DATA_READING_ACTIONS);

/** Gives the risks of actions that one function has in excess: escalation counts over all that is attached to it. */
export function actionRisks(
  attached: readonly AttachedDiffRow[],
  accessLevel: AccessLevelOf,
): (actions: readonly string[]) => readonly Risk[] {
  const effective = attached.filter(({ verdict }) => verdict !== 'ineffective').map(({ action }) => action);
  const escalating = new Set(escalationMethods(new Set(effective)).flatMap((method) => method.actions));
  return (actions) => [
    ...(actions.some((action) => escalating.has(action)) ? (['privilege escalation'] as const) : []),
    ...(actions.some((action) => accessLevel(action) === 'Permissions management') ? (['resource exposure'] as const) : []),
    ...(actions.some((action) => READS_DATA.has(action)) ? (['data exfiltration'] as const) : []),
  ];
}
