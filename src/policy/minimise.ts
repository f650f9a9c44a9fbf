import type { ActionKnowledge } from './action-knowledge.ts';
import { compare } from './compare.ts';
import { conditionClauses } from './condition-clause.ts';
import { conditionImplies } from './condition-implication.ts';
import type { DocumentStatement, DocumentText, PolicyDocument, PolicyVersion } from './document.ts';
import { isContained } from './find-text.ts';
import type { Glob } from './glob.ts';
import { parseGlob } from './glob.ts';
import { groupBy } from './group-by.ts';
import { compareText } from './order.ts';
import { resourceGlob } from './resource-glob.ts';

/** One action on one resource of one statement, as written. */
interface WrittenCell {
  readonly statement: DocumentStatement;
  readonly action: DocumentText;
  readonly actionGlob: Glob;
  readonly resource: DocumentText;
  readonly resourceGlob: Glob;
  readonly clauses: ReturnType<typeof conditionClauses>;
  /** Equal for cells with the same effect and condition. */
  readonly context: string;
}

/**
 * The same document in fewer statements: repeated grants and those that another one contains are dropped, then the actions of one resource and the
 * resources of the same actions are joined, never both at once. Statements with `NotAction`, `NotResource` or a principal stay as they are. Statements stand
 * where the first of what they are made of stood; one keeps its Sid where all that is left of a statement, and nothing else, is in it. The result is
 * compared with the document; where they cannot be proved equal, or it has more statements, the document itself is returned.
 */
export function minimise(document: PolicyDocument, knowledge: ActionKnowledge): PolicyDocument {
  const plain = document.statements.filter(isPlain);
  const kept = document.statements.filter((statement) => !isPlain(statement));
  const cells = withoutContained(plain.flatMap((statement) => cellsOf(statement, document.version)));
  const { characters: _, ...rest } = document;
  const merged = { ...rest, statements: [...joined(cells), ...kept] };
  const isSmaller = merged.statements.length <= document.statements.length;
  return isSmaller && areEqual(document, merged, knowledge) ? merged : document;
}

function isPlain({ action, resource, principal }: DocumentStatement): boolean {
  return !action.negated && resource?.negated === false && principal === undefined;
}

function cellsOf(statement: DocumentStatement, version: PolicyVersion): WrittenCell[] {
  const clauses = conditionClauses(statement.conditions, version);
  const context = [statement.effect, ...clauses.map(({ identity }) => identity).sort(compareText)].join('\n');
  const resources = (statement.resource?.patterns ?? []).map((resource) => ({
    resource,
    resourceGlob: resourceGlob(resource.text, version, false),
  }));
  return statement.action.patterns.flatMap((action) => {
    const actionGlob = parseGlob(action.text.toLowerCase(), '2008-10-17');
    return resources.map((named) => ({ statement, action, actionGlob, ...named, clauses, context }));
  });
}

/** The cells that no other one of the same effect contains under a condition that its own implies; of equal ones the first. */
function withoutContained(cells: readonly WrittenCell[]): WrittenCell[] {
  const kept: WrittenCell[] = [];
  for (const cell of cells) {
    if (kept.some((other) => contains(other, cell))) continue;
    const remaining = kept.filter((other) => !contains(cell, other));
    kept.splice(0, kept.length, ...remaining, cell);
  }
  return kept;
}

function contains(outer: WrittenCell, inner: WrittenCell): boolean {
  return (
    outer.statement.effect === inner.statement.effect &&
    isContained(inner.actionGlob, [outer.actionGlob]) === true &&
    isContained(inner.resourceGlob, [outer.resourceGlob]) === true &&
    conditionImplies(inner.clauses, outer.clauses)
  );
}

function joined(cells: readonly WrittenCell[]): DocumentStatement[] {
  const perResource = groupBy(cells, ({ context, resource }) => [context, resource.text].join('\n'));
  const bodies = perResource.map((members) => ({ members, actions: sorted(members.map(({ action }) => action)) }));
  const statements = groupBy(bodies, ({ members, actions }) =>
    [members[0]?.context ?? '', ...actions.map(({ text }) => text.toLowerCase())].join('\n'),
  );
  const results = statements.map((same) => ({ actions: same[0]?.actions ?? [], cells: same.flatMap(({ members }) => members) }));
  const sources = results.map((result) => new Set(result.cells.map(({ statement }) => statement)));
  return results.flatMap((result, index) => {
    const [first] = result.cells;
    if (first?.statement.resource === undefined) return [];
    const { sid, ...rest } = first.statement;
    const isWhole = sources.every((of, other) => (other === index ? of.size === 1 : !of.has(first.statement)));
    const statement = {
      ...rest,
      action: { ...rest.action, patterns: result.actions },
      resource: { ...first.statement.resource, patterns: sorted(result.cells.map(({ resource }) => resource)) },
    };
    return [isWhole && sid !== undefined ? { sid, ...statement } : statement];
  });
}

/** The texts in order, each once; of an action written in two ways the first. */
function sorted(texts: readonly DocumentText[]): DocumentText[] {
  const distinct = new Map<string, DocumentText>();
  for (const text of texts) if (!distinct.has(text.text)) distinct.set(text.text, text);
  return [...distinct.values()].sort((a, b) => compareText(a.text, b.text));
}

/** Proves that both allow and deny the same, for every resource text, whatever ARNs the actions take. */
function areEqual(before: PolicyDocument, after: PolicyDocument, knowledge: ActionKnowledge): boolean {
  const anyResource = { ...knowledge, resourceTypes: () => [{ arn: '*', required: true }] };
  return (['Allow', 'Deny'] as const).every((effect) => {
    const old = { name: 'before', document: onlyEffect(before, effect) };
    const young = { name: 'after', document: onlyEffect(after, effect) };
    return compare({ attached: [old], needed: [young] }, anyResource).verdict === 'equal';
  });
}

/** What the statements of one effect speak of, as if it were allowed. */
function onlyEffect(document: PolicyDocument, effect: DocumentStatement['effect']): PolicyDocument {
  const statements = document.statements.filter((statement) => statement.effect === effect && statement.principal === undefined);
  return { ...document, statements: statements.map((statement) => ({ ...statement, effect: 'Allow' })) };
}
