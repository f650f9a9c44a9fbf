import type { AttachedRole } from '../../model/attached-role.ts';
import { type DataValue, text } from '../../model/data-value.ts';
import type { Origin } from '../../model/origin.ts';
import { type Pattern, wildcard } from '../../model/pattern.ts';
import { canonicalText } from '../../policy/iam-text.ts';
import { listNode, mapNode, scalarNode } from '../cloudformation/build-node.ts';
import { both, type Circumstances, whereHolds } from '../cloudformation/circumstances.ts';
import { declaredRoles } from '../cloudformation/declared-roles.ts';
import type { Evaluation } from '../cloudformation/evaluation.ts';
import type { PolicyAttachment } from '../cloudformation/policy-attachments.ts';
import type { RoleDeclaration } from '../cloudformation/role-declaration.ts';
import type { RolePolicy } from '../cloudformation/role-policy.ts';
import type { TemplateNode } from '../cloudformation/template-node.ts';
import type { ValueNodes } from '../cloudformation/value-nodes.ts';
import { knownText, patternOf } from '../data-values.ts';
import { blockInstances } from './block-instances.ts';
import { existenceCondition } from './existence.ts';
import { type ModuleBlock, originOf } from './module.ts';
import type { ModuleInstance } from './module-instance.ts';
import { lookedUpPolicy } from './policy-data.ts';
import { policyContent, policyDocumentNode } from './policy-document-node.ts';
import { registryRoles } from './registry-role.ts';
import { instanceScopes, type ResourceInstance } from './resource-instances.ts';
import { attributeValue } from './resource-value.ts';
import { unreadAttachments } from './unread-attachments.ts';

/** What reading roles needs of the configuration around them. */
export interface RoleContext {
  readonly nodes: ValueNodes;
  readonly evaluation: Evaluation;
}

/** One instance of a resource block. */
interface Instance extends ResourceInstance {
  readonly module: ModuleInstance;
  readonly block: ModuleBlock;
  readonly type: string;
  readonly when: Circumstances;
  readonly origin: Origin;
}

/**
 * The roles of a configuration by address, each with all that the configuration attaches to it.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/iam_role and its `iam_role_policy`, `iam_role_policy_attachment`,
 * `iam_policy_attachment`, `iam_role_policy_attachments_exclusive`
 */
export function terraformRoles(modules: readonly ModuleInstance[], context: RoleContext): ReadonlyMap<string, AttachedRole> {
  const instances = modules.flatMap(iamInstances);
  const ofType = (type: string) => instances.filter((instance) => instance.type === type);
  const policies = new Map(ofType('aws_iam_policy').map((instance) => [instance.address, instance] as const));
  const attach = (instance: Instance, roles: readonly Pattern[], arns: readonly ManagedArn[]): readonly PolicyAttachment[] =>
    roles.flatMap((role) => arns.map((arn) => ({ role, policy: managedPolicy(arn, instance, policies, context) })));
  const written: readonly PolicyAttachment[] = [
    ...ofType('aws_iam_role_policy').flatMap((instance) => {
      const policy = inlinePolicy(instance, context);
      return textsOf(instance, 'role').map((role) => ({ role, policy }));
    }),
    ...ofType('aws_iam_role_policy_attachment').flatMap((one) => attach(one, textsOf(one, 'role'), arnsOf(one, 'policy_arn'))),
    ...ofType('aws_iam_policy_attachment').flatMap((one) => attach(one, textsOf(one, 'roles'), arnsOf(one, 'policy_arn'))),
    ...ofType('aws_iam_role_policy_attachments_exclusive').flatMap((one) =>
      attach(one, textsOf(one, 'role_name'), arnsOf(one, 'policy_arns')),
    ),
    ...modules.flatMap(unreadAttachments),
  ];
  const declarations = [
    ...ofType('aws_iam_role').map((instance) => roleDeclaration(instance, policies, context)),
    ...registryRoles(modules, context),
  ];
  const names = declarations.flatMap((declaration) => declaration.names);
  return declaredRoles(
    [context.evaluation],
    declarations,
    written.flatMap((attachment) =>
      attachment.role.some(({ kind }) => kind === 'unknown') ? forAnyRole(attachment, names) : [attachment],
    ),
  );
}

/** A policy whose role is not known may be any role's. */
function forAnyRole({ policy }: PolicyAttachment, roles: readonly Pattern[]): readonly PolicyAttachment[] {
  const when = both(policy.when, { conditions: new Map(), choices: ['it is for this role'] }) ?? policy.when;
  return roles.map((role) => ({ role, policy: { ...policy, when } }));
}

function iamInstances(module: ModuleInstance): readonly Instance[] {
  return [...module.module.resources].flatMap(([name, block]) => {
    if (!name.startsWith('aws_iam_')) return [];
    const full = `${module.options.address}${name}`;
    const when = whereHolds(existenceCondition(module, block, full));
    const type = name.slice(0, name.indexOf('.'));
    const origin = originOf(block.file, block.position);
    return instanceScopes(module, block, full).map((instance) => ({ ...instance, module, block, type, when, origin }));
  });
}

function roleDeclaration(instance: Instance, policies: ReadonlyMap<string, Instance>, context: RoleContext): RoleDeclaration {
  const { module, block, scope, address, origin, when } = instance;
  const { nodes, evaluation } = context;
  const boundary = arnsOf(instance, 'permissions_boundary').map(({ pattern }) =>
    nodes.node(text(lookedUpPolicy(pattern) ?? pattern), origin),
  );
  return {
    reference: address,
    id: address,
    names: attributeValue(module, block, 'aws_iam_role', instance, 'name').map((alternative) => patternOf(alternative) ?? wildcard()),
    given: when,
    policies: [
      ...inlineBlocks(instance, context),
      ...arnsOf(instance, 'managed_policy_arns').map((arn) => managedPolicy(arn, instance, policies, context)),
    ],
    boundary: boundary[0],
    trust: policyDocumentNode(module, block, scope, 'assume_role_policy', nodes),
    tags: tagsNode(module.attribute(block, 'tags', scope), origin),
    evaluation,
    origin,
  };
}

function inlineBlocks(instance: Instance, context: RoleContext): readonly RolePolicy[] {
  const { module, block, scope, origin, when } = instance;
  const { blocks, open } = blockInstances(module, { block, scope }, 'inline_policy');
  const known = blocks
    .filter((inner) => inner.block.body.attributes.has('policy'))
    .map((inner, index): RolePolicy => {
      const name = knownText(module.attribute(inner.block, 'name', inner.scope)[0]) ?? `inline_policy ${index + 1}`;
      const content = policyContent(module, inner.block, inner.scope, 'policy', context);
      return { name, kind: 'inline', platform: false, when, content, origin: originOf(inner.block.file, inner.block.position) };
    });
  if (open === undefined) return known;
  const content = { kind: 'unknown', reason: open.reason } as const;
  return [...known, { name: 'inline_policy', kind: 'inline', platform: false, when, content, origin }];
}

function inlinePolicy({ module, block, scope, address, when, origin }: Instance, context: RoleContext): RolePolicy {
  return { name: address, kind: 'inline', platform: false, when, content: policyContent(module, block, scope, 'policy', context), origin };
}

/** An ARN that an argument names; `choice` where it is one of several. */
interface ManagedArn {
  readonly pattern: Pattern;
  readonly choice?: string;
}

/** A policy of the configuration with its document, every other by its ARN. */
function managedPolicy(
  { pattern, choice }: ManagedArn,
  attachment: Instance,
  policies: ReadonlyMap<string, Instance>,
  context: RoleContext,
): RolePolicy {
  const chosen = choice === undefined ? attachment.when : both(attachment.when, { conditions: new Map(), choices: [choice] });
  const when = chosen ?? attachment.when;
  const declared = pattern.flatMap((part) => (part.kind === 'reference' ? (policies.get(part.resource) ?? []) : []))[0];
  if (declared !== undefined) {
    const { address, origin, module, block, scope } = declared;
    return {
      name: address,
      kind: 'managed',
      platform: false,
      when: both(when, declared.when) ?? when,
      content: policyContent(module, block, scope, 'policy', context),
      origin,
    };
  }
  const arn = lookedUpPolicy(pattern) ?? pattern;
  return {
    name: canonicalText(arn),
    kind: 'managed',
    platform: false,
    when,
    content: { kind: 'managed', arn },
    origin: attachment.origin,
  };
}

/** The texts of an argument that is one text or a list of them. */
function textsOf({ module, block, scope }: Instance, name: string): readonly Pattern[] {
  return flat(module.attribute(block, name, scope)).map(({ pattern }) => pattern);
}

function arnsOf({ module, block, scope }: Instance, name: string): readonly ManagedArn[] {
  return flat(module.attribute(block, name, scope));
}

function flat(value: DataValue): readonly ManagedArn[] {
  const present = value.filter(({ kind }) => kind !== 'absent');
  const choice = present.length > 1 ? { choice: `one of ${present.length} values` } : {};
  return present.flatMap((alternative): readonly ManagedArn[] => {
    if (alternative.kind !== 'list') return [{ pattern: patternOf(alternative) ?? wildcard(), ...choice }];
    const items = [...alternative.items, ...(alternative.open === undefined ? [] : [[alternative.open]])];
    return items.flatMap((item) => flat(item)).map((one) => ({ ...choice, ...one }));
  });
}

function tagsNode(value: DataValue, origin: Origin): TemplateNode | undefined {
  const [only] = value;
  if (only?.kind !== 'record') return undefined;
  const tags = [...only.members].flatMap(([name, member]) => {
    const known = knownText(member[0]);
    return known === undefined
      ? []
      : [
          mapNode(
            [
              ['Key', scalarNode(name, origin)],
              ['Value', scalarNode(known, origin)],
            ],
            origin,
          ),
        ];
  });
  return listNode(tags, origin);
}
