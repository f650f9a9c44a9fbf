import { ABSENT, type DataValue, text, unknown } from '../../../model/data-value.ts';
import type { Origin } from '../../../model/origin.ts';
import { literal, literalText } from '../../../model/pattern.ts';
import { listNode, mapNode } from '../../cloudformation/build-node.ts';
import { resourceType } from '../../cloudformation/resource-types.ts';
import type { Resource } from '../../cloudformation/template.ts';
import type { TemplateMap, TemplateNode } from '../../cloudformation/template-node.ts';
import { attributeText, type ConstructAttribute, onlyReference } from './construct-attribute.ts';
import { type Construct, isAbsent, property } from './construct-tree.ts';
import { type ConstructType, constructType } from './construct-types.ts';
import { IMPORTED_ARN, importedName } from './imported-value.ts';
import { uniqueId, uniqueResourceName } from './logical-id.ts';
import { retentionDays } from './retention-days.ts';
import type { ConstructValueNodes } from './value-nodes.ts';

/** The reference that means an attribute of a construct of which a property holds the construct itself. */
export function attributeOf(value: DataValue, attribute: ConstructAttribute): DataValue {
  return value.map((alternative) => {
    const reference = alternative.kind === 'text' ? onlyReference(alternative.pattern) : undefined;
    if (reference?.attribute !== '@construct') return alternative;
    return { kind: 'text', pattern: [{ ...reference, attribute }] };
  });
}

/** The text of a property that has one known value. */
export function textOf(value: DataValue): string | undefined {
  for (const alternative of value) {
    const known = alternative.kind === 'text' ? literalText(alternative.pattern) : undefined;
    if (known !== undefined) return known;
  }
  return undefined;
}

/** The resource with these properties that stands for a construct or for a part that the construct adds by itself. */
export function resourceAt(path: string, type: string, properties: TemplateMap, origin: Origin, generatedId?: string): Resource {
  const resource = { logicalId: path, type, properties, metadata: undefined, condition: undefined, origin };
  return generatedId === undefined ? resource : { ...resource, generatedId };
}

/** The ids on the way to a construct, each list only where all of them are known. */
export interface ConstructIds {
  /** From its stack down. */
  readonly inStack: readonly string[] | undefined;
  /** From the app down. */
  readonly inApp: readonly string[] | undefined;
  readonly stackName: string | undefined;
}

/** The longest name that the CDK gives to a group of schedules. */
const SCHEDULER_LIMIT = 64;

/** The resources that a construct makes: its own, and the key that it makes where it is told to encrypt and given none. */
export function constructResources(construct: Construct, ids: ConstructIds, nodes: ConstructValueNodes): readonly Resource[] {
  const type = constructType(construct.class);
  if (type === undefined) return [];
  const { origin, path } = construct;
  if (isWrapper(construct)) {
    const properties = mapOf(nodes.node(withResourceNames(construct.props), origin), origin);
    return [resourceAt(path, type.type, properties, origin, ids.inStack === undefined ? undefined : uniqueId(ids.inStack))];
  }
  const generatedId = ids.inStack === undefined ? undefined : uniqueId([...ids.inStack, 'Resource']);
  const key = keyValue(construct, type);
  const properties = mapNode(
    [
      ...nameEntry(construct, type, ids, nodes),
      ...(construct.class === 'aws-logs.LogGroup'
        ? [['RetentionInDays', nodes.node(groupRetention(construct.props), origin)] as const]
        : []),
      ...(type.key === undefined || key === undefined ? [] : [nested(type.key.path, nodes.node(key, origin), origin)]),
    ],
    origin,
  );
  const own = resourceAt(path, type.type, properties, origin, generatedId);
  return ownsKey(construct, type) ? [own, resourceAt(`${path}/Key`, 'AWS::KMS::Key', mapNode([], origin), origin)] : [own];
}

/** The CDK keeps what a log group holds for two years unless told: https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_logs.LogGroup.html. */
function groupRetention(props: DataValue): DataValue {
  const given = property(props, 'retention');
  return retentionDays(isAbsent(given) ? text(literal('TWO_YEARS')) : given);
}

/** True for the classes that stand for a resource as CloudFormation has it (`CfnTable`). */
function isWrapper({ class: name }: Construct): boolean {
  return /\.Cfn[A-Z]/.test(name);
}

/** The member that sets the name: given, imported, made by the CDK of the path, or not known because the id it is made of is not. */
export function nameEntry(
  construct: Construct,
  type: ConstructType,
  ids: ConstructIds,
  nodes: ConstructValueNodes,
): readonly (readonly [string, TemplateNode | undefined])[] {
  const name = resourceType(type.type)?.nameProperty;
  if (name === undefined) return [];
  const { imported, origin } = construct;
  const arn = imported?.attribute === '@arn' ? nodes.node(imported.value, origin) : undefined;
  return [
    [name, nodes.node(physicalNameOf(construct, type, ids), origin)],
    [IMPORTED_ARN, arn],
  ];
}

function physicalNameOf({ props, imported, origin }: Construct, type: ConstructType, ids: ConstructIds): DataValue {
  if (imported !== undefined) return importedName(imported);
  const given = property(props, type.nameProperty);
  if (type.nameProperty !== '' && !isAbsent(given)) return given;
  const inStack = ids.inStack !== undefined && ids.stackName !== undefined ? [ids.stackName, ...ids.inStack] : undefined;
  const madeOf = type.namedBy === 'path' ? ids.inApp : type.namedBy === 'stack' ? inStack : ids.inStack;
  if (madeOf === undefined) return [unknown('unbound', 'the name is made of an id that is known only when the app runs', origin)];
  if (type.namedBy === 'stack') return text(literal(uniqueResourceName(madeOf, SCHEDULER_LIMIT)));
  return type.namedBy === 'path' ? text(literal(uniqueId(madeOf))) : ABSENT;
}

/** The ARN of the customer managed key that encrypts what a construct makes; `undefined` where there is none. */
export function encryptionKey(construct: Construct): DataValue | undefined {
  const type = constructType(construct.class);
  return type === undefined ? undefined : keyValue(construct, type);
}

function keyValue(construct: Construct, type: ConstructType): DataValue | undefined {
  if (type.key === undefined) return undefined;
  if (ownsKey(construct, type)) return text(attributeText(`${construct.path}/Key`, 'AWS::KMS::Key', '@arn', construct.origin));
  return attributeOf(property(construct.props, type.key.property), '@arn');
}

function ownsKey({ props, imported }: Construct, type: ConstructType): boolean {
  if (imported !== undefined || type.key === undefined || !isAbsent(property(props, type.key.property))) return false;
  const encryption = textOf(property(props, 'encryption'));
  return encryption !== undefined && type.ownKey?.includes(encryption) === true;
}

/** `{ A: { B: [ node ] } }` for the path `A B []`. */
function nested(path: readonly string[], node: TemplateNode | undefined, origin: Origin): readonly [string, TemplateNode | undefined] {
  const [first = '', ...rest] = path;
  if (node === undefined || rest.length === 0) return [first, node];
  const [second, ...further] = rest;
  if (second === '[]') return [first, listNode([mapNode([nested(further, node, origin)], origin)], origin)];
  return [first, mapNode([nested(rest, node, origin)], origin)];
}

function mapOf(node: TemplateNode | undefined, origin: Origin): TemplateMap {
  return node?.kind === 'map' ? node : mapNode([], origin);
}

/** Properties of wrapper classes have the names of CloudFormation's but for the case of the first letter; names that the user chooses stay. */
function withResourceNames(value: DataValue, isChosen = false): DataValue {
  return value.map((alternative) => {
    if (alternative.kind === 'list') return { ...alternative, items: alternative.items.map((item) => withResourceNames(item)) };
    if (alternative.kind !== 'record') return alternative;
    const members = [...alternative.members].map(([name, member]) => {
      const resourceName = isChosen ? name : name.charAt(0).toUpperCase() + name.slice(1);
      if (/PolicyDocument$/.test(resourceName)) return [resourceName, member] as const;
      return [resourceName, withResourceNames(member, resourceName === 'Variables' || resourceName === 'Tags')] as const;
    });
    return { ...alternative, members: new Map(members) };
  });
}
