import type { DataValue } from '../../../model/data-value.ts';
import type { Origin } from '../../../model/origin.ts';
import { concat, literal, type Pattern, pseudo, wildcard } from '../../../model/pattern.ts';
import { canonicalText } from '../../../policy/iam-text.ts';
import { ALWAYS } from '../../cloudformation/circumstances.ts';
import type { Evaluation } from '../../cloudformation/evaluation.ts';
import type { RolePolicy } from '../../cloudformation/role-policy.ts';
import type { TemplateNode } from '../../cloudformation/template-node.ts';
import { textOf } from './construct-resource.ts';
import { type Construct, isAbsent, property } from './construct-tree.ts';
import { awsManagedPolicy } from './framework-policies.ts';
import { constructOf, documentNode, documentOf, listed, type NodeContext, statementNode } from './policy-statement.ts';

/** Where the values of policies are evaluated. */
export interface PolicyContext extends NodeContext {
  readonly evaluation: Evaluation;
}

/** The constructs that are policies by themselves, and of which kind. */
const POLICIES: ReadonlyMap<string, RolePolicy['kind']> = new Map([
  ['aws-iam.Policy', 'inline'],
  ['aws-iam.ManagedPolicy', 'managed'],
]);

/** True for `Policy` and `ManagedPolicy`. */
export function isPolicy({ class: name }: Construct): boolean {
  return POLICIES.has(name);
}

/** `managedPolicies` and `inlinePolicies` of a role. */
export function declaredPolicies({ props, origin }: Construct, context: PolicyContext): readonly RolePolicy[] {
  const documents = property(props, 'inlinePolicies').flatMap((alternative): readonly RolePolicy[] => {
    if (alternative.kind === 'absent') return [];
    if (alternative.kind !== 'record') return [unread('inlinePolicies', 'inline', 'which inline policies there are is not known', origin)];
    const known = [...alternative.members].map(([name, document]) =>
      inline(name, documentNode(document, origin, context), false, origin, context),
    );
    const { open } = alternative;
    return open === undefined ? known : [...known, unread('inlinePolicies', 'inline', open.reason, origin)];
  });
  return [...listed(property(props, 'managedPolicies')).flatMap((policy) => managedPolicyOf(policy, origin, context)), ...documents];
}

/** A managed policy of AWS by its name, one of the account by ARN or name, one of the app. */
export function managedPolicyOf(value: DataValue, origin: Origin, context: PolicyContext): readonly RolePolicy[] {
  const { nodes, evaluation, tree } = context;
  const construct = constructOf(value, tree);
  if (construct?.imported !== undefined) {
    const node = nodes.node(construct.imported.value, origin);
    const texts = node === undefined ? [wildcard()] : evaluation.patterns(node);
    const isArn = construct.imported.attribute === '@arn';
    return texts.map((name) =>
      managed(
        isArn ? name : concat(literal('arn:'), pseudo('partition'), literal(':iam::'), pseudo('account'), literal(':policy/'), name),
        false,
        origin,
      ),
    );
  }
  if (construct !== undefined) return policyOf(construct, context);
  const name =
    textOf(property(value, '@of')) === 'aws-iam.ManagedPolicy.fromAwsManagedPolicyName' ? textOf(property(value, '@0')) : undefined;
  return [
    name === undefined
      ? unread('managed policy', 'managed', 'which managed policy it is, is not known', origin)
      : managed(awsManagedPolicy(name), false, origin),
  ];
}

/** `new Policy(this, 'P', { statements, document })` and `new ManagedPolicy(...)`, with what is added to them. */
export function policyOf(construct: Construct, context: PolicyContext): readonly RolePolicy[] {
  const { props, path, origin, class: name } = construct;
  const kind = POLICIES.get(name);
  if (kind === undefined) return [unread(path, 'managed', `what ${name} says is not known`, origin)];
  const statements = [
    ...listed(property(props, 'statements')),
    ...context.tree.calls(path, 'addStatements').flatMap((call) => call.arguments),
  ];
  const document = property(props, 'document');
  const parts = [
    ...(isAbsent(document) ? [] : [inline(path, documentNode(document, origin, context), false, origin, context)]),
    ...(statements.length === 0
      ? []
      : [
          inline(
            path,
            documentOf(
              statements.map((one) => statementNode(one, origin, context)),
              origin,
            ),
            false,
            origin,
            context,
          ),
        ]),
  ];
  return parts.map((part) => ({ ...part, kind }));
}

/** An inline policy with that document. */
export function inline(
  name: string,
  node: TemplateNode | undefined,
  platform: boolean,
  origin: Origin,
  { evaluation }: PolicyContext,
): RolePolicy {
  if (node === undefined) return unread(name, 'inline', 'it has no document', origin);
  return { name, kind: 'inline', platform, when: ALWAYS, content: { kind: 'document', node, evaluation }, origin };
}

/** The managed policy of an ARN. */
export function managed(arn: Pattern, platform: boolean, origin: Origin): RolePolicy {
  return { name: canonicalText(arn), kind: 'managed', platform, when: ALWAYS, content: { kind: 'managed', arn }, origin };
}

/** A policy of which nothing is known, and why. */
export function unread(name: string, kind: RolePolicy['kind'], reason: string, origin: Origin): RolePolicy {
  return { name, kind, platform: false, when: ALWAYS, content: { kind: 'unknown', reason }, origin };
}
