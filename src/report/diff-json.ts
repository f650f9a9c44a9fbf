import type { Finding } from '../model/finding.ts';
import type { AccessLevelOf } from '../policy/access-level.ts';
import type { AttachedDiffRow, DiffReport, FunctionDiff, NeededDiffRow } from './diff-report.ts';
import { actionRisks } from './risks.ts';

/** Of schemas/diff.schema.json. */
const SCHEMA_VERSION = 1;

/** The text of `diff -f json`, described by schemas/diff.schema.json. Ends with a newline. */
export function diffJson({ functions, findings, base, accepted }: DiffReport, accessLevel: AccessLevelOf): string {
  const report = {
    schemaVersion: SCHEMA_VERSION,
    functions: functions.map((one) => functionJson(one, accessLevel)),
    findings: findings.map(findingJson),
    ...(accepted === undefined ? {} : { accepted: accepted.map(({ finding, reason }) => ({ ...findingJson(finding), reason })) }),
    ...(base === undefined
      ? {}
      : {
          base: {
            ref: base.ref,
            ...(base.functions === undefined ? {} : { functions: base.functions.map((one) => functionJson(one, accessLevel)) }),
          },
        }),
  };
  return `${JSON.stringify(report, null, 2)}\n`;
}

function functionJson(
  { id, verdict, needed, attached, summary, role, notKnown, notRead, incomplete, shared }: FunctionDiff,
  accessLevel: AccessLevelOf,
) {
  const risksOf = actionRisks(attached, accessLevel);
  return {
    id,
    verdict,
    ...optional({ role, notKnown, notRead, incomplete, shared }),
    needed: needed.map(neededJson),
    attached: attached.map((row) => attachedJson(row, risksOf([row.action]))),
    summary,
  };
}

function neededJson(row: NeededDiffRow) {
  const { action, resource, condition, verdict, witness, deniedByNeeded, reason, confidence, evidence, accepted } = row;
  return {
    action,
    resource,
    ...optional({ condition }),
    verdict,
    ...optional({ witness, deniedByNeeded, reason, confidence, accepted }),
    evidence,
  };
}

function attachedJson(row: AttachedDiffRow, risks: readonly string[]) {
  const { policy, statement, action, resource, condition, verdict, witness, because, reason, platform, lastAccessed, usage, accepted } =
    row;
  const isSurplus = verdict === 'excess' || verdict === 'broader' || verdict === 'broader-condition';
  const found = isSurplus && risks.length > 0 ? risks : undefined;
  return {
    policy,
    statement,
    action,
    resource,
    ...optional({ condition }),
    verdict,
    ...optional({ witness, because, reason, platform, lastAccessed, usage, accepted, risks: found }),
  };
}

function findingJson({ rule, severity, message, origin, function: owner, incomplete }: Finding) {
  return { rule, severity, message, ...optional({ origin, function: owner, incomplete }) };
}

/** The members that have a value. */
function optional(members: Readonly<Record<string, unknown>>) {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));
}
