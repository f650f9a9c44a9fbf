import type { AttachedSet } from '../../model/attached-role.ts';
import { isHole, type Pattern } from '../../model/pattern.ts';
import { type Circumstances, describeCircumstances, withChoice } from './circumstances.ts';
import { policyText } from './policy-text.ts';
import { isUnread, type PolicyContext, type TextElement, textElements, textLists, type Unread } from './policy-texts.ts';
import { member, type TemplateMap, type TemplateNode } from './template-node.ts';
import { variants } from './variants.ts';

/** What a statement says of actions or resources, or the part of it that is there under the same circumstances. */
export interface ReadSet {
  readonly set: AttachedSet;
  readonly when: Circumstances;
}

/** More parts of one list that depend on different conditions are not told apart. */
const MAXIMUM_GROUPS = 16;

/**
 * `Action` or `NotAction`, `Resource` or `NotResource` of a statement; none where neither is there. A list of which some items depend on conditions is
 * several sets, as the statement means the same with each of them by itself; a negated list is one per form it takes.
 */
export function readSets(
  statement: TemplateMap,
  name: 'Action' | 'Resource',
  when: Circumstances,
  context: PolicyContext,
): readonly ReadSet[] | Unread {
  const positive = member(statement, name);
  const negative = member(statement, `Not${name}`);
  if (positive !== undefined && negative !== undefined) return { unread: `a statement has either ${name} or Not${name}` };
  const read = positive !== undefined ? positiveSets(positive, name, when, context) : negatedSets(negative, `Not${name}`, when, context);
  if (isUnread(read) || name === 'Resource') return read;
  return read.some(({ set }) => set.patterns.some((pattern) => pattern.some(isHole)))
    ? { unread: `a text of ${positive === undefined ? 'NotAction' : 'Action'} is known only at deployment` }
    : read;
}

function positiveSets(node: TemplateNode, name: string, when: Circumstances, context: PolicyContext): readonly ReadSet[] | Unread {
  const elements = textElements(node, when, name, context.evaluation);
  if (isUnread(elements)) return elements;
  if (elements.length === 0) return { unread: `${name} is empty` };
  const groups = new Map<string, TextElement[]>();
  for (const element of elements) {
    const key = describeCircumstances(element.when, when) ?? '';
    groups.set(key, [...(groups.get(key) ?? []), element]);
  }
  if (groups.size > MAXIMUM_GROUPS) return { unread: `${name} depends on too many conditions` };
  return [...groups.values()].map((group) => ({
    set: setOf(
      false,
      group.map(({ pattern }) => pattern),
      context,
    ),
    when: group[0]?.when ?? when,
  }));
}

function negatedSets(
  node: TemplateNode | undefined,
  name: string,
  when: Circumstances,
  context: PolicyContext,
): readonly ReadSet[] | Unread {
  if (node === undefined) return [];
  const forms = variants(node, when);
  if (forms === undefined) return { unread: `${name} depends on too many conditions` };
  const sets: ReadSet[] = [];
  for (const form of forms) {
    const lists = textLists(context.evaluation.value(form.node), form.node, name, context.evaluation);
    if (isUnread(lists)) return lists;
    const chosen = withChoice(form.when, name, lists.length);
    sets.push(...lists.map((patterns) => ({ set: setOf(true, patterns, context), when: chosen })));
  }
  return sets;
}

function setOf(negated: boolean, patterns: readonly Pattern[], { version }: PolicyContext): AttachedSet {
  return { negated, patterns: patterns.map((pattern) => policyText(pattern, version)) };
}
