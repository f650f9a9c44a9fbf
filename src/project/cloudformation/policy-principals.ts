import type { AttachedStatement } from '../../model/attached-role.ts';
import { literalText } from '../../model/pattern.ts';
import { combinations, isUnread, type PolicyContext, textLists, type Unread } from './policy-texts.ts';
import { member, members, type TemplateNode } from './template-node.ts';

type Principals = NonNullable<AttachedStatement['principal']>;

/** Whom a statement is about, once per combination of values that it may have; `[undefined]` where it does not say. */
export function readPrincipals(statement: TemplateNode, context: PolicyContext): readonly (Principals | undefined)[] | Unread {
  const positive = member(statement, 'Principal');
  const negative = member(statement, 'NotPrincipal');
  const node = positive ?? negative;
  if (node === undefined) return [undefined];
  const negated = positive === undefined;
  const value = context.evaluation.value(node);
  if (value.every((alternative) => alternative.kind !== 'record')) {
    const lists = textLists(value, node, 'Principal', context.evaluation);
    if (isUnread(lists)) return lists;
    return lists.some((list) => list.some((text) => literalText(text) !== '*'))
      ? { unread: 'Principal is known only at deployment' }
      : [{ negated, types: [{ type: '*', identifiers: lists[0] ?? [] }] }];
  }
  const types: (readonly Principals['types'][number][])[] = [];
  for (const [type, identifiers] of members(node)) {
    const lists = textLists(context.evaluation.value(identifiers), identifiers, `Principal ${type}`, context.evaluation);
    if (isUnread(lists)) return lists;
    types.push(lists.map((list) => ({ type, identifiers: list })));
  }
  return combinations(types)?.map((one) => ({ negated, types: one })) ?? { unread: 'Principal has too many possible values' };
}
