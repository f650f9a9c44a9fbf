import type { ApiRoute, RouteAuthorization } from '../../../model/exposure.ts';
import type { Setting } from '../../../model/setting.ts';
import { reach, reachItems } from '../branches.ts';
import { declaredIn } from '../declared-in.ts';
import type { DeclaredResource, Evaluation } from '../evaluation.ts';
import type { FunctionDeclaration } from '../function-declaration.ts';
import { namesFunction } from '../function-links.ts';
import type { Resource } from '../template.ts';
import type { TemplateNode } from '../template-node.ts';
import { asText, readSetting } from './read-setting.ts';

const TARGET_GROUP = 'AWS::ElasticLoadBalancingV2::TargetGroup';

/** Terraform declares the targets of a group apart. */
export const TARGET_ATTACHMENT = 'aws_lb_target_group_attachment';

/** What leads to targets, and under which name it has its actions. */
const LISTENERS: ReadonlyMap<string, string> = new Map([
  ['AWS::ElasticLoadBalancingV2::Listener', 'DefaultActions'],
  ['AWS::ElasticLoadBalancingV2::ListenerRule', 'Actions'],
]);

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-authenticate-users.html, .../listener-verify-jwt.html */
const AUTHENTICATING = new Set(['authenticate-cognito', 'authenticate-oidc', 'jwt-validation']);

/**
 * The routes to a function that listeners and rules of load balancers make by its target group; those of internal load balancers are none, for nobody
 * outside the network reaches them. https://docs.aws.amazon.com/elasticloadbalancing/latest/application/lambda-functions.html
 */
export function loadBalancerRoutes(declaration: FunctionDeclaration): readonly ApiRoute[] {
  const { evaluation, id } = declaration;
  const groups = targetGroups(declaration);
  if (groups.size === 0) return [];
  return [...evaluation.template.resources.values()].flatMap((resource): readonly ApiRoute[] => {
    const property = LISTENERS.get(resource.type);
    const actions = property === undefined ? [] : reachItems(resource.properties, property);
    if (!actions.some((action) => forwardsTo(action, groups, evaluation))) return [];
    const scheme = schemeOf(resource, evaluation);
    return scheme === 'internal' ? [] : [routeOf(resource, actions, scheme, evaluation, id)];
  });
}

/** The groups that have the function as a target, by their logical ids. */
function targetGroups(declaration: FunctionDeclaration): ReadonlySet<string> {
  const { evaluation } = declaration;
  const names = namesFunction(declaration);
  const isFunction = (node: TemplateNode) => evaluation.patterns(node).some(names);
  return new Set(
    [...evaluation.template.resources.values()].flatMap((resource) => {
      if (resource.type === TARGET_GROUP)
        return reachItems(resource.properties, 'Targets').some((target) => reach(target, 'Id').some(isFunction))
          ? [resource.logicalId]
          : [];
      if (resource.type !== TARGET_ATTACHMENT || !reach(resource.properties, 'TargetId').some(isFunction)) return [];
      return referred(reach(resource.properties, 'TargetGroupArn'), evaluation).map(({ resource: group }) => group.logicalId);
    }),
  );
}

function forwardsTo(action: TemplateNode, groups: ReadonlySet<string>, evaluation: Evaluation): boolean {
  const weighted = reachItems(action, 'ForwardConfig', 'TargetGroups').flatMap((group) => reach(group, 'TargetGroupArn'));
  return referred([...reach(action, 'TargetGroupArn'), ...weighted], evaluation).some(({ resource }) => groups.has(resource.logicalId));
}

type Scheme = 'internal' | 'internet-facing' | 'unknown';

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-elasticloadbalancingv2-loadbalancer.html#cfn-elasticloadbalancingv2-loadbalancer-scheme */
function schemeOf(listener: Resource, evaluation: Evaluation): Scheme {
  const owners = referred(reach(listener.properties, 'ListenerArn'), evaluation).map(({ resource }) => resource);
  const balancers = [listener, ...owners].flatMap((one) => referred(reach(one.properties, 'LoadBalancerArn'), evaluation));
  const schemes = balancers.flatMap(({ resource, evaluation: owner }): readonly Scheme[] => {
    const { values, mayBeUnset, unknown } = readSetting(owner, resource, ['Scheme'], asText);
    if (unknown !== undefined) return ['unknown'];
    return [
      ...(mayBeUnset ? (['internet-facing'] as const) : []),
      ...values.map((value) => (isInternal(value) ? 'internal' : 'internet-facing')),
    ];
  });
  if (schemes.length === 0) return 'unknown';
  return schemes.find((scheme) => scheme === 'internet-facing') ?? schemes.find((scheme) => scheme === 'unknown') ?? 'internal';
}

/** Terraform has a switch for it. */
function isInternal(scheme: string): boolean {
  return scheme === 'internal' || scheme === 'true';
}

function routeOf(resource: Resource, actions: readonly TemplateNode[], scheme: Scheme, evaluation: Evaluation, owner: string): ApiRoute {
  return {
    function: owner,
    kind: 'load-balancer',
    method: 'ANY',
    path: pathOf(resource, evaluation),
    authorization: authorization(resource, actions, scheme, evaluation),
    origin: resource.origin,
  };
}

function authorization(
  { properties, origin }: Resource,
  actions: readonly TemplateNode[],
  scheme: Scheme,
  evaluation: Evaluation,
): Setting<RouteAuthorization> {
  const settled = { mayBeUnset: false, origin };
  const types = actions.flatMap((action) => readSetting(evaluation, { properties: asMap(action), origin }, ['Type'], asText).values);
  const hasCertificates = readSetting(evaluation, { properties, origin }, ['MutualAuthentication', 'Mode'], asText).values.includes(
    'verify',
  );
  if (hasCertificates || types.some((type) => AUTHENTICATING.has(type))) return { ...settled, values: ['authorizer'] };
  return scheme === 'internet-facing'
    ? { ...settled, values: ['none'] }
    : { ...settled, values: [], unknown: 'whether its load balancer is internal is not known' };
}

function asMap(node: TemplateNode): Resource['properties'] {
  return node.kind === 'map' ? node : { kind: 'map', members: new Map(), keys: new Map(), origin: node.origin };
}

/** The first path that a rule asks for; `/*` where there is none. */
function pathOf(rule: Resource, evaluation: Evaluation): string {
  const conditions = reachItems(rule.properties, 'Conditions').flatMap((condition) => [
    ...reachItems(condition, 'PathPatternConfig', 'Values'),
    ...(reach(condition, 'Field').some((field) => field.kind === 'scalar' && field.text === 'path-pattern')
      ? reachItems(condition, 'Values')
      : []),
  ]);
  const [first] = conditions.flatMap((node) => evaluation.patterns(node));
  return first?.map((part) => (part.kind === 'literal' || part.kind === 'wildcard' ? part.text : '…')).join('') ?? '/*';
}

function referred(nodes: readonly TemplateNode[], evaluation: Evaluation): readonly DeclaredResource[] {
  return nodes.flatMap((node) => evaluation.patterns(node)).flatMap((pattern) => declaredIn(pattern, evaluation));
}
