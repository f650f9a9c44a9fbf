import type { Exposure } from '../../../model/exposure.ts';
import type { Evaluation } from '../evaluation.ts';
import type { FunctionDeclaration } from '../function-declaration.ts';
import { declaredApis } from './declared-apis.ts';
import { functionUrls } from './function-urls.ts';
import { gatewayRoutes } from './gateway-routes.ts';
import { invokePermissions } from './invoke-permissions.ts';
import { samRoutes } from './sam-routes.ts';

/** All ways from outside to the functions of one template. */
export function exposureOf(evaluation: Evaluation, declarations: readonly FunctionDeclaration[]): Exposure {
  return {
    urls: declarations.flatMap(functionUrls),
    routes: declarations.flatMap((declaration) => [...samRoutes(declaration), ...gatewayRoutes(declaration)]),
    apis: declaredApis(evaluation),
    permissions: declarations.flatMap(invokePermissions),
  };
}
