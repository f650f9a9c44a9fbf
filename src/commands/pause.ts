import { setTimeout } from 'node:timers/promises';

/** Waits so long, or until the signal says to stop. */
export async function pauseUntil(milliseconds: number, signal: AbortSignal): Promise<void> {
  await setTimeout(milliseconds, undefined, { signal }).catch(() => undefined);
}
