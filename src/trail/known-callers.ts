import type { Caller } from './record.ts';
import { callerOf, issuerOf } from './record.ts';

/** A role session that was seen. */
interface KnownCaller {
  readonly caller: Caller;
  readonly isSelected: boolean;
}

interface Entry {
  readonly role: unknown;
  readonly principalId: unknown;
  readonly accountId: unknown;
  readonly known: KnownCaller | undefined;
}

/** More than these are forgotten and worked out anew, so that memory does not grow with sessions. */
const MOST_CALLERS = 5000;

/** Tells the callers of records. One session makes many calls, so each is worked out once. */
export class KnownCallers {
  readonly #isSelected: (caller: Caller) => boolean;
  readonly #entries = new Map<unknown, Entry>();

  constructor(isSelected: (caller: Caller) => boolean) {
    this.#isSelected = isSelected;
  }

  /** The role session of an identity; `undefined` where it is none. */
  find(identity: Readonly<Record<string, unknown>>): KnownCaller | undefined {
    if (identity.type !== 'AssumedRole') return undefined;
    const { arn, principalId, accountId } = identity;
    const { arn: role } = issuerOf(identity);
    const entry = this.#entries.get(arn);
    if (entry !== undefined && entry.role === role && entry.principalId === principalId && entry.accountId === accountId)
      return entry.known;
    const caller = callerOf(identity);
    const known = caller === undefined ? undefined : { caller, isSelected: this.#isSelected(caller) };
    if (this.#entries.size >= MOST_CALLERS) this.#entries.clear();
    this.#entries.set(arn, { role, principalId, accountId, known });
    return known;
  }
}
