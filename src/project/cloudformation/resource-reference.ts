import { concat, literal, literalPrefix, type Pattern, pseudo, splitPattern, wildcard } from '../../model/pattern.ts';
import { distinctPatterns } from '../distinct-patterns.ts';
import type { Evaluation } from './evaluation.ts';
import { generatedName } from './generated-name.ts';
import { type ResourceType, resourceType } from './resource-types.ts';
import type { Resource } from './template.ts';
import { member, type TemplateNode } from './template-node.ts';

/** What `Ref` of a declared resource returns, with its alternatives. */
export function referenceValue(resource: Resource, evaluation: Evaluation): readonly Pattern[] {
  const type = resourceType(resource.type);
  return type === undefined ? [unlisted(resource, 'Ref', evaluation)] : expand(type.ref, resource, type, evaluation);
}

/** What `Fn::GetAtt` of a declared resource returns, with its alternatives; an attribute that the table does not derive is one unknown reference. */
export function attributeValue(resource: Resource, attribute: string, evaluation: Evaluation): readonly Pattern[] {
  const type = resourceType(resource.type);
  const template = type?.attributes[attribute];
  return type === undefined || template === undefined
    ? [unlisted(resource, attribute, evaluation)]
    : expand(template, resource, type, evaluation);
}

/** The ARN of a declared resource, also where CloudFormation offers no attribute for it; `undefined` where the type has none in the table. */
export function resourceArn(resource: Resource, evaluation: Evaluation): readonly Pattern[] | undefined {
  const type = resourceType(resource.type);
  return type?.arn === undefined ? undefined : expand(type.arn, resource, type, evaluation);
}

/** The physical name or id: one reference that holds the declared name or the generated name's shape; the plain alternatives where there are several. */
export function physicalName(resource: Resource, evaluation: Evaluation): readonly Pattern[] {
  const type = resourceType(resource.type);
  if (type === undefined) return [unlisted(resource, 'name', evaluation)];
  const names = declaredNames(resource, type, evaluation);
  if (names.length > 1) return names;
  const [value] = names;
  const reason =
    value === undefined ? `the name of ${resource.logicalId} is made by AWS` : `${resource.logicalId} is declared in the template`;
  const hole = {
    kind: 'reference',
    resource: `${evaluation.prefix}${resource.logicalId}`,
    attribute: 'name',
    type: resource.type,
    reason,
    origin: resource.origin,
  } as const;
  return [[value === undefined ? hole : { ...hole, value }]];
}

function declaredNames(resource: Resource, type: ResourceType, evaluation: Evaluation): readonly Pattern[] {
  const generated = () => generatedName(type.generated, type.limit, resource.generatedId ?? resource.logicalId, evaluation.stack);
  const node = type.nameProperty === undefined ? undefined : member(resource.properties, ...type.nameProperty.split('.'));
  if (node === undefined) return [generated() ?? []].filter((name) => name.length > 0);
  const names = evaluation
    .guarded(`name of ${resource.logicalId}`, node, () => evaluation.value(node))
    .map((alternative) => {
      if (alternative.kind === 'absent') return generated() ?? wildcard();
      return evaluation.pattern(alternative, node);
    });
  return distinctPatterns(names);
}

function unlisted(resource: Resource, attribute: string, evaluation: Evaluation): Pattern {
  const reason = `what ${attribute === 'Ref' ? 'Ref' : `attribute ${attribute}`} of ${resource.type} returns is not known`;
  return [
    {
      kind: 'reference',
      resource: `${evaluation.prefix}${resource.logicalId}`,
      attribute,
      type: resource.type,
      reason,
      origin: resource.origin,
    },
  ];
}

/** Every reading of a template text of the table, one per combination of alternatives. */
function expand(template: string, resource: Resource, type: ResourceType, evaluation: Evaluation): readonly Pattern[] {
  let patterns: readonly Pattern[] = [[]];
  for (const piece of template.split(/(\{[^}]*\}|[*?]+)/)) {
    const alternatives = pieceAlternatives(piece, resource, type, evaluation);
    patterns = patterns.flatMap((start) => alternatives.map((end) => concat(start, end)));
  }
  return evaluation.bounded(patterns, resource.origin);
}

function pieceAlternatives(piece: string, resource: Resource, type: ResourceType, evaluation: Evaluation): readonly Pattern[] {
  switch (piece) {
    case '{Name}':
      return physicalName(resource, evaluation);
    case '{Arn}':
      return expand(type.arn ?? '*', resource, type, evaluation);
    case '{Partition}':
      return [pseudo('partition')];
    case '{Region}':
      return [pseudo('region')];
    case '{Account}':
      return [pseudo('account')];
    case '{path}':
      return propertyAlternatives(member(resource.properties, 'Path'), literal('/'), evaluation);
    default:
      if (/^[*?]+$/.test(piece)) return [wildcard(piece)];
      if (!piece.startsWith('{property ')) return [literal(piece)];
      return propertyAlternatives(member(resource.properties, piece.slice('{property '.length, -1)), wildcard(), evaluation).map(lastName);
  }
}

function propertyAlternatives(node: TemplateNode | undefined, absent: Pattern, evaluation: Evaluation): readonly Pattern[] {
  if (node === undefined) return [absent];
  const value = evaluation.guarded(`a property at ${node.origin.line}:${node.origin.column}`, node, () => evaluation.value(node));
  return value.map((alternative) => (alternative.kind === 'absent' ? absent : evaluation.pattern(alternative, node)));
}

/** `orders` of `arn:aws:ecs:eu-west-1:111122223333:cluster/orders`; a plain name as it is. */
function lastName(pattern: Pattern): Pattern {
  if (!literalPrefix(pattern).startsWith('arn:')) return pattern;
  return splitPattern(splitPattern(pattern, ':').at(-1) ?? [], '/').at(-1) ?? [];
}
