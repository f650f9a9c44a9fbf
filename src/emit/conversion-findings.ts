import type { Finding } from '../model/finding.ts';
import { compareFindings } from '../model/finding.ts';
import type { Origin } from '../model/origin.ts';
import type { DocumentStatement, PolicyDocument } from '../policy/document.ts';
import { terraformSids } from './terraform-sids.ts';

/** What a reader of the converted file should know: where it differs from the document or from what a role's policy can be. */
export function conversionFindings(document: PolicyDocument, inDataSource: boolean): Finding[] {
  const findings = [
    ...documentFindings(document, inDataSource),
    ...(inDataSource ? sidFindings(document.statements) : []),
    ...document.statements.flatMap(statementFindings),
  ];
  return findings.sort(compareFindings);
}

function documentFindings({ id, origin, statements, versionIsWritten }: PolicyDocument, inDataSource: boolean): Finding[] {
  return [
    ...(inDataSource
      ? []
      : [
          finding(
            'document-kept-as-json',
            'note',
            'the data source would turn &{ into ${, so the document is written with jsonencode',
            origin,
          ),
        ]),
    ...(versionIsWritten
      ? []
      : [
          finding(
            'policy-version-missing',
            'warning',
            'no Version means 2008-10-17, without policy variables; that version is written',
            origin,
          ),
        ]),
    ...(id === undefined
      ? []
      : [finding('policy-id', 'note', `the Id "${id.text}" is kept; IAM ignores it in a role's policy`, id.origin)]),
    ...(statements.length === 0 ? [finding('empty-list', 'warning', 'the document has no statement and grants nothing', origin)] : []),
  ];
}

function sidFindings(statements: readonly DocumentStatement[]): Finding[] {
  return terraformSids(statements).flatMap(({ sid, change }, index) => {
    const written = statements[index]?.sid;
    if (written === undefined || change === undefined) return [];
    if (change === 'left-out')
      return [finding('illegal-sid', 'warning', `the Sid "${written.text}" is left out: a Sid is letters and digits`, written.origin)];
    return [finding('duplicate-sid', 'warning', `the Sid "${written.text}" stands twice: this one is renamed to "${sid}"`, written.origin)];
  });
}

function statementFindings({ action, resource, principal, conditions }: DocumentStatement): Finding[] {
  const found: Finding[] = [];
  if (principal !== undefined) {
    const name = principal.negated ? 'NotPrincipal' : 'Principal';
    found.push(finding('principal', 'note', `a policy with ${name} belongs to a resource; IAM rejects it on a role`, principal.origin));
    if (resource === undefined) {
      found.push(
        finding(
          'no-resource',
          'note',
          `the statement has no Resource beside ${name}, as in a trust policy; none is added`,
          principal.origin,
        ),
      );
    }
  }
  for (const [name, set] of [
    ['Action', action],
    ['Resource', resource],
  ] as const) {
    if (set !== undefined && set.patterns.length === 0) {
      found.push(
        finding('empty-list', 'warning', `the list of ${set.negated ? 'Not' : ''}${name} is empty; AWS rejects the statement`, set.origin),
      );
    }
  }
  for (const { key, values, origin } of conditions) {
    if (values.length === 0) found.push(finding('empty-list', 'warning', `${key} has no value, so the condition never holds`, origin));
  }
  return found;
}

function finding(rule: string, severity: Finding['severity'], message: string, origin: Origin): Finding {
  return { rule, severity, message, origin };
}
