import type { DataValue } from '../../../model/data-value.ts';
import { unknown } from '../../../model/data-value.ts';
import type { Origin } from '../../../model/origin.ts';
import { literalText } from '../../../model/pattern.ts';
import { listNode, mapNode, scalarNode } from '../../cloudformation/build-node.ts';
import type { TemplateNode } from '../../cloudformation/template-node.ts';
import { onlyReference } from './construct-attribute.ts';
import { attributeOf, textOf } from './construct-resource.ts';
import { type Construct, type ConstructTree, isAbsent, property } from './construct-tree.ts';
import type { ConstructValueNodes } from './value-nodes.ts';

/** The classes whose instances the app may change after it made them; the tree keeps them like constructs. */
export const POLICY_PARTS: ReadonlySet<string> = new Set(['aws-iam.PolicyStatement', 'aws-iam.PolicyDocument']);

/** What turns values of the app into nodes of a template. */
export interface NodeContext {
  readonly tree: ConstructTree;
  readonly nodes: ConstructValueNodes;
}

/** The construct, or part of a policy, that a value is; `undefined` where it is none or can't be told. */
export function constructOf(value: DataValue, tree: ConstructTree): Construct | undefined {
  const [only, ...others] = value;
  const reference = only?.kind === 'text' && others.length === 0 ? onlyReference(only.pattern) : undefined;
  return reference?.attribute === '@construct' ? tree.get(reference.resource) : undefined;
}

/** `new PolicyDocument({ statements })`, `PolicyDocument.fromJson({...})`: https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_iam.PolicyDocument.html. */
export function documentNode(value: DataValue, origin: Origin, context: NodeContext): TemplateNode | undefined {
  const { tree, nodes } = context;
  const document = constructOf(value, tree);
  if (document === undefined) {
    const json = textOf(property(value, '@of')) === 'aws-iam.PolicyDocument.fromJson' ? property(value, '@0') : value;
    return nodes.node(json, origin);
  }
  const statements = [
    ...listed(property(document.props, 'statements')),
    ...tree.calls(document.path, 'addStatements').flatMap((call) => call.arguments),
  ];
  return statementsNode(statements, document.origin, context);
}

/** The document of these statements. */
function statementsNode(statements: readonly DataValue[], origin: Origin, context: NodeContext): TemplateNode {
  const items = statements.map((statement) => statementNode(statement, origin, context));
  return documentOf(items, origin);
}

/** The document of statements that are nodes already. */
export function documentOf(statements: readonly TemplateNode[], origin: Origin): TemplateNode {
  return mapNode(
    [
      ['Version', scalarNode('2012-10-17', origin)],
      ['Statement', listNode(statements, origin)],
    ],
    origin,
  );
}

/** The members of a list; one that is not known where the list is not. */
export function listed(value: DataValue): readonly DataValue[] {
  return value.flatMap((alternative): readonly DataValue[] => {
    if (alternative.kind === 'absent') return [];
    if (alternative.kind !== 'list') return [[alternative]];
    return alternative.open === undefined ? alternative.items : [...alternative.items, [alternative.open]];
  });
}

/** The lists of a statement: property, methods that add to it, element. */
const LISTS: readonly (readonly [property: string, methods: readonly string[], element: string])[] = [
  ['actions', ['addActions'], 'Action'],
  ['notActions', ['addNotActions'], 'NotAction'],
  ['resources', ['addResources'], 'Resource'],
  ['notResources', ['addNotResources'], 'NotResource'],
];

const EFFECTS: ReadonlyMap<string, string> = new Map([
  ['ALLOW', 'Allow'],
  ['DENY', 'Deny'],
]);

/** `new PolicyStatement({...})` with what is added to it later, `PolicyStatement.fromJson({...})`: https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_iam.PolicyStatement.html. */
export function statementNode(value: DataValue, origin: Origin, context: NodeContext): TemplateNode {
  const { tree, nodes } = context;
  const statement = constructOf(value, tree);
  if (statement === undefined) {
    const isJson = textOf(property(value, '@of')) === 'aws-iam.PolicyStatement.fromJson';
    const known = isJson ? property(value, '@0') : [unknown('unresolved', 'which statement it is, is not known', origin)];
    return nodes.node(known, origin) ?? mapNode([], origin);
  }
  const { props, path, origin: place } = statement;
  const lists = LISTS.map(([name, methods, element]): readonly [string, TemplateNode | undefined] => {
    const added = tree.calls(path, ...methods).flatMap((call) => call.arguments.flatMap(listed));
    const all = element === 'Resource' && tree.calls(path, 'addAllResources').length > 0 ? [scalarNode('*', place)] : [];
    const items = [
      ...[...listed(property(props, name)), ...added].flatMap((item) => nodes.node(attributeOf(item, '@arn'), place) ?? []),
      ...all,
    ];
    return [element, items.length === 0 ? undefined : listNode(items, place)];
  });
  const effect = textOf(property(props, 'effect'));
  return mapNode(
    [
      ['Sid', nodes.node(property(props, 'sid'), place)],
      [
        'Effect',
        effect === undefined && !isAbsent(property(props, 'effect'))
          ? nodes.node(property(props, 'effect'), place)
          : scalarNode(EFFECTS.get(effect ?? 'ALLOW') ?? effect ?? 'Allow', place),
      ],
      ...lists,
      ['Condition', conditionNode(statement, context)],
    ],
    place,
  );
}

/** `conditions`, `addCondition('StringEquals', { key: value })` and `addConditions({...})`. */
function conditionNode({ props, path, origin }: Construct, { tree, nodes }: NodeContext): TemplateNode | undefined {
  const given = property(props, 'conditions');
  const added = [
    ...tree.calls(path, 'addConditions').map((call) => call.arguments[0] ?? []),
    ...tree.calls(path, 'addCondition').map((call): DataValue => {
      const operator = literalText(onlyText(call.arguments[0] ?? []) ?? []);
      const clause = call.arguments[1] ?? [];
      return operator === undefined || operator === ''
        ? [unknown('unresolved', 'the operator of a condition is not known', call.origin)]
        : [{ kind: 'record', members: new Map([[operator, clause]]), computed: [] }];
    }),
  ];
  if (added.length === 0) return nodes.node(given, origin);
  const all = [...(isAbsent(given) ? [] : [given]), ...added];
  const members = new Map<string, DataValue>();
  for (const [only, ...others] of all) {
    if (only?.kind !== 'record' || others.length > 0)
      return nodes.node([unknown('unresolved', 'a condition is not known', origin)], origin);
    for (const [operator, clause] of only.members) members.set(operator, merged(members.get(operator), clause));
  }
  return nodes.node([{ kind: 'record', members, computed: [] }], origin);
}

function merged(known: DataValue | undefined, clause: DataValue): DataValue {
  const [left] = known ?? [];
  const [right] = clause;
  if (left?.kind !== 'record' || right?.kind !== 'record') return clause;
  return [{ ...right, members: new Map([...left.members, ...right.members]) }];
}

function onlyText(value: DataValue) {
  const [only] = value;
  return only?.kind === 'text' && value.length === 1 ? only.pattern : undefined;
}
