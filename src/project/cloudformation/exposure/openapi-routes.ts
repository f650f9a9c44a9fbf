import type { ApiKind, ApiRoute, RouteAuthorization } from '../../../model/exposure.ts';
import type { Setting } from '../../../model/setting.ts';
import { reach } from '../branches.ts';
import type { FunctionDeclaration } from '../function-declaration.ts';
import { namesFunction } from '../function-links.ts';
import { isIntrinsic, items, member, members, scalarText, type TemplateNode } from '../template-node.ts';
import { asPrivate, isPrivateApi } from './private-api.ts';
import { undescribedRoute } from './unread-routes.ts';

interface DescribedApi {
  readonly kind: ApiKind;
  readonly property: string;
}

/** The types of APIs that an OpenAPI definition may describe, and where they hold it. */
const DESCRIBED: ReadonlyMap<string, DescribedApi> = new Map([
  ['AWS::Serverless::Api', { kind: 'rest', property: 'DefinitionBody' }],
  ['AWS::Serverless::HttpApi', { kind: 'http', property: 'DefinitionBody' }],
  ['AWS::ApiGateway::RestApi', { kind: 'rest', property: 'Body' }],
  ['AWS::ApiGatewayV2::Api', { kind: 'http', property: 'Body' }],
]);

const ANY_METHOD = 'x-amazon-apigateway-any-method';
const METHODS = new Set(['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace', ANY_METHOD]);

/**
 * The routes to a function that OpenAPI definitions in the template describe by their integrations.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-integration.html
 */
export function openApiRoutes(declaration: FunctionDeclaration): readonly ApiRoute[] {
  const { evaluation, id } = declaration;
  const names = namesFunction(declaration);
  return [...evaluation.template.resources.values()].flatMap((resource) => {
    const type = DESCRIBED.get(resource.type);
    if (type === undefined) return [];
    return reach(resource.properties, type.property).flatMap((document) => {
      if (!hasPaths(document)) return [undescribedRoute(resource, id)];
      return operations(document).flatMap(({ method, path, operation }): readonly ApiRoute[] => {
        const uris = reach(operation, 'x-amazon-apigateway-integration', 'uri');
        if (!uris.some((uri) => evaluation.patterns(uri).some(names))) return [];
        const { origin } = operation;
        const shared = member(resource.properties, 'Auth', 'DefaultAuthorizer') === undefined ? 'none' : 'authorizer';
        const route: ApiRoute = {
          function: id,
          kind: type.kind,
          method,
          path,
          authorization: authorizationOf(document, operation, shared),
          origin,
        };
        return [isPrivateApi(resource.properties, evaluation) ? asPrivate(route) : route];
      });
    });
  });
}

/** How an OpenAPI definition protects one of its routes; `undefined` where it does not describe the route. */
export function describedAuthorization(
  document: TemplateNode,
  route: Pick<ApiRoute, 'method' | 'path'>,
): Setting<RouteAuthorization> | undefined {
  const found = operations(document).find(({ method, path }) => method === route.method && path === route.path);
  return found === undefined ? undefined : authorizationOf(document, found.operation, 'none');
}

/** A definition that says no paths has none; one that is no map at all is not known. */
function hasPaths(document: TemplateNode): boolean {
  return document.kind === 'map' && !isIntrinsic(document);
}

function operations(document: TemplateNode): readonly (Pick<ApiRoute, 'method' | 'path'> & { readonly operation: TemplateNode })[] {
  return members(member(document, 'paths')).flatMap(([path, methods]) =>
    members(methods).flatMap(([name, operation]) =>
      METHODS.has(name.toLowerCase()) ? [{ method: name === ANY_METHOD ? 'ANY' : name.toUpperCase(), path, operation }] : [],
    ),
  );
}

/** The operation's own security, else the document's; any of the alternatives lets a caller in, so the weakest counts. */
function authorizationOf(document: TemplateNode, operation: TemplateNode, without: RouteAuthorization): Setting<RouteAuthorization> {
  const own = member(operation, 'security');
  const security = own ?? member(document, 'security');
  const alternatives = items(security).map((alternative) => members(alternative).map(([name]) => scheme(document, name)));
  const isIam = scalarText(member(operation, 'x-amazon-apigateway-auth', 'type'))?.toUpperCase() === 'AWS_IAM';
  const values = isIam
    ? ['iam' as const]
    : alternatives.length === 0
      ? [own === undefined ? without : 'none']
      : alternatives.map(strongest);
  return { values: [...new Set(values)], mayBeUnset: false, origin: operation.origin };
}

/** All schemes of an alternative are asked for. */
function strongest(schemes: readonly RouteAuthorization[]): RouteAuthorization {
  return schemes.find((one) => one === 'iam' || one === 'authorizer') ?? schemes.find((one) => one === 'api-key') ?? 'none';
}

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-authtype.html */
function scheme(document: TemplateNode, name: string): RouteAuthorization {
  const definition = member(document, 'components', 'securitySchemes', name) ?? member(document, 'securityDefinitions', name);
  const type = scalarText(member(definition, 'x-amazon-apigateway-authtype'))?.toLowerCase();
  if (type === 'awssigv4') return 'iam';
  const isKey =
    scalarText(member(definition, 'type')) === 'apiKey' && scalarText(member(definition, 'name'))?.toLowerCase() === 'x-api-key';
  return isKey && type === undefined && member(definition, 'x-amazon-apigateway-authorizer') === undefined ? 'api-key' : 'authorizer';
}
