import type { Rule } from './rule.ts';
import { findingsByMessage, resourceHoles } from './rule.ts';

/** A resource is named by code or template text that was not understood: the name becomes `*` inside a typed ARN. */
export const resourceNotResolved: Rule = {
  id: 'resource-not-resolved',
  severity: 'warning',
  leavesNameOpen: true,
  check: (facts) =>
    findingsByMessage(
      resourceNotResolved,
      facts,
      resourceHoles(facts, 'unknown').filter(({ hole }) => hole.cause === 'unresolved' || hole.cause === 'unbound'),
      (hole, actions) => `${actions}: the resource could not be told (${hole.reason}), so any of its type is granted`,
      (hole) => hole.reason,
    ),
};
