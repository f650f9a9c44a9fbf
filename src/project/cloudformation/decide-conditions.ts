import { items, member, members, scalarText, type TemplateMap, type TemplateNode, without } from './template-node.ts';

const MAXIMUM_DEPTH = 20;

/** No parameter has it. */
const NO_SUCH_VALUE = '\u0000';

/**
 * The template with one branch of every `Fn::If` whose condition follows from itself or from parameters that the user gives, without the resources whose
 * condition is false, and with those unconditionally whose condition is true. What a default decides stays open: a deployment may override it.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-conditions.html
 * @param given the values that the user gives
 * @param unlike parameters that have none of the values with which they are compared
 */
export function decideConditions(
  root: TemplateNode,
  given: ReadonlyMap<string, string>,
  unlike: ReadonlySet<string> = new Set(),
): TemplateNode {
  const conditions = new Map(members(member(root, 'Conditions')));
  if (conditions.size === 0 || root.kind !== 'map') return root;
  const resources = member(root, 'Resources');
  const kept = resources?.kind === 'map' ? { ...resources, members: existing(resources) } : undefined;
  return decide(kept === undefined ? root : { ...root, members: new Map([...root.members, ['Resources', kept]]) });

  function existing(section: TemplateMap): ReadonlyMap<string, TemplateNode> {
    return new Map(
      [...section.members].flatMap(([logicalId, resource]) => {
        const truth = named(scalarText(member(resource, 'Condition')), 0);
        if (truth === false) return [];
        return [[logicalId, truth === true && resource.kind === 'map' ? without(resource, ['Condition']) : resource] as const];
      }),
    );
  }

  function decide(node: TemplateNode): TemplateNode {
    if (node.kind === 'list') return { ...node, items: node.items.map(decide) };
    if (node.kind === 'scalar') return node;
    const [condition, whenTrue, whenFalse] = node.members.size === 1 ? items(node.members.get('Fn::If')) : [];
    const truth = named(scalarText(condition), 0);
    const branch = truth === undefined ? undefined : truth ? whenTrue : whenFalse;
    if (branch !== undefined) return decide(branch);
    return { ...node, members: new Map([...node.members].map(([key, value]) => [key, decide(value)])) };
  }

  function named(name: string | undefined, depth: number): boolean | undefined {
    const condition = name === undefined ? undefined : conditions.get(name);
    return condition === undefined || depth > MAXIMUM_DEPTH ? undefined : truthOf(condition, depth + 1);
  }

  function truthOf(node: TemplateNode, depth: number): boolean | undefined {
    const [key] = node.kind === 'map' && node.members.size === 1 ? [...node.members.keys()] : [];
    const argument = member(node, key ?? '');
    if (depth > MAXIMUM_DEPTH || argument === undefined) return undefined;
    const parts = items(argument);
    const truths = () => parts.map((part) => truthOf(part, depth + 1));
    switch (key) {
      case 'Condition':
        return named(scalarText(argument), depth);
      case 'Fn::Equals': {
        const [left, right] = parts.map(textOf);
        return left === undefined || right === undefined ? undefined : left === right;
      }
      case 'Fn::Not': {
        const [truth] = truths();
        return truth === undefined ? undefined : !truth;
      }
      case 'Fn::And':
        return combine(truths(), false);
      case 'Fn::Or':
        return combine(truths(), true);
      default:
        return undefined;
    }
  }

  function textOf(node: TemplateNode): string | undefined {
    const name = scalarText(member(node, 'Ref'));
    if (name === undefined) return scalarText(node);
    return given.get(name) ?? (unlike.has(name) ? NO_SUCH_VALUE : undefined);
  }
}

/** One part that is `decisive` decides; else all have to be known. */
function combine(truths: readonly (boolean | undefined)[], decisive: boolean): boolean | undefined {
  if (truths.includes(decisive)) return decisive;
  return truths.includes(undefined) ? undefined : !decisive;
}
