import { MessageChannel } from 'node:worker_threads';

/** A port that is closed: what is sent through it reaches nobody. */
const nowhere = new MessageChannel().port1;
nowhere.close();

/**
 * Gives the memory of a large buffer back at once, where it would else wait for the next collection of garbage, which buffers that come and go bring about too
 * often. The buffer is empty afterwards. Buffers that share their memory are left alone.
 */
export function freeBuffer({ buffer }: Buffer): void {
  if (buffer instanceof ArrayBuffer && buffer.byteLength > Buffer.poolSize) nowhere.postMessage(undefined, [buffer]);
}
