import type { ApiRoute } from '../../../model/exposure.ts';
import type { Resource } from '../template.ts';

/** The type under which an API stands whose routes a description makes in a way that is not read. */
export const UNREAD_ROUTES = 'unread routes';

/** A route that may lead to any function of the stack, nobody knows how. */
export function unreadRoute({ origin, logicalId }: Resource, owner: string): ApiRoute {
  const unknown = `which routes ${logicalId.replace(/\/[^/]*$/, '')} has is not read from the app; run cdk synth`;
  return {
    function: owner,
    kind: 'rest',
    method: '',
    path: '',
    authorization: { values: [], mayBeUnset: false, unknown, origin },
    origin,
  };
}
