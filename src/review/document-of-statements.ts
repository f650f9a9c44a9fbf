import type { AttachedSet, AttachedStatement } from '../model/attached-role.ts';
import type { Origin } from '../model/origin.ts';
import type { Pattern } from '../model/pattern.ts';
import type { DocumentSet, PolicyDocument } from '../policy/document.ts';

/** The statements as a policy document; `write` gives the text of a pattern. All its parts stand where their statement does. */
export function documentOfStatements(
  statements: readonly AttachedStatement[],
  origin: Origin,
  write: (pattern: Pattern) => string,
): PolicyDocument {
  return {
    version: statements[0]?.version ?? '2012-10-17',
    versionIsWritten: true,
    origin,
    statements: statements.map(({ sid, effect, action, resource, conditions, origin: place }) => {
      const set = ({ negated, patterns }: AttachedSet): DocumentSet => ({
        negated,
        patterns: patterns.map((pattern) => ({ text: write(pattern), origin: place })),
        origin: place,
      });
      return {
        ...(sid === undefined ? {} : { sid: { text: sid, origin: place } }),
        effect,
        action: set(action),
        ...(resource === undefined ? {} : { resource: set(resource) }),
        conditions: conditions.map(({ operator, key, values }) => ({
          operator,
          key,
          values: values.map((value) => ({ text: write(value), origin: place })),
          origin: place,
        })),
        origin: place,
      };
    }),
  };
}
