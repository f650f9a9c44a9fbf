import type { ApiRoute } from '../../model/exposure.ts';
import { counted } from '../counted.ts';
import { NOT_DESCRIBED } from '../not-described.ts';
import type { FunctionRule } from '../practice-rule.ts';

/** A route of an API leads to the function and asks nobody who they are. */
export const apiRouteWithoutAuthorizer: FunctionRule = {
  id: 'LP401',
  name: 'api-route-without-authorizer',
  title: 'API route without authorizer',
  practice: 4,
  scope: 'function',
  severity: 'warning',
  meaning:
    'A route leads to the function with authorization NONE, or with an API key alone, or a load balancer that faces the internet does and authenticates nobody; OPTIONS, private APIs and WebSocket routes after $connect are exempt.',
  reason: 'Anyone on the internet can call it. An API key is for quotas: it travels in every request and identifies no one.',
  fix: 'Give the API a default authorizer (IAM, Cognito, JWT or Lambda); where a route is public on purpose, accept the finding with a reason.',
  example: 'Globals:\n  Api:\n    Auth:\n      DefaultAuthorizer: AWS_IAM',
  sources: [
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-control-access-to-api.html',
    'https://docs.aws.amazon.com/securityhub/latest/userguide/apigateway-controls.html#apigateway-8',
    'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-authenticate-users.html',
  ],
  check: ({ function: { id, settings } }, { project }) => {
    const routes = project.exposure.routes.filter((route) => route.function === id && !isExempt(route));
    if (routes.length === 0) return settings === undefined ? NOT_DESCRIBED : { findings: [] };
    const unclear = routes.find(({ authorization }) => authorization.unknown !== undefined);
    return {
      findings: routes.flatMap((route) => {
        const open = route.authorization.values.find((value) => value === 'none' || value === 'api-key');
        return open === undefined ? [] : [{ message: message(route, open), origin: route.origin }];
      }),
      evidence: counted(routes.length, 'API route'),
      ...(unclear === undefined
        ? {}
        : { undecided: [name(unclear), unclear.authorization.unknown].filter((part) => part !== '').join(': ') }),
    };
  },
};

/** Browsers send OPTIONS without credentials; a WebSocket connection is authorized when it is opened. */
function isExempt({ kind, method }: ApiRoute): boolean {
  return method === 'OPTIONS' || (kind === 'websocket' && method !== '$connect');
}

function name({ method, path }: ApiRoute): string {
  return path === '' ? method : `${method} ${path}`;
}

function message(route: ApiRoute, open: 'none' | 'api-key'): string {
  const how = open === 'none' ? 'has no authorizer' : 'asks for an API key alone, which authenticates nobody';
  return `${name(route)} ${how}: give it an authorizer, or accept this where it is public on purpose`;
}
