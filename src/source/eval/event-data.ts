/** The reason that unknown values carry that come from the event of the invocation. */
export const EVENT_DATA = 'event data';

/** The reason of numbers that are read from text: whatever the text is, no command hides in its number. */
export const NUMBER_FROM_TEXT = 'a number made from text';

/** What is kept of a reason where nothing else tells two unknown values apart. */
export function reasonKey(reason: string): string {
  return reason === EVENT_DATA ? '!' : reason === NUMBER_FROM_TEXT ? '#' : '';
}
