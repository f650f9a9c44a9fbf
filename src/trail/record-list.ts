/** The byte behind the `[` of a file that is an object which begins with `Records` and ends with a list. */
export function recordList(file: Buffer): number | undefined {
  const head = file.toString('latin1', 0, 256);
  const match = /^(?:\xef\xbb\xbf)?\s*\{\s*"Records"\s*:\s*\[/.exec(head);
  const tail = file.toString('latin1', Math.max(0, file.length - 64));
  return /\]\s*\}\s*$/.test(tail) ? match?.[0].length : undefined;
}
