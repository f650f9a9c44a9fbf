import { scalarNode } from '../../cloudformation/build-node.ts';
import type { RolePolicy } from '../../cloudformation/role-policy.ts';
import type { TemplateNode } from '../../cloudformation/template-node.ts';
import { attributeText } from './construct-attribute.ts';
import { type Construct, type MethodCall, property } from './construct-tree.ts';
import { staticGrant } from './grant-methods.ts';
import { allow, grantedStatements, granteeOf } from './granted-statements.ts';
import { granteeRoles, rolesOf } from './grantee-role.ts';
import { isPolicy, managedPolicyOf, type PolicyContext, policyOf, unread } from './policy-constructs.ts';
import { constructOf, listed, statementNode } from './policy-statement.ts';
import { heldConstructs, isUnread } from './unread-construct.ts';

const ADDING_STATEMENTS = /^(?:(?:role|grantPrincipal)\.)?addTo(?:Role|Principal)?Policy$/;
const ADDING_MANAGED = /^(?:role\.)?addManagedPolicy$/;
const ATTACHING_INLINE = /^(?:role\.)?attachInlinePolicy$/;
const GRANTING = /(?:^|\.)grant\w*$|^grants\.\w+$/;

/** What roles are given: statements of their default policy, or policies. */
export interface RoleAddition {
  /** The paths of the roles. */
  readonly roles: readonly string[];
  readonly statements?: readonly TemplateNode[];
  readonly policies?: readonly RolePolicy[];
}

/** What a call gives to roles; nothing for most calls. */
export function callAddition(call: MethodCall, context: PolicyContext): RoleAddition | undefined {
  const { path, method, arguments: passed, origin } = call;
  const { tree } = context;
  const [first = []] = passed;
  if (path === '') return staticAddition(call, context);
  const construct = tree.get(path);
  if (construct === undefined) return undefined;
  if (isUnread(construct)) {
    const roles = [...new Set(granteeRoles(passed.flatMap(heldConstructs), tree))];
    return { roles, policies: [unread(`${path}.${method}`, 'inline', `what ${method} of ${construct.class} grants is not read`, origin)] };
  }
  if (ADDING_STATEMENTS.test(method)) return { roles: rolesOf(construct, tree), statements: [statementNode(first, origin, context)] };
  if (ADDING_MANAGED.test(method)) return { roles: rolesOf(construct, tree), policies: managedPolicyOf(first, origin, context) };
  if (ATTACHING_INLINE.test(method)) {
    const policy = constructOf(first, tree);
    const unknown = unread(`${path}.${method}`, 'inline', 'which policy it is, is not known', origin);
    return { roles: rolesOf(construct, tree), policies: policy === undefined ? [unknown] : policyOf(policy, context) };
  }
  if (method === 'attachToRole' && isPolicy(construct)) return { roles: granteeRoles(first, tree), policies: policyOf(construct, context) };
  return GRANTING.test(method) ? grantAddition(construct, call, context) : undefined;
}

function grantAddition(construct: Construct, call: MethodCall, context: PolicyContext): RoleAddition {
  const { method, arguments: passed, origin } = call;
  const statements = grantedStatements(construct, call, context) ?? memberStatements(construct, call, context);
  if (statements !== undefined) return { roles: granteeRoles(granteeOf(construct, call), context.tree), statements };
  const roles = passed.flatMap((value) => granteeRoles(value, context.tree));
  const reason = `what ${method} of ${construct.class} grants is not known`;
  return {
    roles: [...new Set(roles)],
    policies: [unread(`${construct.path} ${method} at ${origin.file}:${origin.line}`, 'inline', reason, origin)],
  };
}

/** `database.secret.grantRead(fn)`: the secret that a database makes is known by its member. */
function memberStatements(
  { path, class: name }: Construct,
  { method, origin }: MethodCall,
  { nodes }: PolicyContext,
): readonly TemplateNode[] | undefined {
  if (method !== 'secret.grantRead' || !/^aws-(rds|docdb|redshift)\./.test(name)) return undefined;
  const secret = nodes.node([{ kind: 'text', pattern: attributeText(path, '', 'secret.secretArn', origin) }], origin);
  const actions = ['secretsmanager:GetSecretValue', 'secretsmanager:DescribeSecret'].map((action) => scalarNode(action, origin));
  return secret === undefined ? undefined : [allow(actions, [secret], origin)];
}

/** `Grant.addToPrincipal({ grantee, actions, resourceArns })`, `Metric.grantPutMetricData(fn)`. */
function staticAddition({ method, arguments: passed, origin }: MethodCall, { tree, nodes }: PolicyContext): RoleAddition {
  const [first = []] = passed;
  if (/^aws-iam\.Grant\.addToPrincipal/.test(method)) {
    const list = (name: string) => listed(property(first, name)).flatMap((item) => nodes.node(item, origin) ?? []);
    return { roles: granteeRoles(property(first, 'grantee'), tree), statements: [allow(list('actions'), list('resourceArns'), origin)] };
  }
  const roles = passed.flatMap((value) => granteeRoles(value, tree));
  const known = staticGrant(method);
  if (known === undefined)
    return {
      roles,
      policies: [unread(`${method} at ${origin.file}:${origin.line}`, 'inline', `what ${method} grants is not known`, origin)],
    };
  const scalars = (texts: readonly string[]) => texts.map((one) => scalarNode(one, origin));
  return { roles, statements: known.statements.map(({ actions, resources }) => allow(scalars(actions), scalars(resources), origin)) };
}
