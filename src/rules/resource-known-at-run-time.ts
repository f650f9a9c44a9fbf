import type { Rule } from './rule.ts';
import { findingsByMessage, resourceHoles } from './rule.ts';

/** A resource is named by the event or by what a service answered: any name of that type is granted, which is what the code asks for. */
export const resourceKnownAtRunTime: Rule = {
  id: 'resource-known-at-run-time',
  severity: 'note',
  leavesNameOpen: false,
  check: (facts) =>
    findingsByMessage(
      resourceKnownAtRunTime,
      facts,
      resourceHoles(facts, 'unknown').filter(({ hole }) => hole.cause === 'event' || hole.cause === 'response'),
      (hole, actions) => `${actions}: the resource is known only at run time (${hole.reason}), so any of its type is granted`,
      (hole) => hole.reason,
    ),
};
