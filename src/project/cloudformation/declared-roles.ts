import type { AttachedPolicy, AttachedRole } from '../../model/attached-role.ts';
import { literalText, type Pattern } from '../../model/pattern.ts';
import { type Circumstances, describeCircumstances } from './circumstances.ts';
import type { Evaluation } from './evaluation.ts';
import { managedPolicies } from './managed-policies.ts';
import { type PolicyAttachment, policyAttachments } from './policy-attachments.ts';
import { readDocument } from './policy-document.ts';
import { type RoleDeclaration, roleResources } from './role-declaration.ts';
import { isSameName } from './role-name.ts';
import { attachedPolicies, type RolePolicy } from './role-policy.ts';
import { items, member, type TemplateNode } from './template-node.ts';
import { unreadAttachments } from './unread-attachments.ts';

/**
 * The roles of templates that belong together, each by the name that references have, with everything the templates attach to it.
 * @param made the roles that the description makes without declaring them
 * @param attached what the description attaches to roles without declaring it as a policy
 */
export function declaredRoles(
  evaluations: readonly Evaluation[],
  made: readonly RoleDeclaration[] = [],
  attached: readonly PolicyAttachment[] = [],
): ReadonlyMap<string, AttachedRole> {
  const attachments = [...evaluations.flatMap(policyAttachments), ...unreadAttachments(evaluations), ...attached];
  const declarations = [...evaluations.flatMap(roleResources), ...made];
  return new Map(declarations.map((declaration) => [declaration.reference, attachedRole(declaration, attachments)]));
}

/** The role with the policies of its own declaration and those that are attached to it elsewhere. */
function attachedRole(declaration: RoleDeclaration, attachments: readonly PolicyAttachment[]): AttachedRole {
  const { id, reference, names, given, trust, tags, origin } = declaration;
  const [name] = names;
  const policies = distinct(
    [
      ...declaration.policies,
      ...attachments
        .filter(({ role }) => refersTo(role, reference) || names.some((own) => isSameName(role, own)))
        .map(({ policy }) => policy),
    ],
    given,
  );
  const boundary = readBoundary(declaration);
  const statements = trust === undefined ? undefined : readTrust(trust, declaration);
  const tagMap = readTags(tags, declaration.evaluation);
  return {
    id,
    ...(names.length === 1 && name !== undefined ? { name } : {}),
    policies: attachedPolicies(policies, given, reportTo(declaration)),
    ...(boundary === undefined ? {} : { boundary }),
    ...(statements === undefined ? {} : { trust: statements }),
    ...(tagMap.size === 0 ? {} : { tags: tagMap }),
    origin,
  };
}

/** A managed policy counts once, whether the role names it or it names the role. */
function distinct(policies: readonly RolePolicy[], given: Circumstances): readonly RolePolicy[] {
  const seen = new Set<string>();
  return policies.filter(({ kind, name, when }) => {
    const key = JSON.stringify([name, describeCircumstances(when, given)]);
    if (kind === 'inline') return true;
    const isFirst = !seen.has(key);
    seen.add(key);
    return isFirst;
  });
}

function refersTo(pattern: Pattern, reference: string): boolean {
  return pattern.some((part) => part.kind === 'reference' && part.resource === reference);
}

function readBoundary(declaration: RoleDeclaration): AttachedPolicy | undefined {
  const [policy, ...others] = managedPolicies(declaration.boundary, declaration.given, declaration.evaluation);
  if (policy === undefined) return undefined;
  const one =
    others.length === 0 ? policy : { ...policy, content: { kind: 'unknown', reason: 'which policy it is depends on conditions' } as const };
  const [attached, ...parts] = attachedPolicies([one], declaration.given, reportTo(declaration));
  if (attached === undefined || parts.length === 0) return attached;
  return { ...attached, content: { kind: 'unknown', reason: 'what it says depends on conditions' } };
}

/** Absent where part of it is not known: half a trust policy would read as a whole one. */
function readTrust(node: TemplateNode, { given, evaluation }: RoleDeclaration): AttachedRole['trust'] {
  const parts = readDocument(node, given, given, evaluation, true);
  const statements = parts.flatMap(({ content, onlyIf }) =>
    content.kind === 'statements' && onlyIf === undefined ? [content.statements] : [],
  );
  return statements.length === parts.length ? statements.flat() : undefined;
}

function readTags(node: TemplateNode | undefined, evaluation: Evaluation): ReadonlyMap<string, string> {
  return new Map(
    items(node).flatMap((tag) => {
      const [key, value] = ['Key', 'Value'].map((name) => {
        const [text] = evaluation.patterns(member(tag, name));
        return text === undefined ? undefined : literalText(text);
      });
      return key === undefined || value === undefined ? [] : [[key, value] as const];
    }),
  );
}

function reportTo({ id, evaluation }: RoleDeclaration): (policy: AttachedPolicy, reason: string) => void {
  return ({ name, origin }, reason) =>
    evaluation.report({
      rule: 'unread-policy',
      severity: 'note',
      message: `what policy ${name} of role ${id} says is not known: ${reason}; compare with the deployed role by --role`,
      origin,
    });
}
