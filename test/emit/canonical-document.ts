/**
 * A policy document in one form for comparing by meaning: lists for single texts, sorted and each once, an absent statement list empty, statements
 * without Sids (they may be hashes of texts that two languages write differently), and `${$}` only where a `$` would begin a variable.
 */
export function canonicalDocument(document: unknown): { readonly version: unknown; readonly statements: readonly string[] } {
  const { Version, Statement } = members(document);
  const statements = (Array.isArray(Statement) ? Statement : [Statement])
    .filter((one) => one !== undefined)
    .map((one) => canonicalStatement(members(one)));
  return { version: Version, statements: statements.sort() };
}

function canonicalStatement({ Sid: _, ...statement }: Record<string, unknown>): string {
  const clauses = Object.entries(statement).flatMap(([name, value]) => leaves(value).map((leaf) => JSON.stringify([name, ...leaf])));
  return [...new Set(clauses)].sort().join('\n');
}

/** Every text in the value, with the members that lead to it; a number or boolean as its text. */
function leaves(value: unknown): string[][] {
  if (Array.isArray(value)) return value.length === 0 ? [['(empty)']] : value.flatMap(leaves);
  if (typeof value !== 'object' || value === null) return [[String(value).replace(/\$\{\$\}(?!\{)/g, '$')]];
  return Object.entries(value).flatMap(([name, member]) => leaves(member).map((leaf) => [name, ...leaf]));
}

function members(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {};
}
