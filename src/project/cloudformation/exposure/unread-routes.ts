import type { ApiRoute } from '../../../model/exposure.ts';
import type { Resource } from '../template.ts';

/** The type under which an API stands whose routes a description makes in a way that is not read. */
export const UNREAD_ROUTES = 'unread routes';

/** Routes that may lead to any function of the stack, nobody knows how. */
export function unreadRoute(routes: Resource, owner: string): ApiRoute {
  return routeNobodyKnows(
    routes,
    owner,
    `which routes ${routes.logicalId.replace(/\/[^/]*$/, '')} has is not read from the app; run cdk synth`,
  );
}

/** The same of an API whose OpenAPI definition can't be read. */
export function undescribedRoute(api: Resource, owner: string): ApiRoute {
  return routeNobodyKnows(api, owner, `the OpenAPI definition of ${api.logicalId} is not known, so neither are its routes`);
}

function routeNobodyKnows({ origin }: Resource, owner: string, unknown: string): ApiRoute {
  return {
    function: owner,
    kind: 'rest',
    method: '',
    path: '',
    authorization: { values: [], mayBeUnset: false, unknown, origin },
    origin,
  };
}
