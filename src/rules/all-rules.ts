import { generatedNameUnknown } from './generated-name-unknown.ts';
import { parameterDefaultUsed } from './parameter-default-used.ts';
import { parameterWithoutValue } from './parameter-without-value.ts';
import { resourceKnownAtRunTime } from './resource-known-at-run-time.ts';
import { resourceNotResolved } from './resource-not-resolved.ts';
import type { Rule } from './rule.ts';
import { unboundEnvironmentVariable } from './unbound-environment-variable.ts';

/** Every rule; a new one is one file and one line here. */
export const ALL_RULES: readonly Rule[] = [
  generatedNameUnknown,
  parameterDefaultUsed,
  parameterWithoutValue,
  resourceKnownAtRunTime,
  resourceNotResolved,
  unboundEnvironmentVariable,
];
