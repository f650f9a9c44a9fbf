import type { Origin } from '../../model/origin.ts';
import { listNode, mapNode, referenceNode, scalarNode } from '../cloudformation/build-node.ts';
import { ALWAYS } from '../cloudformation/circumstances.ts';
import type { Evaluation } from '../cloudformation/evaluation.ts';
import { grantDocument } from '../cloudformation/grant-document.ts';
import { managedPolicies } from '../cloudformation/managed-policies.ts';
import type { PolicyAttachment } from '../cloudformation/policy-attachments.ts';
import type { RolePolicy } from '../cloudformation/role-policy.ts';
import { items, member, type TemplateNode } from '../cloudformation/template-node.ts';
import type { BoundGrant } from './event-grants.ts';
import { type DeclaredFunction, functionGrants } from './function-grants.ts';
import { joined } from './role-resource.ts';
import { hasNoLog, logGroupName } from './service-function.ts';
import type { RoleContext, ServiceRole } from './service-roles.ts';

/**
 * What the framework attaches to its roles by itself: leave to write logs, to poll event sources, to reach a VPC.
 * https://github.com/serverless/serverless/blob/main/docs/sf/providers/aws/guide/iam.md#auto-added-permissions-for-per-function-roles
 */
export function frameworkPolicies(
  roles: readonly ServiceRole[],
  context: RoleContext,
  evaluation: Evaluation,
): readonly PolicyAttachment[] {
  return roles.flatMap(({ resource, functions, isDedicated, isChanged }) => {
    const grants = [
      ...logGrants(functions, isDedicated, context),
      ...functions.flatMap((declared) => functionGrants(declared, context.provider)),
    ];
    const documents = grants.map(({ grant, parameters }) => grantDocument([grant], parameters, resource.origin));
    const statements = documents.flatMap((document) => items(member(document, 'Statement')));
    const node = mapNode([['Statement', listNode(statements, resource.origin)]], resource.origin);
    const policies: readonly RolePolicy[] = [
      {
        name: 'framework',
        kind: 'inline',
        platform: true,
        when: ALWAYS,
        content: { kind: 'document', node, evaluation },
        origin: resource.origin,
      },
      ...networkPolicies(functions, context, resource.origin, evaluation),
      ...(isChanged ? [changes(resource.origin)] : []),
    ];
    const [role = []] = evaluation.patterns(referenceNode(resource.logicalId, resource.origin));
    return policies.map((policy) => ({ role, policy }));
  });
}

/** The framework merges what `resources` says of a role into what it writes itself. */
function changes(origin: Origin): RolePolicy {
  const content = { kind: 'unknown', reason: 'the resources section changes the role that the framework makes' } as const;
  return { name: 'resources', kind: 'inline', platform: false, when: ALWAYS, content, origin };
}

function networkPolicies(
  functions: readonly DeclaredFunction[],
  { provider }: RoleContext,
  origin: Origin,
  evaluation: Evaluation,
): readonly RolePolicy[] {
  if (member(provider, 'vpc') === undefined && !functions.some(({ node }) => member(node, 'vpc') !== undefined)) return [];
  const arn = mapNode(
    [['Fn::Sub', scalarNode('arn:${AWS::Partition}:iam::aws:policy/service-role/AWSLambdaVPCAccessExecutionRole', origin)]],
    origin,
  );
  return managedPolicies(arn, ALWAYS, evaluation).map((policy) => ({ ...policy, platform: true }));
}

/** The shared role may write to every group that begins like the service's functions; functions with names or groups of their own are added one by one. */
function logGrants(functions: readonly DeclaredFunction[], isDedicated: boolean, { stack, provider }: RoleContext): readonly BoundGrant[] {
  const logging = functions.filter(({ node }) => !hasNoLog(node));
  const groups = logging.map(({ key, node }) => {
    const group = logGroupName(node, provider);
    if (group !== undefined) return { name: group, prefix: '', isUsual: false };
    const named = member(node, 'name');
    return { name: named ?? joined([stack, key], stack.origin), prefix: '/aws/lambda/', isUsual: named === undefined };
  });
  if (isDedicated)
    return groups.map(({ name, prefix }) => logGrant(['CreateLogGroup', 'CreateLogStream', 'PutLogEvents'], prefix, name, ':*:*'));
  const usual = groups.some(({ isUsual }) => isUsual);
  const granted = [...groups.filter(({ isUsual }) => !isUsual), ...(usual ? [{ name: stack, prefix: '/aws/lambda/', isUsual: true }] : [])];
  // What is named like the others would be written by the same leave.
  const silent = usual ? functions.filter(({ node }) => hasNoLog(node) && member(node, 'name') === undefined) : [];
  return [
    ...granted.flatMap(({ name, prefix, isUsual }) => [
      logGrant(['CreateLogGroup', 'CreateLogStream', 'TagResource'], prefix, name, isUsual ? '*:*' : ':*'),
      logGrant(['PutLogEvents'], prefix, name, isUsual ? '*:*:*' : ':*:*'),
    ]),
    ...silent.map(({ key }) => denied(logGrant(['PutLogEvents'], '/aws/lambda/', joined([stack, key], stack.origin), ':*'))),
  ];
}

function logGrant(actions: readonly string[], prefix: string, name: TemplateNode, suffix: string): BoundGrant {
  return {
    grant: {
      actions: actions.map((action) => `logs:${action}`),
      resources: [`arn:\${Partition}:logs:\${Region}:\${Account}:log-group:${prefix}\${Name}${suffix}`],
    },
    parameters: [['Name', name]],
  };
}

function denied({ grant, parameters }: BoundGrant): BoundGrant {
  return { grant: { ...grant, effect: 'Deny' }, parameters };
}
