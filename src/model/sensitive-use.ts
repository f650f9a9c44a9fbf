import type { CallSite, Origin } from './origin.ts';

/** A place in reached code that a security rule looks at, whatever it does for AWS calls. */
export interface SensitiveUse {
  readonly kind: SensitiveKind;
  /** What is used, in words a reader knows: `eval`, `child_process.exec`, `rejectUnauthorized: false`. */
  readonly what: string;
  /** What gets there: a text that the code fixes, data of the invocation, or anything else. */
  readonly reach: 'fixed' | 'event' | 'computed';
  readonly origin: Origin;
  readonly via: readonly CallSite[];
}

/**
 * `code`: text that runs as code. `command`: text that a shell or another program gets. `certificates`: certificates of others are not checked.
 * `credentials`: a client is given credentials that stand in the code. `log`: the whole event or environment is logged.
 */
export type SensitiveKind = 'code' | 'command' | 'certificates' | 'credentials' | 'log';
