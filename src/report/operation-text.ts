import { findAction } from '../catalog/actions.ts';
import type { OperationEntry } from '../catalog/operation-entry.ts';
import { operationEntry } from '../catalog/operation-entry.ts';
import type { OperationQuery } from '../catalog/requirements-of.ts';
import { lookUp } from '../catalog/requirements-of.ts';
import { findRule } from '../catalog/rules/find-rule.ts';
import type { Grant, OperationRule, PassedRole, ResourceTemplate, When } from '../catalog/rules/rule.ts';
import type { Finding } from '../model/finding.ts';
import type { Pattern } from '../model/pattern.ts';
import type { Requirement } from '../model/requirement.ts';
import { renderCondition } from '../policy/condition.ts';
import { conditionWords } from './condition-words.ts';

/**
 * What one operation needs: the grants for the given input, what its arguments change, and where that is documented.
 * @param render how resources and condition values are written
 * @throws {UnknownServiceError} {@link UnknownOperationError} {@link UnmappedOperationError} as `requirementsOf`.
 */
export function operationText(query: OperationQuery, render: (pattern: Pattern) => string): string {
  const { requirements, findings } = lookUp(query);
  const found = findRule(query.service, query.operation);
  const lines = [
    `${query.service} ${query.operation}`,
    '',
    ...grantLines(requirements, noPermission(query, found?.rule), render),
    ...section('Beyond what the input names:', beyondLines(findings)),
    ...section('Depending on the arguments:', argumentLines(found?.rule ?? {}, operationEntry(query.service, query.operation))),
    ...section('Sources:', sources(requirements, found?.source)),
  ];
  return `${lines.join('\n')}\n`;
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', title, ...lines.map((line) => `  ${line}`)];
}

function noPermission({ service, operation }: OperationQuery, rule: OperationRule | undefined): string | undefined {
  return rule?.noPermission ?? (operationEntry(service, operation)?.unsigned === true ? 'the request is not signed' : undefined);
}

function grantLines(
  requirements: readonly Requirement[],
  permissionless: string | undefined,
  render: (pattern: Pattern) => string,
): string[] {
  if (requirements.length === 0 && permissionless !== undefined) return [`Needs no permission: ${permissionless}.`];
  if (requirements.length === 0) return ['Needs nothing by itself: each item in the request is authorised on its own.'];
  const lines = requirements.map((requirement) => {
    const resource = render(requirement.resource);
    const condition = requirement.condition === undefined ? '' : `  if ${JSON.stringify(renderCondition(requirement.condition, render))}`;
    const doubt = requirement.confidence === 'high' ? '' : `  (confidence: ${requirement.confidence})`;
    return `${requirement.action} [${findAction(requirement.action)?.level ?? 'not in the Service Authorization Reference'}]\n      ${resource}${condition}${doubt}`;
  });
  return ['Needs, with this input:', ...[...new Set(lines)].map((line) => `  ${line}`)];
}

/** What the call needs, or may need, on what no input names. */
function beyondLines(findings: readonly Finding[]): string[] {
  return findings.filter(({ rule }) => rule === 'needs-beyond-request').map(({ message }) => message);
}

function argumentLines(rule: OperationRule, entry: OperationEntry | undefined): string[] {
  const grants = [...(rule.grants ?? []), ...(rule.also ?? [])];
  const resources = [...grants.flatMap((grant) => grant.resources ?? []), ...(rule.resources ?? [])];
  const lines = [
    ...grants.flatMap(grantLine),
    ...resources.flatMap(resourceLine),
    ...(rule.encryption ?? []).map(({ actions, key, resource, via, when }) => {
      const evidence = [key, resource === undefined ? undefined : `the encryption of ${resource}`].filter((name) => name !== undefined);
      const also = when === undefined ? '' : ` and ${conditionWords(when)}`;
      return `${actions.join(', ')} via ${via}, where ${evidence.join(' or ')} names a customer managed key${also}`;
    }),
    ...(entry?.tags === undefined || grants.some(({ action }) => action === entry.tags?.action)
      ? []
      : [`${entry.tags.action} when ${entry.tags.member} is given`]),
    ...(rule.passedRoles ?? (rule.noPermission === undefined ? rolesOf(entry) : [])).map(
      ({ member, to }) => `iam:PassRole on ${member}${to === undefined ? '' : `, to ${to}`}`,
    ),
    ...(rule.decidedBy === undefined ? [] : [`which grants apply is decided by ${rule.decidedBy}`]),
  ];
  return [...new Set(lines)];
}

/** The roles that optional members' names show. */
function rolesOf(entry: OperationEntry | undefined): readonly PassedRole[] {
  return [...(entry?.roles ?? [])].flatMap(([member, required]) => (required ? [] : [{ member }]));
}

function grantLine({ action, when, forEach }: Grant): string[] {
  const special = specialForms(when);
  if (special === undefined && forEach === undefined) return [];
  const scope = forEach === undefined ? '' : ` for each of ${forEach}`;
  return [`${action}${scope}${special === undefined ? '' : ` when ${conditionWords(special)}`}`];
}

function resourceLine({ type, when }: ResourceTemplate): string[] {
  const special = specialForms(when);
  return special === undefined ? [] : [`the resource is of type ${type} when ${conditionWords(special)}`];
}

/** A condition without the parts that only say "in all other cases"; `undefined` where nothing is left. */
function specialForms(when: When | undefined): When | undefined {
  if (when === undefined || 'not' in when || 'absent' in when) return undefined;
  if (!('all' in when)) return when;
  const parts = when.all.flatMap((part) => specialForms(part) ?? []);
  return parts.length > 1 ? { all: parts } : parts[0];
}

function sources(requirements: readonly Requirement[], rule: string | undefined): string[] {
  const named = new Set(requirements.flatMap(({ evidence }) => evidence.flatMap((one) => (one.kind === 'code' ? [one.rule] : []))));
  return rule === undefined || [...named].some((text) => text.includes(rule)) ? [...named] : [...named, rule];
}
