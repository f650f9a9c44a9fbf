import type { Origin } from '../../../model/origin.ts';
import type { Pattern } from '../../../model/pattern.ts';
import { listNode, mapNode, referenceNode, scalarNode } from '../../cloudformation/build-node.ts';
import type { PolicyAttachment } from '../../cloudformation/policy-attachments.ts';
import type { TemplateNode } from '../../cloudformation/template-node.ts';
import { type Construct, type ConstructTree, callKey, isAbsent, type MethodCall, property } from './construct-tree.ts';
import { functionClass } from './construct-types.ts';
import { eventSourceManagedPolicies, frameworkManagedPolicies, frameworkStatements } from './framework-policies.ts';
import { granteeRoles, rolesOf, serviceRole } from './grantee-role.ts';
import { callAddition, type RoleAddition } from './granting-calls.ts';
import { declaredPolicies, inline, isPolicy, managed, type PolicyContext, policyOf, unread } from './policy-constructs.ts';
import { documentOf, listed, statementNode } from './policy-statement.ts';
import { heldConstructs, isUnread } from './unread-construct.ts';

/** What the app and the CDK attach to the roles of an app, by the roles' paths. */
export function rolePolicies(context: PolicyContext): readonly PolicyAttachment[] {
  const { tree } = context;
  const additions = [
    ...tree.all().flatMap((construct) => (construct.imported === undefined ? constructAdditions(construct, context) : [])),
    ...tree.recorded().flatMap((call) => {
      const addition = callAddition(call, context);
      return addition === undefined ? [] : asCertain(addition, call, tree);
    }),
  ];
  const attached = additions.flatMap(({ roles, policies = [] }) =>
    roles.flatMap((role) => policies.map((policy) => ({ role: roleName(role, policy.origin), policy }))),
  );
  return [...attached, ...defaultPolicies(additions, context)];
}

/** The policy that the CDK makes for a role of all statements that are added to it. */
function defaultPolicies(additions: readonly RoleAddition[], context: PolicyContext): readonly PolicyAttachment[] {
  const granted = new Map<string, TemplateNode[]>();
  for (const { roles, statements = [] } of additions)
    for (const role of statements.length === 0 ? [] : roles) granted.set(role, [...(granted.get(role) ?? []), ...statements]);
  return [...granted].map(([role, statements]) => {
    const origin = statements[0]?.origin ?? { file: '', line: 1, column: 1 };
    const policy = inline(`${role}/DefaultPolicy`, documentOf(statements, origin), false, origin, context);
    return { role: roleName(role, origin), policy };
  });
}

function constructAdditions(construct: Construct, context: PolicyContext): readonly RoleAddition[] {
  if (functionClass(construct.class) !== undefined) return functionAdditions(construct, context);
  if (construct.class === 'aws-iam.Role') return [{ roles: [construct.path], policies: declaredPolicies(construct, context) }];
  if (isUnread(construct)) return [unreadAddition(construct, context)];
  if (!isPolicy(construct)) return [];
  const roles = listed(property(construct.props, 'roles')).flatMap((role) => granteeRoles(role, context.tree));
  return [{ roles, policies: policyOf(construct, context) }];
}

/** A construct of another package may grant something to each function that it is given. */
function unreadAddition({ class: name, path, props, origin }: Construct, { tree }: PolicyContext): RoleAddition {
  const roles = [...new Set(granteeRoles(heldConstructs(props), tree))];
  return { roles, policies: [unread(path, 'inline', `what ${name} grants is not read`, origin)] };
}

function functionAdditions(construct: Construct, context: PolicyContext): readonly RoleAddition[] {
  const { props, origin, path } = construct;
  const roles = rolesOf(construct, context.tree);
  const own = frameworkStatements(construct, context);
  const attached = eventSourceManagedPolicies(construct, context).map((arn) => managed(arn, true, origin));
  const made = frameworkManagedPolicies(construct).map((arn) => managed(arn, true, origin));
  const initial = listed(property(props, 'initialPolicy')).map((statement) => statementNode(statement, origin, context));
  return [
    ...(isAbsent(property(props, 'role')) ? [{ roles: [serviceRole(construct)], policies: made }] : []),
    { roles, policies: attached, statements: initial },
    ...(own.length === 0 ? [] : [{ roles, policies: [inline(`${path} by the CDK`, documentOf(own, origin), true, origin, context)] }]),
  ];
}

/** What only some runs of the app add, under the condition that they do; unless the role itself is made only in some runs, which may well be the same. */
function asCertain(addition: RoleAddition, call: MethodCall, tree: ConstructTree): readonly RoleAddition[] {
  if (!tree.isUncertain(callKey(call))) return [addition];
  const isOpen = (role: string) => !tree.isUncertain(role) && !tree.isUncertain(role.replace(/\/ServiceRole$/, ''));
  const label = `${call.origin.file}:${call.origin.line} runs`;
  const { roles, statements = [], policies = [] } = addition;
  return [
    { ...addition, roles: roles.filter((role) => !isOpen(role)) },
    {
      roles: roles.filter(isOpen),
      statements: statements.map((statement) => onlyIf(statement, label)),
      policies: policies.map((policy) => ({ ...policy, when: { conditions: new Map([[label, true]]), choices: [] } })),
    },
  ];
}

/** A statement that is there only if the app gets to a place. */
function onlyIf(statement: TemplateNode, label: string): TemplateNode {
  const { origin } = statement;
  return mapNode([['Fn::If', listNode([scalarNode(label, origin), statement, referenceNode('AWS::NoValue', origin)], origin)]], origin);
}

function roleName(path: string, origin: Origin): Pattern {
  return [{ kind: 'reference', resource: path, attribute: 'name', type: 'AWS::IAM::Role', reason: `the role ${path}`, origin }];
}
