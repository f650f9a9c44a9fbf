import type { AttachedStatement } from '../../model/attached-role.ts';
import type { DataAlternative, DataValue } from '../../model/data-value.ts';
import type { Pattern } from '../../model/pattern.ts';
import { type Circumstances, withChoice } from './circumstances.ts';
import type { Evaluation } from './evaluation.ts';
import type { TemplateNode } from './template-node.ts';
import { itemsWhen, variants } from './variants.ts';

/** What could not be read, and why. */
export interface Unread {
  readonly unread: string;
}

export function isUnread(value: object): value is Unread {
  return 'unread' in value;
}

/** The document in which a text stands. */
export interface PolicyContext {
  readonly version: AttachedStatement['version'];
  readonly evaluation: Evaluation;
  /** True for the policy of who may assume a role: it names principals and no resources. */
  readonly isTrust: boolean;
}

/** One text of a list, and when it is there. */
export interface TextElement {
  readonly pattern: Pattern;
  readonly when: Circumstances;
}

/** More lists that one node may be are not told apart. */
const MAXIMUM_LISTS = 8;

/** The texts of a list, or the one text that stands for a list, each with its circumstances; `what` names the list in them. */
export function textElements(
  node: TemplateNode,
  when: Circumstances,
  what: string,
  evaluation: Evaluation,
): readonly TextElement[] | Unread {
  const elements: TextElement[] = [];
  for (const item of itemsWhen(node, when)) {
    const forms = variants(item.node, item.when);
    if (forms === undefined) return { unread: `${what} depends on too many conditions` };
    for (const form of forms) {
      const read = formElements(evaluation.value(form.node), form.when, form.node, what, evaluation);
      if (isUnread(read)) return read;
      elements.push(...read);
    }
  }
  return elements;
}

function formElements(
  value: DataValue,
  when: Circumstances,
  node: TemplateNode,
  what: string,
  evaluation: Evaluation,
): readonly TextElement[] | Unread {
  const chosen = withChoice(when, what, value.length);
  const elements: TextElement[] = [];
  for (const alternative of value) {
    if (alternative.kind === 'absent') continue;
    if (alternative.kind === 'record') return { unread: `${what} is a map` };
    if (alternative.kind !== 'list') elements.push({ pattern: evaluation.pattern(alternative, node), when: chosen });
    else {
      if (alternative.open !== undefined) return { unread: `${what}: ${alternative.open.reason}` };
      for (const item of alternative.items) {
        const read = formElements(item, chosen, node, what, evaluation);
        if (isUnread(read)) return read;
        elements.push(...read);
      }
    }
  }
  return elements;
}

/** The lists of texts that a value may be, where it can be only a few. */
export function textLists(
  value: DataValue,
  node: TemplateNode,
  what: string,
  evaluation: Evaluation,
): readonly (readonly Pattern[])[] | Unread {
  const lists: (readonly Pattern[])[] = [];
  for (const alternative of value) {
    const items = alternative.kind === 'list' ? alternative.items : [[alternative]];
    if (alternative.kind === 'list' && alternative.open !== undefined) return { unread: `${what}: ${alternative.open.reason}` };
    const texts = combinations(items.map((item) => item.filter(({ kind }) => kind !== 'absent')).filter((item) => item.length > 0));
    if (texts === undefined) return { unread: `${what} has too many possible values` };
    if (texts.some((list) => list.some(isStructure))) return { unread: `${what} is a map or a list of lists` };
    lists.push(...texts.map((list) => list.map((item) => evaluation.pattern(item, node))));
  }
  return lists.length > MAXIMUM_LISTS ? { unread: `${what} has too many possible values` } : lists;
}

function isStructure({ kind }: DataAlternative): boolean {
  return kind === 'record' || kind === 'list';
}

/** Every choice of one out of each list; `undefined` where there are too many. */
export function combinations<T>(lists: readonly (readonly T[])[]): readonly (readonly T[])[] | undefined {
  let chosen: readonly (readonly T[])[] = [[]];
  for (const list of lists) {
    chosen = chosen.flatMap((start) => list.map((one) => [...start, one]));
    if (chosen.length > MAXIMUM_LISTS) return undefined;
  }
  return chosen;
}
