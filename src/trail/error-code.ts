/** What a system error is called (`EACCES`, `Z_BUF_ERROR`): the same on every machine, and without the path. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}
