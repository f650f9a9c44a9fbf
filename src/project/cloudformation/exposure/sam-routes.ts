import type { ApiKind, ApiRoute, RouteAuthorization } from '../../../model/exposure.ts';
import { isSurelyUnset, type Setting } from '../../../model/setting.ts';
import { reach } from '../branches.ts';
import { declaredIn } from '../declared-in.ts';
import type { Evaluation } from '../evaluation.ts';
import type { FunctionDeclaration } from '../function-declaration.ts';
import { withGlobals } from '../sam-globals.ts';
import { member, members, scalarText, type TemplateMap, type TemplateNode } from '../template-node.ts';
import { functionNamedAt } from './named-function.ts';
import { describedAuthorization } from './openapi-routes.ts';
import { asPrivate, isPrivateApi } from './private-api.ts';
import { asPresence, asText, readSetting } from './read-setting.ts';

interface SamApi {
  readonly kind: ApiKind;
  /** The event's property that names the API, and the section of `Globals` for it. */
  readonly property: string;
  readonly section: string;
}

/** SAM's events that are routes of an API: https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-function-eventsource.html. */
const APIS: ReadonlyMap<string, SamApi> = new Map([
  ['Api', { kind: 'rest', property: 'RestApiId', section: 'Api' }],
  ['HttpApi', { kind: 'http', property: 'ApiId', section: 'HttpApi' }],
  // The Serverless Framework's, which SAM has not.
  ['WebSocket', { kind: 'websocket', property: 'ApiId', section: '' }],
]);

/** The routes that a SAM function's events make. */
export function samRoutes(declaration: FunctionDeclaration): readonly ApiRoute[] {
  if (!declaration.isSam) return [];
  return reach(declaration.resource.properties, 'Events')
    .flatMap((events) => members(events))
    .flatMap(([, event]) => {
      const api = APIS.get(scalarText(member(event, 'Type')) ?? '');
      return api === undefined ? [] : [samRoute(event, api, declaration)];
    });
}

function samRoute(event: TemplateNode, api: SamApi, { evaluation, id }: FunctionDeclaration): ApiRoute {
  const [settings = event] = reach(event, 'Properties');
  const properties: TemplateMap =
    settings.kind === 'map' ? settings : { kind: 'map', members: new Map(), keys: new Map(), origin: event.origin };
  const text = (name: string, otherwise: string) =>
    readSetting(evaluation, { properties, origin: event.origin }, [name], asText).values[0] ?? otherwise;
  const shared = apiProperties(properties, api, evaluation);
  const authorizer = authorizerName(properties, shared, evaluation);
  const authorizerFunction =
    authorizer === undefined ? undefined : functionNamedAt(member(shared, 'Auth', 'Authorizers', authorizer, 'FunctionArn'), evaluation);
  const route: ApiRoute = {
    function: id,
    kind: api.kind,
    method: api.kind === 'websocket' ? text('Method', '$default') : text('Method', 'ANY').toUpperCase(),
    path: api.kind === 'websocket' ? '' : text('Path', '/'),
    authorization: authorization(properties, shared, evaluation),
    ...(authorizerFunction === undefined ? {} : { authorizer: authorizerFunction }),
    origin: event.origin,
  };
  return isPrivateApi(shared, evaluation) ? asPrivate(route) : route;
}

/** The properties of the API that an event belongs to, with what `Globals` says; of the implicit API `Globals` alone. */
function apiProperties(event: TemplateMap, { property, section }: SamApi, evaluation: Evaluation): TemplateMap {
  const none: TemplateMap = { kind: 'map', members: new Map(), keys: new Map(), origin: event.origin };
  const [declared] = reach(event, property).flatMap((node) =>
    evaluation.patterns(node).flatMap((pattern) => declaredIn(pattern, evaluation)),
  );
  return withGlobals(declared?.resource.properties ?? none, evaluation.template.globals, section);
}

function authorizerName(event: TemplateMap, api: TemplateMap, evaluation: Evaluation): string | undefined {
  const name = (properties: TemplateMap, key: string) =>
    readSetting(evaluation, { properties, origin: properties.origin }, ['Auth', key], asText).values[0];
  return name(event, 'Authorizer') ?? name(api, 'DefaultAuthorizer');
}

/**
 * The event's own authorizer, else the API's default one, else an API key, else the API's resource policy.
 * https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/serverless-controlling-access-to-apis.html
 */
function authorization(event: TemplateMap, api: TemplateMap, evaluation: Evaluation): Setting<RouteAuthorization> {
  const at = (properties: TemplateMap, ...path: readonly string[]) =>
    readSetting(evaluation, { properties, origin: event.origin }, path, asText);
  const own = at(event, 'Auth', 'Authorizer');
  const named = isSurelyUnset(own) ? at(api, 'Auth', 'DefaultAuthorizer') : own;
  if (!isSurelyUnset(named)) return { ...named, values: named.values.map(byName) };
  const fallback = (value: RouteAuthorization): Setting<RouteAuthorization> => ({
    values: [value],
    mayBeUnset: false,
    origin: event.origin,
  });
  const isSet = (properties: TemplateMap, ...path: readonly string[]) =>
    !isSurelyUnset(readSetting(evaluation, { properties, origin: event.origin }, path, asPresence));
  const key = at(event, 'Auth', 'ApiKeyRequired');
  const isKeyRequired = isSurelyUnset(key) ? at(api, 'Auth', 'ApiKeyRequired') : key;
  if (isKeyRequired.values.includes('true')) return fallback('api-key');
  if (isSet(event, 'Auth', 'ResourcePolicy') || isSet(api, 'Auth', 'ResourcePolicy')) return fallback('resource-policy');
  const [document] = reach(api, 'DefinitionBody');
  const described =
    document === undefined
      ? undefined
      : describedAuthorization(document, {
          method: (at(event, 'Method').values[0] ?? 'ANY').toUpperCase(),
          path: at(event, 'Path').values[0] ?? '/',
        });
  if (described !== undefined) return { ...described, origin: event.origin };
  if (isSet(api, 'DefinitionBody') || isSet(api, 'DefinitionUri')) {
    return {
      values: [],
      mayBeUnset: false,
      unknown: 'the API is described by an OpenAPI definition, in which this route was not found',
      origin: event.origin,
    };
  }
  return fallback('none');
}

function byName(name: string): RouteAuthorization {
  if (name === 'NONE') return 'none';
  return name === 'AWS_IAM' ? 'iam' : 'authorizer';
}
