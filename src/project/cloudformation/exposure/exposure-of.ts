import type { ApiRoute, Exposure } from '../../../model/exposure.ts';
import type { Evaluation } from '../evaluation.ts';
import type { FunctionDeclaration } from '../function-declaration.ts';
import { declaredApis } from './declared-apis.ts';
import { functionUrls } from './function-urls.ts';
import { gatewayRoutes } from './gateway-routes.ts';
import { invokePermissions } from './invoke-permissions.ts';
import { loadBalancerRoutes } from './load-balancer-routes.ts';
import { openApiRoutes } from './openapi-routes.ts';
import { samRoutes } from './sam-routes.ts';

/** All ways from outside to the functions of one template. */
export function exposureOf(evaluation: Evaluation, declarations: readonly FunctionDeclaration[]): Exposure {
  return {
    urls: declarations.flatMap(functionUrls),
    routes: declarations.flatMap(routesTo),
    apis: declaredApis(evaluation),
    permissions: declarations.flatMap(invokePermissions),
  };
}

/** A route that an event of the function and an OpenAPI definition both describe is one. */
function routesTo(declaration: FunctionDeclaration): readonly ApiRoute[] {
  const ofEvents = samRoutes(declaration);
  const described = openApiRoutes(declaration).filter(
    ({ method, path }) => !ofEvents.some((route) => route.method === method && route.path === path),
  );
  return [...ofEvents, ...described, ...gatewayRoutes(declaration), ...loadBalancerRoutes(declaration)];
}
