import type { Finding } from '../model/finding.ts';
import type { DiffReport, FunctionDiff } from './diff-report.ts';

/** Of schemas/diff.schema.json. */
const SCHEMA_VERSION = 1;

/** The text of `diff -f json`, described by schemas/diff.schema.json. Ends with a newline. */
export function diffJson({ functions, findings }: DiffReport): string {
  return `${JSON.stringify({ schemaVersion: SCHEMA_VERSION, functions: functions.map(functionJson), findings: findings.map(findingJson) }, null, 2)}\n`;
}

function functionJson({ id, verdict, needed, attached, summary }: FunctionDiff) {
  return {
    id,
    verdict,
    needed: needed.map(({ action, resource, condition, verdict: word, witness, deniedByNeeded, evidence }) => ({
      action,
      resource,
      ...(condition === undefined ? {} : { condition }),
      verdict: word,
      ...(witness === undefined ? {} : { witness }),
      ...(deniedByNeeded === undefined ? {} : { deniedByNeeded }),
      evidence,
    })),
    attached: attached.map(({ policy, statement, action, resource, verdict: word, witness, because }) => ({
      policy,
      statement,
      action,
      resource,
      verdict: word,
      ...(witness === undefined ? {} : { witness }),
      ...(because === undefined ? {} : { because }),
    })),
    summary,
  };
}

function findingJson({ rule, severity, message, origin, function: owner, incomplete }: Finding) {
  return {
    rule,
    severity,
    message,
    ...(origin === undefined ? {} : { origin }),
    ...(owner === undefined ? {} : { function: owner }),
    ...(incomplete === undefined ? {} : { incomplete }),
  };
}
