/**
 * A policy document in one form for comparing by meaning: lists for single texts, sorted, an absent statement list empty, without Sids
 * (they may be hashes of texts that two languages write differently), and with `${$}` only where a `$` would begin a variable.
 */
export function canonicalDocument(document: unknown): unknown {
  const { Version, Statement } = members(document);
  const statements = list(Statement).map((statement) => canonicalStatement(members(statement)));
  return { Version, Statement: statements.map((statement) => JSON.stringify(statement)).sort() };
}

function canonicalStatement(statement: Record<string, unknown>): Record<string, unknown> {
  const { Effect, Action, Resource, Condition } = statement;
  const condition = Object.entries(members(Condition)).flatMap(([operator, keys]) =>
    Object.entries(members(keys)).map(([key, values]) => JSON.stringify([operator, key, list(values).map(plainDollar).sort()])),
  );
  return { Effect, Action: list(Action).sort(), Resource: list(Resource).map(plainDollar).sort(), Condition: condition.sort() };
}

function plainDollar(text: unknown): string {
  return String(text).replace(/\$\{\$\}(?!\{)/g, '$');
}

function list(value: unknown): unknown[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? [...value] : [value];
}

function members(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {};
}
