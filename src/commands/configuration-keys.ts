/** A flag that a configuration file may set. */
export interface ConfigurationKey {
  /** Its value is a file or folder, relative to that of the configuration. */
  readonly isPath?: true;
  /** It means something else on each command, so it stands in the part of one. */
  readonly isPerCommand?: true;
}

/**
 * The flags that a configuration file may set, by their names in the file. Flags that write files, reach beyond the project, ask AWS or turn findings
 * off altogether are for the command line alone: the file is part of the project that is judged.
 */
export const CONFIGURATION_KEYS: Readonly<Record<string, ConfigurationKey>> = {
  function: {},
  template: { isPath: true },
  plan: { isPath: true },
  tfvars: { isPath: true },
  stackName: {},
  env: {},
  envFile: { isPath: true },
  parameter: {},
  partition: {},
  region: {},
  account: {},
  kmsKey: {},
  unresolved: {},
  types: {},
  usage: { isPath: true },
  mode: {},
  narrow: {},
  policy: { isPath: true },
  boundary: { isPath: true },
  baseline: { isPath: true },
  format: { isPerCommand: true },
  resource: {},
  target: {},
  compact: {},
  runtime: {},
  now: {},
  failOn: { isPerCommand: true },
  quiet: {},
  verbose: {},
};
