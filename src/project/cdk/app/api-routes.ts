import type { DataValue } from '../../../model/data-value.ts';
import { text, unknown } from '../../../model/data-value.ts';
import { literal } from '../../../model/pattern.ts';
import { mapNode } from '../../cloudformation/build-node.ts';
import { UNREAD_ROUTES } from '../../cloudformation/exposure/unread-routes.ts';
import type { Resource } from '../../cloudformation/template.ts';
import { attributeOf, resourceAt, textOf } from './construct-resource.ts';
import { type Construct, type ConstructTree, isAbsent, property } from './construct-tree.ts';
import { authorizationType, restApiRoutes } from './rest-api-routes.ts';
import type { ConstructValueNodes } from './value-nodes.ts';

/** The classes whose routes are not followed. */
const UNREAD = new Set([
  'aws-apigateway.Method',
  'aws-apigateway.ProxyResource',
  'aws-apigateway.Resource',
  'aws-apigateway.SpecRestApi',
  'aws-apigatewayv2.WebSocketApi',
]);

/** The routes that an API of the library has, as far as the app tells: https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_apigateway-readme.html. */
export function apiRoutes(construct: Construct, tree: ConstructTree, nodes: ConstructValueNodes): readonly Resource[] {
  const { path, props, origin } = construct;
  if (UNREAD.has(construct.class)) return [resourceAt(`${path}/Routes`, UNREAD_ROUTES, mapNode([], origin), origin)];
  if (construct.class === 'aws-apigateway.RestApi' || isWithoutProxy(construct)) return restApiRoutes(construct, tree, nodes);
  if (construct.class === 'aws-apigateway.LambdaRestApi') {
    const options = property(props, 'defaultMethodOptions');
    return [proxyMethod(construct, attributeOf(property(props, 'handler'), '@arn'), options, nodes)];
  }
  if (construct.class !== 'aws-apigatewayv2.HttpApi') return [];
  const shared = property(props, 'defaultAuthorizer');
  const whole = { options: props, keys: text(literal('$default')), authorizer: shared, origin };
  const added = tree.calls(path, 'addRoutes').map((call) => {
    const options = call.arguments[0] ?? [];
    const own = property(options, 'authorizer');
    return { options, keys: property(options, 'path'), authorizer: isAbsent(own) ? shared : own, origin: call.origin };
  });
  return [
    ...routeTo(property(props, 'defaultIntegration'), `${path}/Default`, whole, nodes),
    ...added.flatMap((route, index) => routeTo(property(route.options, 'integration'), `${path}/Route${index}`, route, nodes)),
  ];
}

/** `proxy: false`: the app adds the routes one by one. */
function isWithoutProxy({ class: name, props }: Construct): boolean {
  const [proxy] = property(props, 'proxy');
  return name === 'aws-apigateway.LambdaRestApi' && proxy?.kind === 'scalar' && proxy.value === false;
}

function proxyMethod({ path, origin }: Construct, handler: DataValue, options: DataValue, nodes: ConstructValueNodes): Resource {
  const properties = mapNode(
    [
      ['HttpMethod', nodes.node(text(literal('ANY')), origin)],
      ['AuthorizationType', nodes.node(authorizationType(options), origin)],
      ['Integration', mapNode([['Uri', nodes.node(handler, origin)]], origin)],
    ],
    origin,
  );
  return resourceAt(`${path}/ANY`, 'AWS::ApiGateway::Method', properties, origin);
}

interface Route {
  readonly keys: DataValue;
  readonly authorizer: DataValue;
  readonly origin: Construct['origin'];
}

/** A route with its integration, where it is `new HttpLambdaIntegration('id', fn)`. */
function routeTo(
  integration: DataValue,
  path: string,
  { keys, authorizer, origin }: Route,
  nodes: ConstructValueNodes,
): readonly Resource[] {
  if (isAbsent(integration)) return [];
  const name = (textOf(property(integration, '@of')) ?? '').split('.').at(-1);
  if (name === undefined || name === '') return [resourceAt(path, UNREAD_ROUTES, mapNode([], origin), origin)];
  if (name !== 'HttpLambdaIntegration') return [];
  const target = attributeOf(property(integration, '@1'), '@arn');
  const properties = mapNode(
    [
      ['RouteKey', nodes.node(keys, origin)],
      ['AuthorizationType', nodes.node(authorizationOf(authorizer), origin)],
      ['Integration', mapNode([['Uri', nodes.node(target, origin)]], origin)],
    ],
    origin,
  );
  return [resourceAt(path, 'AWS::ApiGatewayV2::Route', properties, origin)];
}

/** `HttpNoneAuthorizer` switches the API's authorizer off. */
function authorizationOf(authorizer: DataValue): DataValue {
  if (isAbsent(authorizer)) return text(literal('NONE'));
  const name = (textOf(property(authorizer, '@of')) ?? '').split('.').at(-1) ?? '';
  if (name === '') return [unknown('unresolved', 'which authorizer it is, is not read from the app')];
  return text(literal(name === 'HttpNoneAuthorizer' ? 'NONE' : name === 'HttpIamAuthorizer' ? 'AWS_IAM' : 'CUSTOM'));
}
