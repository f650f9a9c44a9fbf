/** The reason that unknown values carry that come from the event of the invocation. */
export const EVENT_DATA = 'event data';
