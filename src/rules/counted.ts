/** `1 statement`, `3 statements`, `2 policies`. */
export function counted(count: number, thing: string): string {
  return `${count} ${count === 1 ? thing : thing.endsWith('y') ? `${thing.slice(0, -1)}ies` : `${thing}s`}`;
}
