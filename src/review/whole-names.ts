import type { ActionKnowledge } from '../policy/action-knowledge.ts';
import type { ComparisonInput } from '../policy/comparison.ts';

/**
 * The same knowledge, where every action may also have a resource whose whole ARN is a name that is not known: such a text has not the form of an ARN.
 */
export function withWholeNames({ attached, needed, boundary }: ComparisonInput, knowledge: ActionKnowledge): ActionKnowledge {
  const documents = [...attached, ...needed, ...(boundary === undefined ? [] : [boundary])].flatMap(({ document }) => document.statements);
  const texts = documents.flatMap(({ resource }) => resource?.patterns.map(({ text }) => text) ?? []);
  const whole = new Set(
    texts.filter((text) => /^[\u{100000}-\u{10FFFF}]/u.test(text)).map((text) => /^[\u{100000}-\u{10FFFF}]+/u.exec(text)?.[0] ?? ''),
  );
  if (whole.size === 0) return knowledge;
  const types = [...whole].map((name) => ({ arn: `${name}*`, required: false }));
  return { ...knowledge, resourceTypes: (action) => [...knowledge.resourceTypes(action), ...types] };
}
