import type { Rule } from './rule.ts';
import { findingsByMessage, resourceHoles } from './rule.ts';

/** A declared resource whose generated name has no known shape: the name becomes `*` inside a typed ARN. */
export const generatedNameUnknown: Rule = {
  id: 'generated-name-unknown',
  severity: 'warning',
  leavesNameOpen: true,
  check: (facts) =>
    findingsByMessage(
      generatedNameUnknown,
      facts,
      resourceHoles(facts, 'reference').filter(({ hole }) => hole.value === undefined),
      (hole, actions) =>
        `${actions}: ${hole.attribute} of ${hole.resource} (${hole.type}) is not known before deployment, so any is granted: ${hole.reason}`,
      (hole) => `${hole.resource}.${hole.attribute}`,
    ),
};
