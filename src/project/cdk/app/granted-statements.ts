import type { DataValue } from '../../../model/data-value.ts';
import { text, unknown } from '../../../model/data-value.ts';
import type { Origin } from '../../../model/origin.ts';
import { concat, literal, type Pattern, pseudo, wildcard } from '../../../model/pattern.ts';
import { listNode, mapNode, scalarNode } from '../../cloudformation/build-node.ts';
import type { TemplateNode } from '../../cloudformation/template-node.ts';
import { attributeText } from './construct-attribute.ts';
import { attributeOf, encryptionKey, textOf } from './construct-resource.ts';
import { type Construct, isAbsent, type MethodCall, property } from './construct-tree.ts';
import { constructType, functionClass } from './construct-types.ts';
import { type GrantMethod, type GrantStatement, grantMethod } from './grant-methods.ts';
import type { NodeContext } from './policy-statement.ts';

/** The class under which the table of grants has a construct. */
function grantClass({ class: name }: Construct): string {
  return functionClass(name) === undefined ? name : 'aws-lambda.Function';
}

/** The statements of a call such as `table.grantReadData(fn)`; `undefined` where the method is not known. */
export function grantedStatements(construct: Construct, call: MethodCall, context: NodeContext): readonly TemplateNode[] | undefined {
  const method = grantMethod(grantClass(construct), call.method);
  if (method === undefined) return undefined;
  const rest = call.arguments.filter((_, index) => index !== (method.granteeAt ?? 0));
  return methodStatements(construct, method, rest, call.origin, context);
}

/** What a call such as `domain.grantIndexRead('orders', fn)` grants to. */
export function granteeOf(construct: Construct, { method, arguments: passed }: MethodCall): DataValue {
  return passed[grantMethod(grantClass(construct), method)?.granteeAt ?? 0] ?? [];
}

/** The statements that a method of a construct grants. */
export function methodStatements(
  construct: Construct,
  method: GrantMethod,
  rest: readonly DataValue[],
  origin: Origin,
  context: NodeContext,
): readonly TemplateNode[] {
  const own = method.statements.map((statement) =>
    statementOf(construct, statement, method.ofCallers === true ? rest : undefined, rest, origin, context),
  );
  const key = method.key === undefined ? undefined : encryptionKey(construct);
  const keyNode = key === undefined || isAbsent(key) ? undefined : context.nodes.node(key, origin);
  if (method.key === undefined || keyNode === undefined) return own;
  return [
    ...own,
    allow(
      method.key.map((action) => scalarNode(action, origin)),
      [keyNode],
      origin,
    ),
  ];
}

function statementOf(
  construct: Construct,
  statement: GrantStatement,
  listed: readonly DataValue[] | undefined,
  rest: readonly DataValue[],
  origin: Origin,
  { tree, nodes }: NodeContext,
): TemplateNode {
  const actions =
    listed === undefined
      ? statement.actions.map((action) => scalarNode(action, origin))
      : listed.flatMap((one) => nodes.node(one, origin) ?? []);
  const templates = [...statement.resources, ...(statement.indexed === true && hasIndexes(construct, tree) ? ['{Arn}/index/*'] : [])];
  const resources = templates.flatMap((template) => {
    const texts = listed === undefined ? namedBy(template, rest) : [wildcard()];
    return texts.flatMap((keys) => nodes.node(text(expand(template, construct, keys)), origin) ?? []);
  });
  return allow(actions, resources, origin, statement.conditions);
}

/** What the further arguments of a call put in the place of `{Objects}` or `{User}`. */
function namedBy(template: string, rest: readonly DataValue[]): readonly Pattern[] {
  if (template.includes('{User}') && rest.length === 0) return [[unknownPart('the user is the one of the secret of the database')]];
  const isNamed = template.includes('{Objects}') || template.includes('{User}');
  return isNamed && rest.length > 0 ? rest.flatMap(patterns) : [wildcard()];
}

/** An Allow statement. */
export function allow(
  actions: readonly TemplateNode[],
  resources: readonly TemplateNode[],
  origin: Origin,
  conditions: GrantStatement['conditions'] = {},
): TemplateNode {
  const tests = Object.entries(conditions).map(
    ([operator, keys]) =>
      [
        operator,
        mapNode(
          Object.entries(keys).map(([key, value]) => [key, scalarNode(value, origin)] as const),
          origin,
        ),
      ] as const,
  );
  return mapNode(
    [
      ['Effect', scalarNode('Allow', origin)],
      ['Action', listNode(actions, origin)],
      ['Resource', listNode(resources, origin)],
      ['Condition', tests.length === 0 ? undefined : mapNode(tests, origin)],
    ],
    origin,
  );
}

function patterns(value: DataValue): readonly Pattern[] {
  return value.flatMap((alternative): readonly Pattern[] => {
    if (alternative.kind === 'text') return [alternative.pattern];
    if (alternative.kind === 'list') return alternative.items.flatMap(patterns);
    return alternative.kind === 'absent'
      ? [wildcard()]
      : [[unknownPart(alternative.kind === 'unknown' ? alternative.reason : 'it is no text')]];
  });
}

function unknownPart(reason: string) {
  return unknown('unresolved', reason);
}

function expand(template: string, construct: Construct, objects: Pattern): Pattern {
  return concat(...template.split(/(\{\w+(?::\w+)?\})/).map((piece) => part(piece, construct, objects)));
}

function part(piece: string, { path, class: name, props, imported, origin }: Construct, objects: Pattern): Pattern {
  const type = constructType(name)?.type ?? '';
  const [, attribute] = /^\{attribute:(\w+)\}$/.exec(piece) ?? [];
  if (attribute !== undefined) return attributeText(path, type, attribute, origin);
  switch (piece) {
    case '{Arn}':
      return attributeText(path, type, '@arn', origin);
    case '{Name}':
      return attributeText(path, type, '@name', origin);
    case '{StreamArn}':
      return attributeText(path, type, 'StreamArn', origin);
    case '{Partition}':
      return pseudo('partition');
    case '{Region}':
      return pseudo('region');
    case '{Account}':
      return pseudo('account');
    case '{Objects}':
    case '{User}':
      return objects;
    case '{Secret}':
      return attributeText(path, '', 'secret.secretArn', origin);
    case '{slash}':
      return textOf(imported?.value ?? property(props, 'parameterName'))?.startsWith('/') === true ? [] : literal('/');
    case '{TargetKey}': {
      const [target] = attributeOf(property(props, 'targetKey'), '@arn');
      return target?.kind === 'text' ? target.pattern : [unknownPart('which key an alias is of is not known')];
    }
    default:
      return literal(piece);
  }
}

function hasIndexes({ path, props }: Construct, tree: NodeContext['tree']): boolean {
  const listed = ['globalSecondaryIndexes', 'localSecondaryIndexes', 'globalIndexes', 'localIndexes', 'grantIndexPermissions'];
  return (
    tree.calls(path, 'addGlobalSecondaryIndex', 'addLocalSecondaryIndex').length > 0 ||
    listed.some((name) => !isAbsent(property(props, name)))
  );
}
