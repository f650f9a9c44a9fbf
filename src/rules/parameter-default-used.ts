import type { Rule } from './rule.ts';
import { findingsByMessage, resourceHoles } from './rule.ts';

/** A resource is named by a template parameter of which only the default is known: a deployment that overrides it needs another policy. */
export const parameterDefaultUsed: Rule = {
  id: 'parameter-default-used',
  severity: 'warning',
  leavesNameOpen: false,
  check: (facts) =>
    findingsByMessage(
      parameterDefaultUsed,
      facts,
      resourceHoles(facts, 'parameter').filter(({ hole }) => hole.value !== undefined && hole.isDefault),
      (hole, actions) =>
        `${actions}: the default of parameter ${hole.name} is used; give the deployed value by --parameter ${hole.name}=VALUE`,
      (hole) => hole.name,
    ),
};
