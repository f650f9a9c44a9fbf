import { type Colours, colours } from '../support/colours.ts';

/** Colours for what goes to stderr. */
export function stderrColours(): Colours {
  return streamColours(process.stderr);
}

/** Colours for what goes to stdout; none where it goes to a file instead. */
export function stdoutColours(isShown: boolean): Colours {
  return isShown ? streamColours(process.stdout) : colours(false);
}

/**
 * In order: NO_COLOR and --no-color switch colours off, FORCE_COLOR on, else a terminal has them.
 * https://no-color.org, https://force-color.org
 */
function streamColours(stream: { readonly isTTY?: boolean }): Colours {
  const { NO_COLOR: off, FORCE_COLOR: on } = process.env;
  if (process.argv.includes('--no-color') || (off !== undefined && off !== '')) return colours(false);
  return colours((on !== undefined && on !== '' && on !== '0') || stream.isTTY === true);
}
