import { isNoValue } from './branches.ts';
import { both, type Circumstances, whereHolds } from './circumstances.ts';
import { items, scalarText, type TemplateNode } from './template-node.ts';

/** A form that a node takes, and when. */
export interface Variant {
  readonly node: TemplateNode;
  readonly when: Circumstances;
}

/** More forms of one node are not told apart. */
const MAXIMUM_VARIANTS = 16;

/**
 * The forms of a node, each without `Fn::If` at any depth: one per combination of the conditions that decide them. What `given` decides is decided.
 * `undefined` where they are too many.
 */
export function variants(node: TemplateNode, given: Circumstances): readonly Variant[] | undefined {
  const found: Variant[] = [];
  explore(given);
  return found.length > MAXIMUM_VARIANTS ? undefined : found;

  function explore(when: Circumstances): void {
    if (found.length > MAXIMUM_VARIANTS) return;
    const decided = decide(node, when);
    const open = openCondition(decided);
    if (open === undefined) found.push({ node: decided, when });
    else for (const truth of [true, false]) explore({ ...when, conditions: new Map([...when.conditions, [open, truth]]) });
  }
}

/** What a node is, through every `Fn::If` around it; nothing for `AWS::NoValue`. */
export function branchesWhen(node: TemplateNode, when: Circumstances): readonly Variant[] {
  const choice = choiceOf(node);
  if (choice === undefined) return isNoValue(node) ? [] : [{ node, when }];
  return [true, false].flatMap((truth) => {
    const circumstances = both(when, whereHolds(choice.condition, truth));
    return circumstances === undefined ? [] : branchesWhen(truth ? choice.whenTrue : choice.whenFalse, circumstances);
  });
}

/** The items of a list, through every `Fn::If` around the list and around an item; a node that is no list is its own only item. */
export function itemsWhen(node: TemplateNode, when: Circumstances): readonly Variant[] {
  return branchesWhen(node, when).flatMap((list) =>
    list.node.kind === 'list' ? list.node.items.flatMap((item) => branchesWhen(item, list.when)) : [list],
  );
}

interface Choice {
  readonly condition: string;
  readonly whenTrue: TemplateNode;
  readonly whenFalse: TemplateNode;
}

function choiceOf(node: TemplateNode): Choice | undefined {
  const argument = node.kind === 'map' && node.members.size === 1 ? node.members.get('Fn::If') : undefined;
  const [name, whenTrue, whenFalse] = items(argument);
  const condition = scalarText(name);
  return condition === undefined || whenTrue === undefined || whenFalse === undefined ? undefined : { condition, whenTrue, whenFalse };
}

function decide(node: TemplateNode, when: Circumstances): TemplateNode {
  if (node.kind === 'scalar') return node;
  if (node.kind === 'list') return mapped(node, node.items, (items) => ({ ...node, items }), when);
  const choice = choiceOf(node);
  const truth = choice === undefined ? undefined : when.conditions.get(choice.condition);
  if (choice !== undefined && truth !== undefined) return decide(truth ? choice.whenTrue : choice.whenFalse, when);
  const keys = [...node.members.keys()];
  return mapped(
    node,
    [...node.members.values()],
    (values) => ({ ...node, members: new Map(keys.map((key, index) => [key, values[index] ?? node])) }),
    when,
  );
}

/** The node itself where no child changes, so that what is known of it stays known. */
function mapped(
  node: TemplateNode,
  children: readonly TemplateNode[],
  rebuild: (children: readonly TemplateNode[]) => TemplateNode,
  when: Circumstances,
): TemplateNode {
  const decided = children.map((child) => decide(child, when));
  return decided.every((child, index) => child === children[index]) ? node : rebuild(decided);
}

function openCondition(node: TemplateNode): string | undefined {
  if (node.kind === 'scalar') return undefined;
  const choice = choiceOf(node);
  if (choice !== undefined) return choice.condition;
  for (const child of node.kind === 'list' ? node.items : node.members.values()) {
    const open = openCondition(child);
    if (open !== undefined) return open;
  }
  return undefined;
}
