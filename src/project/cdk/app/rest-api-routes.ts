import type { DataValue } from '../../../model/data-value.ts';
import { text } from '../../../model/data-value.ts';
import { literal } from '../../../model/pattern.ts';
import { mapNode } from '../../cloudformation/build-node.ts';
import { UNREAD_ROUTES } from '../../cloudformation/exposure/unread-routes.ts';
import type { Resource } from '../../cloudformation/template.ts';
import { attributeOf, resourceAt, textOf } from './construct-resource.ts';
import { type Construct, type ConstructTree, isAbsent, type MethodCall, property } from './construct-tree.ts';
import type { ConstructValueNodes } from './value-nodes.ts';

/** The methods by which the app adds to the resources of an API, on `root` and on what they give. */
const ADDS_METHOD = /^root(\.[^.]*\(.*\))*\.addMethod$/;
const ADDS_PROXY = /^root(\.[^.]*\(.*\))*\.addProxy$/;
const ADDS_RESOURCE = /^root(\.[^.]*\(.*\))*\.addResource$/;

/**
 * The routes of a REST API whose resources the app adds one by one: `api.root.addResource('orders').addMethod('GET', new LambdaIntegration(fn), options)`.
 * https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_apigateway-readme.html
 */
export function restApiRoutes(construct: Construct, tree: ConstructTree, nodes: ConstructValueNodes): readonly Resource[] {
  const { path, props, origin } = construct;
  const calls = tree.recorded().filter((call) => call.path === path);
  const unread = resourceAt(`${path}/Routes`, UNREAD_ROUTES, mapNode([], origin), origin);
  // What a resource or a policy of the API says for its methods is not followed.
  if (!isAbsent(property(props, 'policy')) || calls.some(hasOwnDefaults)) return [unread];
  const defaults = property(props, 'defaultMethodOptions');
  const shared = property(props, 'defaultIntegration');
  const handler = property(props, 'handler');
  const methods = calls.flatMap((call): readonly Route[] => {
    const [first = [], second = [], third = []] = call.arguments;
    if (ADDS_METHOD.test(call.method)) return [{ call, method: first, integration: isGiven(second) ? second : shared, options: third }];
    if (!ADDS_PROXY.test(call.method) || isNo(property(first, 'anyMethod'))) return [];
    const integration = property(first, 'defaultIntegration');
    const method = text(literal('ANY'));
    return [{ call, method, integration: isAbsent(integration) ? shared : integration, options: property(first, 'defaultMethodOptions') }];
  });
  return methods.flatMap((route, index) => methodOf(`${path}/Method${index}`, route, { handler, options: defaults }, nodes) ?? [unread]);
}

interface Route {
  readonly call: MethodCall;
  readonly method: DataValue;
  readonly integration: DataValue;
  readonly options: DataValue;
}

/** What an API gives its methods that say nothing else; only `LambdaRestApi` has a handler. */
interface Defaults {
  readonly handler: DataValue;
  readonly options: DataValue;
}

/** The method as CloudFormation has it; `undefined` where its target is not known, none where it is no function. */
function methodOf(
  path: string,
  { call, method, integration, options }: Route,
  { handler, options: defaults }: Defaults,
  nodes: ConstructValueNodes,
): readonly Resource[] | undefined {
  const target = isGiven(integration) ? functionOf(integration) : isGiven(handler) ? handler : 'none';
  if (target === 'none') return [];
  if (target === 'unknown') return undefined;
  const { origin } = call;
  const own = isAbsent(property(options, 'authorizationType')) && isAbsent(property(options, 'authorizer')) ? defaults : options;
  const key = property(options, 'apiKeyRequired');
  const entries = [
    ['HttpMethod', nodes.node(method, origin)],
    ['AuthorizationType', nodes.node(authorizationType(own), origin)],
    ['ApiKeyRequired', nodes.node(isAbsent(key) ? property(defaults, 'apiKeyRequired') : key, origin)],
    ['Integration', mapNode([['Uri', nodes.node(attributeOf(target, '@arn'), origin)]], origin)],
  ] as const;
  return [resourceAt(path, 'AWS::ApiGateway::Method', mapNode(entries, origin), origin)];
}

/** The function of `new LambdaIntegration(fn)`. */
function functionOf(integration: DataValue): DataValue | 'none' | 'unknown' {
  const name = (textOf(property(integration, '@of')) ?? '').split('.').at(-1) ?? '';
  if (name === 'LambdaIntegration') return property(integration, '@0');
  return name === '' ? 'unknown' : 'none';
}

/** `authorizationType: AuthorizationType.IAM`, else whatever the authorizer asks for, else nothing. */
export function authorizationType(options: DataValue): DataValue {
  const type = property(options, 'authorizationType');
  if (!isAbsent(type))
    return textOf(type) === 'IAM' ? text(literal('AWS_IAM')) : textOf(type) === 'COGNITO' ? text(literal('COGNITO_USER_POOLS')) : type;
  const authorizer = property(options, 'authorizer');
  return text(literal(isAbsent(authorizer) ? 'NONE' : 'CUSTOM'));
}

/** A resource with defaults of its own for the methods below it. */
function hasOwnDefaults({ method, arguments: passed }: MethodCall): boolean {
  const options = passed[1] ?? [];
  return (
    ADDS_RESOURCE.test(method) &&
    (!isAbsent(property(options, 'defaultMethodOptions')) || !isAbsent(property(options, 'defaultIntegration')))
  );
}

function isGiven(value: DataValue): boolean {
  return value.length > 0 && !isAbsent(value);
}

function isNo([value]: DataValue): boolean {
  return value?.kind === 'scalar' && value.value === false;
}
