import picocolors from 'picocolors';

export type Colours = Pick<ReturnType<typeof picocolors.createColors>, 'red' | 'green' | 'yellow' | 'cyan' | 'bold' | 'dim'>;

/** The colour functions for a stream: plain where colour is not wanted. */
export function colours(enabled: boolean): Colours {
  return picocolors.createColors(enabled);
}
