import { type Colours, colours } from '../support/colours.ts';

/**
 * Colours for what goes to stderr. In order: NO_COLOR and --no-color switch them off, FORCE_COLOR on, else a terminal has them.
 * https://no-color.org, https://force-color.org
 */
export function stderrColours(): Colours {
  const { NO_COLOR: off, FORCE_COLOR: on } = process.env;
  if (process.argv.includes('--no-color') || (off !== undefined && off !== '')) return colours(false);
  return colours((on !== undefined && on !== '' && on !== '0') || process.stderr.isTTY === true);
}
