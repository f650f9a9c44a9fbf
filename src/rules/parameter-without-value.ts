import type { Rule } from './rule.ts';
import { findingsByMessage, resourceHoles } from './rule.ts';

/** A resource is named by a template parameter without default or given value: the name becomes `*` inside a typed ARN. */
export const parameterWithoutValue: Rule = {
  id: 'parameter-without-value',
  severity: 'warning',
  leavesNameOpen: true,
  check: (facts) =>
    findingsByMessage(
      parameterWithoutValue,
      facts,
      resourceHoles(facts, 'parameter').filter(({ hole }) => hole.value === undefined),
      (hole, actions) =>
        `${actions}: parameter ${hole.name} has no value, so any name is granted; give it by --parameter ${hole.name}=VALUE`,
      (hole) => hole.name,
    ),
};
