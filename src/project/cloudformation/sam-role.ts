import type { Origin } from '../../model/origin.ts';
import { isNoValue } from './branches.ts';
import { listNode, mapNode, scalarNode } from './build-node.ts';
import { type Circumstances, whereHolds } from './circumstances.ts';
import type { Evaluation } from './evaluation.ts';
import { implicitResource } from './implicit-resource.ts';
import { managedPolicyName } from './managed-policies.ts';
import { physicalName } from './resource-reference.ts';
import type { RoleDeclaration } from './role-declaration.ts';
import type { RolePolicy } from './role-policy.ts';
import { withGlobals } from './sam-globals.ts';
import { functionPlatformPolicies, stateMachinePlatformPolicies } from './sam-platform-policies.ts';
import { samPolicies } from './sam-policies.ts';
import type { Resource } from './template.ts';
import { member, type TemplateMap } from './template-node.ts';
import { variants } from './variants.ts';

/** A type of which SAM makes roles: its section of `Globals`, who assumes the role, and what SAM attaches by itself. */
interface RoleOwner {
  readonly section: string;
  readonly service: string;
  readonly platform: (resource: Resource, when: Circumstances, evaluation: Evaluation) => readonly RolePolicy[];
}

const OWNERS: ReadonlyMap<string, RoleOwner> = new Map([
  ['AWS::Serverless::Function', { section: 'Function', service: 'lambda.amazonaws.com', platform: functionPlatformPolicies }],
  ['AWS::Serverless::StateMachine', { section: 'StateMachine', service: 'states.amazonaws.com', platform: stateMachinePlatformPolicies }],
]);

/**
 * The roles that SAM makes of functions and state machines that name none, with what it attaches to them by itself.
 * https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-generated-resources-function.html
 */
export function samRoles(evaluation: Evaluation): readonly RoleDeclaration[] {
  return [...evaluation.template.resources.values()].flatMap((declared) => {
    const owner = OWNERS.get(declared.type);
    if (owner === undefined) return [];
    const resource = { ...declared, properties: withGlobals(declared.properties, evaluation.template.globals, owner.section) };
    const given = whereRoleIsMade(resource);
    return given === undefined ? [] : [samRole(resource, owner, given, evaluation)];
  });
}

function samRole(resource: Resource, owner: RoleOwner, given: Circumstances, evaluation: Evaluation): RoleDeclaration {
  const logicalId = `${resource.logicalId}Role`;
  const reference = `${evaluation.prefix}${logicalId}`;
  const made = implicitResource(logicalId, evaluation.template);
  const property = (name: string) => member(resource.properties, name);
  const platform = owner.platform(resource, given, evaluation);
  const attached = new Set(platform.map(({ name }) => managedPolicyName(name)));
  return {
    reference,
    id: reference,
    names: made === undefined ? [] : physicalName(made, evaluation),
    given,
    // SAM attaches a managed policy once, and what it attaches by itself it attaches whatever `Policies` says.
    policies: [
      ...platform,
      ...samPolicies(property('Policies'), logicalId, given, evaluation).filter(
        ({ kind, name }) => kind === 'inline' || !attached.has(managedPolicyName(name)),
      ),
    ],
    boundary: property('PermissionsBoundary'),
    trust: property('AssumeRolePolicyDocument') ?? trustOf(owner.service, resource.origin),
    tags: undefined,
    evaluation,
    origin: resource.origin,
  };
}

/** `undefined` where the resource names a role in every deployment. */
function whereRoleIsMade({ properties, condition }: Resource): Circumstances | undefined {
  const role = member(properties, 'Role');
  const exists = whereHolds(condition);
  if (role === undefined) return exists;
  const without = (variants(role, exists) ?? []).filter(({ node }) => isNoValue(node));
  return without[0]?.when;
}

function trustOf(service: string, origin: Origin): TemplateMap {
  const text = (value: string) => scalarNode(value, origin);
  const statement = mapNode(
    [
      ['Effect', text('Allow')],
      ['Principal', mapNode([['Service', text(service)]], origin)],
      ['Action', text('sts:AssumeRole')],
    ],
    origin,
  );
  return mapNode(
    [
      ['Version', text('2012-10-17')],
      ['Statement', listNode([statement], origin)],
    ],
    origin,
  );
}
