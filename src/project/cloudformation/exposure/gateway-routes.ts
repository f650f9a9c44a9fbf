import type { ApiKind, ApiRoute, RouteAuthorization } from '../../../model/exposure.ts';
import { patternKey } from '../../../model/pattern.ts';
import type { Setting } from '../../../model/setting.ts';
import { reach } from '../branches.ts';
import { declaredIn } from '../declared-in.ts';
import type { DeclaredResource, Evaluation } from '../evaluation.ts';
import type { FunctionDeclaration } from '../function-declaration.ts';
import { namesFunction } from '../function-links.ts';
import type { Resource } from '../template.ts';
import { member, type TemplateNode } from '../template-node.ts';
import { functionNamedAt } from './named-function.ts';
import { asPrivate, isPrivateApi } from './private-api.ts';
import { asText, readSetting } from './read-setting.ts';
import { UNREAD_ROUTES, unreadRoute } from './unread-routes.ts';

/** The routes to a function that API Gateway's own resources make: methods of REST APIs, routes of HTTP and WebSocket APIs. */
export function gatewayRoutes(declaration: FunctionDeclaration): readonly ApiRoute[] {
  const { evaluation, id } = declaration;
  const names = namesFunction(declaration);
  const leadsHere = (node: TemplateNode | undefined) => evaluation.patterns(node).some(names);
  return [...evaluation.template.resources.values()].flatMap((resource): readonly ApiRoute[] => {
    if (resource.type === 'AWS::ApiGateway::Method') {
      const uris = [...reach(resource.properties, 'Integration', 'Uri'), ...separateIntegrations(resource, evaluation)];
      return uris.some(leadsHere) ? [restRoute(resource, evaluation, id)] : [];
    }
    if (resource.type === UNREAD_ROUTES) return [unreadRoute(resource, id)];
    // An API that is created with a target has one route, for everything, which has no authorizer.
    if (resource.type === 'AWS::ApiGatewayV2::Api')
      return leadsHere(member(resource.properties, 'Target')) ? [quickRoute(resource, evaluation, id)] : [];
    if (resource.type !== 'AWS::ApiGatewayV2::Route') return [];
    const integrations = referredAt(resource, 'Target', evaluation);
    const inside = reach(resource.properties, 'Integration', 'Uri').some(leadsHere);
    return inside || integrations.some(({ resource: integration }) => leadsHere(member(integration.properties, 'IntegrationUri')))
      ? [newerRoute(resource, evaluation, id)]
      : [];
  });
}

/** Terraform declares the integration of a method apart, for the same resource and method of the API. */
function separateIntegrations(method: Resource, evaluation: Evaluation): readonly TemplateNode[] {
  const at = (resource: Resource, name: string) => evaluation.patterns(member(resource.properties, name));
  const isSame = (resource: Resource, name: string) =>
    at(resource, name).map(patternKey).join('\n') === at(method, name).map(patternKey).join('\n');
  const refersToMethod = (resource: Resource) =>
    at(resource, 'HttpMethod').some((pattern) => pattern.some((part) => part.kind === 'reference' && part.resource === method.logicalId));
  return [...evaluation.template.resources.values()].flatMap((resource) =>
    resource.type === 'aws_api_gateway_integration' &&
    (refersToMethod(resource) || ['RestApiId', 'ResourceId', 'HttpMethod'].every((name) => isSame(resource, name)))
      ? reach(resource.properties, 'Uri')
      : [],
  );
}

function restRoute(resource: Resource, evaluation: Evaluation, owner: string): ApiRoute {
  const isKeyRequired = readSetting(evaluation, resource, ['ApiKeyRequired'], asText).values.includes('true');
  const apis = referredAt(resource, 'RestApiId', evaluation);
  const hasPolicy = apis.some(({ resource: api }) => member(api.properties, 'Policy') !== undefined);
  const route: ApiRoute = {
    function: owner,
    kind: 'rest',
    method: readSetting(evaluation, resource, ['HttpMethod'], asText).values[0]?.toUpperCase() ?? 'ANY',
    path: member(resource.properties, 'ResourceId') === undefined ? '' : pathOf(referredAt(resource, 'ResourceId', evaluation)[0]),
    authorization: authorization(resource, evaluation, isKeyRequired ? 'api-key' : hasPolicy ? 'resource-policy' : 'none'),
    ...authorizerOf(resource, evaluation),
    origin: resource.origin,
  };
  return apis.some((api) => isPrivateApi(api.resource.properties, api.evaluation)) ? asPrivate(route) : route;
}

function newerRoute(resource: Resource, evaluation: Evaluation, owner: string): ApiRoute {
  const key = readSetting(evaluation, resource, ['RouteKey'], asText).values[0] ?? '$default';
  const [method = key, path = ''] = key.split(' ');
  return {
    function: owner,
    kind: kindOf(resource, evaluation),
    method,
    path,
    authorization: authorization(resource, evaluation, 'none'),
    ...authorizerOf(resource, evaluation),
    origin: resource.origin,
  };
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigatewayv2-api.html#cfn-apigatewayv2-api-target */
function quickRoute(api: Resource, evaluation: Evaluation, owner: string): ApiRoute {
  const key = readSetting(evaluation, api, ['RouteKey'], asText).values[0] ?? '$default';
  const [method = key, path = ''] = key.split(' ');
  const none: Setting<RouteAuthorization> = { values: ['none'], mayBeUnset: false, origin: api.origin };
  return { function: owner, kind: 'http', method, path, authorization: none, origin: api.origin };
}

function kindOf(resource: Resource, evaluation: Evaluation): ApiKind {
  const [api] = referredAt(resource, 'ApiId', evaluation);
  const protocols = api === undefined ? [] : readSetting(api.evaluation, api.resource, ['ProtocolType'], asText).values;
  return protocols.includes('WEBSOCKET') ? 'websocket' : 'http';
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigateway-method.html#cfn-apigateway-method-authorizationtype */
const AUTHORIZATION_TYPES: ReadonlyMap<string, RouteAuthorization> = new Map([
  ['AWS_IAM', 'iam'],
  ['CUSTOM', 'authorizer'],
  ['COGNITO_USER_POOLS', 'authorizer'],
  ['JWT', 'authorizer'],
]);

function authorization(resource: Resource, evaluation: Evaluation, withoutOne: RouteAuthorization): Setting<RouteAuthorization> {
  const type = readSetting(evaluation, resource, ['AuthorizationType'], asText);
  const values = type.values.map((value) => AUTHORIZATION_TYPES.get(value) ?? withoutOne);
  return { ...type, values: [...new Set(type.mayBeUnset ? [...values, withoutOne] : values)], mayBeUnset: false };
}

function authorizerOf(resource: Resource, evaluation: Evaluation): { readonly authorizer?: string } {
  for (const { resource: authorizer, evaluation: owner } of referredAt(resource, 'AuthorizerId', evaluation)) {
    const name = functionNamedAt(member(authorizer.properties, 'AuthorizerUri'), owner);
    if (name !== undefined) return { authorizer: name };
  }
  return {};
}

/** The path of a REST API's resource: its parents' parts before its own. */
function pathOf(place: DeclaredResource | undefined, depth = 0): string {
  if (place === undefined || place.resource.type !== 'AWS::ApiGateway::Resource' || depth > 30) return '/';
  const { resource, evaluation } = place;
  const part = readSetting(evaluation, resource, ['PathPart'], asText).values[0] ?? '*';
  const [parent] = referredAt(resource, 'ParentId', evaluation);
  return `${pathOf(parent, depth + 1).replace(/\/$/, '')}/${part}`;
}

function referredAt(resource: Resource, property: string, evaluation: Evaluation): readonly DeclaredResource[] {
  return evaluation.patterns(member(resource.properties, property)).flatMap((pattern) => declaredIn(pattern, evaluation));
}
