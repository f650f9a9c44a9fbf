import type { AttachedContent, AttachedPolicy, AttachedRole } from '../model/attached-role.ts';
import { literal } from '../model/pattern.ts';
import type { JsonNode } from '../policy/json-node.ts';
import { decodedDocument } from '../policy/read-attached-document.ts';
import { listOf, memberOf, optionalText } from './json-members.ts';
import { managedContent } from './managed-content.ts';
import { type PlanResource, planResources, referredTo } from './plan-resources.ts';
import { documentContent } from './role-detail.ts';

/** True for what `terraform show -json` prints of a plan. */
export function isPlan(node: JsonNode): boolean {
  return memberOf(node, 'planned_values') !== undefined && memberOf(node, 'format_version') !== undefined;
}

/**
 * The roles of a plan by address, each with what the plan attaches to it. A document that is known only after the plan is applied is `unknown`; a policy of
 * which the plan does not tell the role is, `onlyIf`, in every role that it could belong to.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/iam_role and its `iam_role_policy`, `iam_role_policy_attachment`,
 * `iam_policy_attachment`
 */
export function rolesOfPlan(plan: JsonNode, file: string): AttachedRole[] {
  const resources = planResources(plan);
  const ofType = (type: string) => resources.filter((resource) => resource.type === type);
  const roles = ofType('aws_iam_role');
  const context: PlanContext = { managed: ofType('aws_iam_policy'), separate: separateAttachments(plan), file };
  const attached = [
    ...ofType('aws_iam_role_policy').map((one) => ({ one, argument: 'role', policy: inlinePolicy(one, file) })),
    ...ofType('aws_iam_role_policy_attachment').map((one) => ({ one, argument: 'role', policy: managedPolicy(one, context) })),
    ...ofType('aws_iam_policy_attachment').map((one) => ({ one, argument: 'roles', policy: managedPolicy(one, context) })),
  ].map(({ one, argument, policy }) => {
    const holders = holdersOf(one, argument, roles);
    const isOpen = argument === 'role' && holders.length > 1;
    return { holders, policy: isOpen ? { ...policy, onlyIf: `${one.address} is for this role` } : policy };
  });
  return roles.map((role) => {
    const policies = attached.flatMap(({ policy, holders }) => (holders.includes(role) ? [policy] : []));
    return roleOf(role, [...policies, ...policiesInside(role, context)], context);
  });
}

interface PlanContext {
  /** The managed policies that the plan has itself. */
  readonly managed: readonly PlanResource[];
  /** As `separateAttachments` gives them. */
  readonly separate: ReadonlySet<string>;
  readonly file: string;
}

/** `ROLE POLICY` for every name or ARN of a policy that a resource of its own attaches, before or after the plan is applied. */
function separateAttachments(plan: JsonNode): ReadonlySet<string> {
  const changes = listOf(plan, 'resource_changes').filter((change) =>
    /^aws_iam_role_policy(_attachment)?$/.test(optionalText(change, 'type') ?? ''),
  );
  const states = changes.flatMap((resource) => ['before', 'after'].map((side) => memberOf(memberOf(resource, 'change') ?? resource, side)));
  return new Set(
    states.flatMap((state) => {
      const role = state === undefined ? undefined : optionalText(state, 'role');
      const policy = state === undefined ? undefined : (optionalText(state, 'policy_arn') ?? optionalText(state, 'name'));
      return role === undefined || policy === undefined ? [] : [`${role} ${policy}`];
    }),
  );
}

/** The roles that an attachment names, or one of which it names; all of the plan where it names one that is not known before the plan is applied. */
function holdersOf(attachment: PlanResource, argument: string, roles: readonly PlanResource[]): readonly PlanResource[] {
  const names = textsOf(attachment, argument);
  if (names.length > 0) return roles.filter((role) => names.includes(optionalText(role.values, 'name') ?? ''));
  const meant = referredTo(attachment, argument, roles);
  return meant.length > 0 ? meant : roles;
}

function textsOf({ values }: PlanResource, argument: string): string[] {
  const value = memberOf(values, argument);
  const items = value?.kind === 'list' ? value.items : value === undefined ? [] : [value];
  return items.flatMap((item) => (item.kind === 'text' ? [item.text] : []));
}

function roleOf(role: PlanResource, policies: readonly AttachedPolicy[], context: PlanContext): AttachedRole {
  const name = optionalText(role.values, 'name');
  const boundary = optionalText(role.values, 'permissions_boundary');
  const trust = documentOf(role, 'assume_role_policy', context.file);
  const tags = memberOf(role.values, 'tags_all') ?? memberOf(role.values, 'tags');
  const isBounded = !role.isKnown('permissions_boundary') || (boundary !== undefined && boundary !== '');
  return {
    id: role.address,
    ...(name === undefined ? {} : { name: literal(name) }),
    policies,
    ...(isBounded ? { boundary: policyOfArn(role, 'permissions_boundary', boundary, context) } : {}),
    ...(trust.kind === 'statements' ? { trust: trust.statements } : {}),
    ...(tags?.kind === 'object'
      ? { tags: new Map(tags.members.flatMap(({ name: key, value }) => (value.kind === 'text' ? [[key, value.text] as const] : []))) }
      : {}),
    origin: role.origin,
  };
}

function inlinePolicy(policy: PlanResource, file: string): AttachedPolicy {
  return inline(policy, policy.address, documentOf(policy, 'policy', file));
}

function inline({ origin }: PlanResource, name: string, content: AttachedContent): AttachedPolicy {
  return { name, kind: 'inline', platform: false, content, origin };
}

function managedPolicy(attachment: PlanResource, context: PlanContext): AttachedPolicy {
  return policyOfArn(attachment, 'policy_arn', optionalText(attachment.values, 'policy_arn'), context);
}

/** The managed policy that an argument names: one of the plan's own, by ARN or by reference, else what is kept under the ARN. */
function policyOfArn(place: PlanResource, argument: string, arn: string | undefined, { managed, file }: PlanContext): AttachedPolicy {
  const [own, another] =
    arn === undefined ? referredTo(place, argument, managed) : managed.filter((policy) => optionalText(policy.values, 'arn') === arn);
  const found = another === undefined ? own : undefined;
  const content = found === undefined ? contentOfArn(place, argument, arn) : documentOf(found, 'policy', file);
  return { name: arn ?? found?.address ?? place.address, kind: 'managed', platform: false, content, origin: found?.origin ?? place.origin };
}

function contentOfArn(place: PlanResource, argument: string, arn: string | undefined): AttachedContent {
  return arn === undefined ? notYetKnown(place, argument) : managedContent(literal(arn), place.origin);
}

/**
 * What the role itself says of its policies in `inline_policy` and `managed_policy_arns`. Where the configuration does not give them the provider fills in what
 * was attached before: what nobody manages, beside what the plan attaches or removes by resources of its own.
 */
function policiesInside(role: PlanResource, context: PlanContext): AttachedPolicy[] {
  const name = optionalText(role.values, 'name');
  const inside = (argument: string, known: () => AttachedPolicy[]) => {
    if (role.isKnown(argument)) return known().filter((policy) => !context.separate.has(`${name} ${policy.name}`));
    return role.isWritten(argument) ? [inline(role, argument, notYetKnown(role, argument))] : [];
  };
  return [
    ...inside('inline_policy', () => listOf(role.values, 'inline_policy').flatMap((block) => inlineBlock(role, block, context.file))),
    ...inside('managed_policy_arns', () =>
      textsOf(role, 'managed_policy_arns').map((arn) => policyOfArn(role, 'managed_policy_arns', arn, context)),
    ),
  ];
}

/** An empty block, without name and document, says that the role has no inline policies. */
function inlineBlock(role: PlanResource, block: JsonNode, file: string): AttachedPolicy[] {
  const document = memberOf(block, 'policy');
  const name = optionalText(block, 'name');
  if (document !== undefined) return [inline(role, name ?? 'inline_policy', documentContent(decodedDocument(document, file)))];
  return name === undefined ? [] : [inline(role, name, notYetKnown(role, 'inline_policy'))];
}

function documentOf(resource: PlanResource, argument: string, file: string): AttachedContent {
  const document = memberOf(resource.values, argument);
  return document === undefined ? notYetKnown(resource, argument) : documentContent(decodedDocument(document, file));
}

function notYetKnown({ address }: PlanResource, argument: string): AttachedContent {
  return { kind: 'unknown', reason: `the plan does not show ${argument} of ${address}: it is known only after the plan is applied` };
}
