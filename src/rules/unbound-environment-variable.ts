import type { Rule } from './rule.ts';
import { findingsByMessage, resourceHoles } from './rule.ts';

/** A resource is named by an environment variable that no template, flag or file binds: the name becomes `*` inside a typed ARN. */
export const unboundEnvironmentVariable: Rule = {
  id: 'unbound-environment-variable',
  severity: 'warning',
  leavesNameOpen: true,
  check: (facts) =>
    findingsByMessage(
      unboundEnvironmentVariable,
      facts,
      resourceHoles(facts, 'environment'),
      (hole, actions) =>
        `${actions}: the name in ${hole.name} is not known, so any name is granted; bind it in the template or by --env ${hole.name}=VALUE`,
      (hole) => hole.name,
    ),
};
