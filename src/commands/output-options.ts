import type { Command } from 'commander';

/** How much goes to stderr beside the result. */
export interface OutputOptions {
  readonly quiet?: boolean;
  readonly verbose?: boolean;
  /** The day that dates are judged against; today unless given. */
  readonly now?: string;
  /** The configuration file; else the nearest one. */
  readonly config?: string;
}

/** Adds the flags that every command has. */
export function addOutputOptions(command: Command): Command {
  return command
    .option('--quiet', 'nothing on stderr but errors and which functions are incomplete')
    .option('--config <file>', 'settings for flags: this file instead of the nearest leastpriv.config.json or package.json')
    .option('--now <date>', 'judge dates against this day instead of today')
    .option('--verbose', 'notes as well, and the trace of an internal error');
}
