import type { DataValue } from '../../../model/data-value.ts';
import type { Origin } from '../../../model/origin.ts';
import { concat, literal, type Pattern, pseudo, wildcard } from '../../../model/pattern.ts';
import { canonicalText } from '../../../policy/iam-text.ts';
import { listNode, mapNode, referenceNode, scalarNode } from '../../cloudformation/build-node.ts';
import { ALWAYS } from '../../cloudformation/circumstances.ts';
import type { Evaluation } from '../../cloudformation/evaluation.ts';
import type { PolicyAttachment } from '../../cloudformation/policy-attachments.ts';
import type { RolePolicy } from '../../cloudformation/role-policy.ts';
import type { TemplateNode } from '../../cloudformation/template-node.ts';
import { attributeText } from './construct-attribute.ts';
import { textOf } from './construct-resource.ts';
import { type Construct, callKey, isAbsent, type MethodCall, property } from './construct-tree.ts';
import { functionClass } from './construct-types.ts';
import { awsManagedPolicy, eventSourceManagedPolicies, frameworkManagedPolicies, frameworkStatements } from './framework-policies.ts';
import { staticGrant } from './grant-methods.ts';
import { allow, grantedStatements } from './granted-statements.ts';
import { granteeRoles, rolesOf, serviceRole } from './grantee-role.ts';
import { constructOf, documentNode, documentOf, listed, type NodeContext, statementNode } from './policy-statement.ts';

/** Where the values of policies are evaluated. */
export interface PolicyContext extends NodeContext {
  readonly evaluation: Evaluation;
}

/** What the app and the CDK attach to the roles of an app, by the roles' paths. */
export function rolePolicies(context: PolicyContext): readonly PolicyAttachment[] {
  const { tree } = context;
  const granted = new Map<string, TemplateNode[]>();
  const attachments: PolicyAttachment[] = [];
  const grant = (roles: readonly string[], statements: readonly TemplateNode[]) => {
    for (const role of roles) granted.set(role, [...(granted.get(role) ?? []), ...statements]);
  };
  const attach = (roles: readonly string[], policies: readonly RolePolicy[]) => {
    for (const role of roles) attachments.push(...policies.map((policy) => ({ role: roleName(role, policy.origin), policy })));
  };
  for (const construct of tree.all()) {
    if (construct.imported !== undefined) continue;
    if (functionClass(construct.class) !== undefined) attachToFunction(construct, context, grant, attach);
    if (construct.class === 'aws-iam.Role') attach([construct.path], declaredPolicies(construct, context));
    if (POLICIES.has(construct.class))
      attach(
        listed(property(construct.props, 'roles')).flatMap((role) => granteeRoles(role, tree)),
        policyOf(construct, context),
      );
  }
  for (const call of tree.recorded()) {
    const isOpen = tree.isUncertain(callKey(call));
    const perhaps = (roles: readonly string[]) => (isOpen ? partition(roles, (role) => !isUncertainRole(role, tree)) : [[], roles]);
    const label = `${call.origin.file}:${call.origin.line} runs`;
    applyCall(
      call,
      context,
      (roles, statements) => {
        const [open = [], sure = []] = perhaps(roles);
        grant(sure, statements);
        grant(
          open,
          statements.map((statement) => onlyIf(statement, label)),
        );
      },
      (roles, policies) => {
        const [open = [], sure = []] = perhaps(roles);
        attach(sure, policies);
        attach(
          open,
          policies.map((policy) => ({ ...policy, when: { conditions: new Map([[label, true]]), choices: [] } })),
        );
      },
    );
  }
  const own = [...granted].map(([role, statements]): PolicyAttachment => {
    const origin = statements[0]?.origin ?? { file: '', line: 1, column: 1 };
    return {
      role: roleName(role, origin),
      policy: inline(`${role}/DefaultPolicy`, documentOf(statements, origin), false, origin, context),
    };
  });
  return [...attachments, ...own];
}

/** Where the role itself is made only in some runs, what is granted there may well be granted in the same runs. */
function isUncertainRole(path: string, tree: NodeContext['tree']): boolean {
  return tree.isUncertain(path) || tree.isUncertain(path.replace(/\/ServiceRole$/, ''));
}

function partition(roles: readonly string[], isIn: (role: string) => boolean): readonly (readonly string[])[] {
  return [roles.filter(isIn), roles.filter((role) => !isIn(role))];
}

/** A statement that is there only if the app gets to a place. */
function onlyIf(statement: TemplateNode, label: string): TemplateNode {
  const { origin } = statement;
  return mapNode([['Fn::If', listNode([scalarNode(label, origin), statement, referenceNode('AWS::NoValue', origin)], origin)]], origin);
}

type Grant = (roles: readonly string[], statements: readonly TemplateNode[]) => void;
type Attach = (roles: readonly string[], policies: readonly RolePolicy[]) => void;

/** The constructs that are policies by themselves, and of which kind. */
const POLICIES: ReadonlyMap<string, RolePolicy['kind']> = new Map([
  ['aws-iam.Policy', 'inline'],
  ['aws-iam.ManagedPolicy', 'managed'],
]);

function attachToFunction(construct: Construct, context: PolicyContext, grant: Grant, attach: Attach): void {
  const roles = rolesOf(construct, context.tree);
  const { props, origin, path } = construct;
  if (isAbsent(property(props, 'role')))
    attach(
      [serviceRole(construct)],
      frameworkManagedPolicies(construct).map((arn) => managed(arn, true, origin)),
    );
  attach(
    roles,
    eventSourceManagedPolicies(construct, context).map((arn) => managed(arn, true, origin)),
  );
  const own = frameworkStatements(construct, context);
  if (own.length > 0) attach(roles, [inline(`${path} by the CDK`, documentOf(own, origin), true, origin, context)]);
  grant(
    roles,
    listed(property(props, 'initialPolicy')).map((statement) => statementNode(statement, origin, context)),
  );
}

/** `managedPolicies` and `inlinePolicies` of a role. */
function declaredPolicies({ props, origin }: Construct, context: PolicyContext): readonly RolePolicy[] {
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
function managedPolicyOf(value: DataValue, origin: Origin, context: PolicyContext): readonly RolePolicy[] {
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
function policyOf(construct: Construct, context: PolicyContext): readonly RolePolicy[] {
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

const ADDING_STATEMENTS = /^(?:(?:role|grantPrincipal)\.)?addTo(?:Role|Principal)?Policy$/;
const ADDING_MANAGED = /^(?:role\.)?addManagedPolicy$/;
const ATTACHING_INLINE = /^(?:role\.)?attachInlinePolicy$/;
const GRANTING = /(?:^|\.)grant\w*$|^grants\.\w+$/;

/** A call that gives a role something. */
function applyCall(call: MethodCall, context: PolicyContext, grant: Grant, attach: Attach): void {
  const { path, method, arguments: passed, origin } = call;
  const { tree } = context;
  const [first = []] = passed;
  const construct = tree.get(path);
  if (path === '') applyStatic(call, context, grant, attach);
  else if (construct === undefined) return;
  else if (ADDING_STATEMENTS.test(method)) grant(rolesOf(construct, tree), [statementNode(first, origin, context)]);
  else if (ADDING_MANAGED.test(method)) attach(rolesOf(construct, tree), managedPolicyOf(first, origin, context));
  else if (ATTACHING_INLINE.test(method)) {
    const policy = constructOf(first, tree);
    attach(
      rolesOf(construct, tree),
      policy === undefined
        ? [unread(`${path}.${method}`, 'inline', 'which policy it is, is not known', origin)]
        : policyOf(policy, context),
    );
  } else if (method === 'attachToRole' && POLICIES.has(construct.class)) attach(granteeRoles(first, tree), policyOf(construct, context));
  else if (GRANTING.test(method)) applyGrant(construct, call, context, grant, attach);
}

function applyGrant(construct: Construct, call: MethodCall, context: PolicyContext, grant: Grant, attach: Attach): void {
  const { method, arguments: passed, origin } = call;
  const [first = []] = passed;
  const statements = grantedStatements(construct, call, context) ?? memberStatements(construct, call, context);
  if (statements !== undefined) grant(granteeRoles(first, context.tree), statements);
  else {
    const roles = passed.flatMap((value) => granteeRoles(value, context.tree));
    const reason = `what ${method} of ${construct.class} grants is not known`;
    attach([...new Set(roles)], [unread(`${construct.path} ${method} at ${origin.file}:${origin.line}`, 'inline', reason, origin)]);
  }
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
function applyStatic({ method, arguments: passed, origin }: MethodCall, context: PolicyContext, grant: Grant, attach: Attach): void {
  const { tree, nodes } = context;
  const [first = []] = passed;
  if (/^aws-iam\.Grant\.addToPrincipal/.test(method)) {
    const list = (name: string) => listed(property(first, name)).flatMap((item) => nodes.node(item, origin) ?? []);
    grant(granteeRoles(property(first, 'grantee'), tree), [allow(list('actions'), list('resourceArns'), origin)]);
    return;
  }
  const known = staticGrant(method);
  const roles = passed.flatMap((value) => granteeRoles(value, tree));
  if (known === undefined)
    attach(roles, [unread(`${method} at ${origin.file}:${origin.line}`, 'inline', `what ${method} grants is not known`, origin)]);
  else
    grant(
      roles,
      known.statements.map(({ actions, resources }) =>
        allow(
          actions.map((action) => scalarNode(action, origin)),
          resources.map((resource) => scalarNode(resource, origin)),
          origin,
        ),
      ),
    );
}

function roleName(path: string, origin: Origin): Pattern {
  return [{ kind: 'reference', resource: path, attribute: 'name', type: 'AWS::IAM::Role', reason: `the role ${path}`, origin }];
}

function inline(
  name: string,
  node: TemplateNode | undefined,
  platform: boolean,
  origin: Origin,
  { evaluation }: PolicyContext,
): RolePolicy {
  if (node === undefined) return unread(name, 'inline', 'it has no document', origin);
  return { name, kind: 'inline', platform, when: ALWAYS, content: { kind: 'document', node, evaluation }, origin };
}

function managed(arn: Pattern, platform: boolean, origin: Origin): RolePolicy {
  return { name: canonicalText(arn), kind: 'managed', platform, when: ALWAYS, content: { kind: 'managed', arn }, origin };
}

function unread(name: string, kind: RolePolicy['kind'], reason: string, origin: Origin): RolePolicy {
  return { name, kind, platform: false, when: ALWAYS, content: { kind: 'unknown', reason }, origin };
}
