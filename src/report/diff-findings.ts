import type { Finding } from '../model/finding.ts';
import type { Origin } from '../model/origin.ts';
import type { AccessLevelOf } from '../policy/access-level.ts';
import { groupBy } from '../policy/group-by.ts';
import { harmlessMismatches } from '../policy/mismatches.ts';
import type { AttachedDiffRow, DiffReport, FunctionDiff, NeededDiffRow } from './diff-report.ts';
import { isInProject } from './project-file.ts';
import { type ReportedFinding, reportedFindings, withFingerprints } from './reported-finding.ts';
import { actionRisks, type Risk } from './risks.ts';

interface Weight {
  readonly severity: Finding['severity'];
  readonly securitySeverity: number;
}

/** A grant that is missing is an outage, not a way in. */
const NEEDED_WEIGHTS: Readonly<Record<NeededDiffRow['verdict'], Weight | undefined>> = {
  covered: undefined,
  missing: { severity: 'error', securitySeverity: 3 },
  denied: { severity: 'error', securitySeverity: 3 },
  bounded: { severity: 'error', securitySeverity: 3 },
  partial: { severity: 'error', securitySeverity: 3 },
  conditional: { severity: 'note', securitySeverity: 1 },
  unknown: { severity: 'note', securitySeverity: 1 },
  mismatch: { severity: 'note', securitySeverity: 1 },
};

const IS_SURPLUS: ReadonlySet<AttachedDiffRow['verdict']> = new Set(['excess', 'broader', 'broader-condition']);

const RISK_SEVERITY: Readonly<Record<Risk, number>> = { 'privilege escalation': 9.1, 'resource exposure': 8, 'data exfiltration': 7 };
const NO_RISK_SEVERITY = 4;

const MOST_ACTIONS = 5;

/** What is different as findings, for code scanning and annotations: one per reason and place; then the findings of the report. */
export function diffFindings({ functions, findings }: DiffReport, accessLevel: AccessLevelOf): ReportedFinding[] {
  const roles = groupBy(functions, ({ id, shared, role }) =>
    shared === undefined ? `one ${id}` : `role ${role?.id} ${shared.functions.join()}`,
  );
  return [
    ...functions.flatMap(neededFindings),
    ...roles.flatMap((group) => surplusFindings(group, accessLevel)),
    ...reportedFindings(findings),
  ];
}

function neededFindings({ id, needed, origin, since }: FunctionDiff): ReportedFinding[] {
  const harmless = harmlessMismatches(needed, ({ action, evidence }) => JSON.stringify([action, evidence]));
  const rows = needed.filter(
    (row) => NEEDED_WEIGHTS[row.verdict] !== undefined && row.accepted === undefined && row.deniedByNeeded !== true && !harmless.has(row),
  );
  const groups = groupBy(rows, ({ verdict, resource, evidence }) => JSON.stringify([verdict, resource, evidence]));
  return withFingerprints(
    groups.flatMap((group) => {
      const [first] = group;
      const weight = first === undefined ? undefined : NEEDED_WEIGHTS[first.verdict];
      if (first === undefined || weight === undefined) return [];
      const { verdict, resource, reason, evidence } = first;
      const actions = listed(group.map(({ action }) => action));
      const place = evidence.flatMap((one) => (one.kind === 'trail' ? [] : [one.origin]))[0];
      const what = since === undefined ? NEEDED_MESSAGE[verdict](reason) : (reason ?? `newly needed since ${since}`);
      return [
        {
          finding: finding(
            `grant-${verdict}`,
            since === undefined ? weight.severity : 'note',
            `${id} needs ${actions} on ${resource}: ${what}`,
            place ?? origin,
            id,
          ),
          identity: [`grant-${verdict}`, id, resource, actions],
          securitySeverity: weight.securitySeverity,
        },
      ];
    }),
  );
}

const NEEDED_MESSAGE: Readonly<Record<NeededDiffRow['verdict'], (reason: string | undefined) => string>> = {
  covered: () => 'allowed',
  missing: () => 'nothing attached to its role allows it; add the grant before it is deployed',
  denied: () => 'a Deny attached to its role removes it; narrow the Deny',
  bounded: () => 'the permissions boundary removes it; widen the boundary',
  partial: () => 'its role allows only part of it; widen the grant',
  conditional: () => 'whether its role allows it depends on conditions; check them',
  unknown: (reason) => (reason === undefined ? 'whether its role allows it could not be decided' : `it could not be decided: ${reason}`),
  mismatch: () => 'the action has no such resource, so that the grant would allow nothing',
};

/** By role: what several functions share is too much once. */
function surplusFindings(functions: readonly FunctionDiff[], accessLevel: AccessLevelOf): ReportedFinding[] {
  const [first] = functions;
  if (first === undefined) return [];
  const { since } = first;
  const ids = functions.map(({ id }) => id).join(', ');
  const risksOf = actionRisks(first.attached, accessLevel);
  const rows = first.attached.filter(
    ({ verdict, platform, accepted }) => IS_SURPLUS.has(verdict) && platform !== true && accepted === undefined,
  );
  const riskOf = ({ action }: AttachedDiffRow): Risk | undefined => risksOf([action])[0];
  const key = (row: AttachedDiffRow) => JSON.stringify([row.verdict, row.policy, row.statement, row.resource, riskOf(row)]);
  return withFingerprints(
    groupBy(rows, key).flatMap((group) => {
      const [row] = group;
      if (row === undefined) return [];
      const { verdict, policy, resource, witness, origin } = row;
      const risk = riskOf(row);
      const rule = [`grant-${verdict}`, ...(risk === undefined ? [] : [risk.replace(' ', '-')])].join('-');
      const example =
        witness === undefined || since !== undefined || group.some((one) => one.witness !== witness) ? '' : ` (such as ${witness})`;
      const message =
        since === undefined
          ? `${policy} grants ${ids} ${listed(group.map(({ action }) => action))} on ${resource}${example}: ${SURPLUS_MESSAGE[verdict]}`
          : `${ids} no longer needs ${listed(group.map(({ action }) => action))} on ${resource} since ${since}`;
      return [
        {
          finding: finding(
            rule,
            since === undefined ? 'warning' : 'note',
            message,
            isInProject(origin) && since === undefined ? origin : (first.origin ?? origin),
            functions.length === 1 ? first.id : undefined,
          ),
          identity: [rule, ids, policy, resource],
          securitySeverity: risk === undefined ? NO_RISK_SEVERITY : RISK_SEVERITY[risk],
        },
      ];
    }),
  );
}

const SURPLUS_MESSAGE: Readonly<Record<AttachedDiffRow['verdict'], string>> = {
  needed: 'needed',
  ineffective: 'it allows nothing',
  unknown: 'it could not be decided',
  excess: 'not needed; remove it',
  broader: 'more than is needed; narrow it',
  'broader-condition': 'needed only under a stronger condition; add it',
};

function finding(
  rule: string,
  severity: Finding['severity'],
  message: string,
  origin: Origin | undefined,
  owner: string | undefined,
): Finding {
  return { rule, severity, message, ...(origin === undefined ? {} : { origin }), ...(owner === undefined ? {} : { function: owner }) };
}

function listed(actions: readonly string[]): string {
  const distinct = [...new Set(actions)].sort();
  if (distinct.length <= MOST_ACTIONS + 1) return distinct.join(', ');
  return `${distinct.slice(0, MOST_ACTIONS).join(', ')} and ${distinct.length - MOST_ACTIONS} more actions`;
}
