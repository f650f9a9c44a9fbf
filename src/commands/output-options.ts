import type { Command } from 'commander';

/** How much goes to stderr beside the result. */
export interface OutputOptions {
  readonly quiet?: boolean;
  readonly verbose?: boolean;
}

/** Adds the flags that every command has. */
export function addOutputOptions(command: Command): Command {
  return command
    .option('--quiet', 'nothing on stderr but errors and which functions are incomplete')
    .option('--verbose', 'notes as well, and the trace of an internal error');
}
