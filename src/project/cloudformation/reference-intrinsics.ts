import { ABSENT, type DataValue, text, unknown } from '../../model/data-value.ts';
import { literal, type Pattern, type PseudoName, pseudo, wildcard } from '../../model/pattern.ts';
import type { Evaluation } from './evaluation.ts';
import { implicitResource } from './implicit-resource.ts';
import { attributeValue, referenceValue } from './resource-reference.ts';
import { items, scalarText, type TemplateNode } from './template-node.ts';

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/pseudo-parameter-reference.html */
const PSEUDO_PARAMETERS: ReadonlyMap<string, PseudoName> = new Map([
  ['AWS::AccountId', 'account'],
  ['AWS::Partition', 'partition'],
  ['AWS::Region', 'region'],
  ['AWS::StackId', 'stackId'],
  ['AWS::StackName', 'stackName'],
  ['AWS::URLSuffix', 'urlSuffix'],
]);

/** `Ref`: a pseudo-parameter, a parameter or a resource. */
export function reference(argument: TemplateNode, evaluation: Evaluation): DataValue {
  const name = scalarText(argument);
  return name === undefined ? evaluation.unreadable(argument, 'Ref needs a name') : referenceTo(name, argument, evaluation);
}

/** What `Ref name` returns, and `${name}` in `Fn::Sub`. */
export function referenceTo(name: string, node: TemplateNode, evaluation: Evaluation): DataValue {
  if (name === 'AWS::NoValue') return ABSENT;
  if (name === 'AWS::NotificationARNs')
    return [unknown('unbound', 'the notification topics of the stack are known only at deployment', node.origin)];
  const pseudoName = PSEUDO_PARAMETERS.get(name);
  if (pseudoName === 'stackName' && evaluation.stack.name !== undefined) return text(literal(evaluation.stack.name));
  if (pseudoName === 'stackName' && evaluation.stack.isNested) return text(wildcard());
  if (pseudoName !== undefined) return text(pseudo(pseudoName));
  const parameter = evaluation.parameters.get(name);
  if (parameter !== undefined) return parameter;
  const resource = evaluation.template.resources.get(name) ?? implicitResource(name, evaluation.template);
  if (resource !== undefined) return texts(referenceValue(resource, evaluation));
  // SAM lets `Ref` name what it generates from a resource: `Orders.Alias`, `ShopApi.Stage`.
  if (name.includes('.')) return attributeOf(name, node, evaluation);
  return evaluation.unreadable(node, `nothing in the template is called '${name}'`);
}

/** `Fn::GetAtt`, as `Resource.Attribute` or as a list of both. */
export function getAttribute(argument: TemplateNode, evaluation: Evaluation): DataValue {
  if (argument.kind === 'scalar') return attributeOf(argument.text, argument, evaluation);
  const [resource, ...attribute] = items(argument).map(scalarText);
  if (resource === undefined || attribute.length === 0)
    return evaluation.unreadable(argument, 'Fn::GetAtt needs a resource and an attribute');
  if (attribute.includes(undefined))
    return [unknown('unresolved', 'which attribute is asked for is known only at deployment', argument.origin)];
  return attributeOf([resource, ...attribute].join('.'), argument, evaluation);
}

/** What `Resource.Attribute` stands for; the logical id ends at the first dot. */
export function attributeOf(path: string, node: TemplateNode, evaluation: Evaluation): DataValue {
  const dot = path.indexOf('.');
  if (dot < 0) return evaluation.unreadable(node, `'${path}' names no attribute`);
  const logicalId = path.slice(0, dot);
  const attribute = path.slice(dot + 1);
  const output = attribute.startsWith('Outputs.') ? evaluation.nestedOutput(logicalId, attribute.slice('Outputs.'.length)) : undefined;
  if (output !== undefined) return output;
  const resource = evaluation.template.resources.get(logicalId) ?? implicitResource(logicalId, evaluation.template);
  if (resource === undefined) return evaluation.unreadable(node, `nothing in the template is called '${logicalId}'`);
  return texts(attributeValue(resource, attribute, evaluation));
}

function texts(patterns: readonly Pattern[]): DataValue {
  return patterns.map((pattern) => ({ kind: 'text', pattern }));
}
