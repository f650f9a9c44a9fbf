import { literalPrefix, type Pattern, splitPattern } from '../../../model/pattern.ts';
import type { DeclaredResource } from '../../cloudformation/evaluation.ts';
import { resourceType } from '../../cloudformation/resource-types.ts';
import { member } from '../../cloudformation/template-node.ts';
import type { ImportedName } from './construct-tree.ts';

/** What an attribute of an imported construct is by the ARN it is imported by; `undefined` where it follows from the name. */
export function importedValue(
  imported: ImportedName,
  attribute: string,
  { resource, evaluation }: DeclaredResource,
): readonly Pattern[] | undefined {
  if (imported.attribute !== '@arn') return undefined;
  const arns = evaluation.patterns(member(resource.properties, resourceType(resource.type)?.nameProperty ?? ''));
  const isArn =
    attribute === '@arn' || ((attribute === '@ref' || attribute === '@construct') && resourceType(resource.type)?.ref === '{Arn}');
  if (isArn) return arns;
  return attribute === '@name' || ((attribute === '@ref' || attribute === '@construct') && resourceType(resource.type)?.ref === '{Name}')
    ? arns.map(nameInArn)
    : undefined;
}

/** `orders` of `arn:aws:dynamodb:eu-west-1:111122223333:table/orders`. */
export function nameInArn(arn: Pattern): Pattern {
  if (!literalPrefix(arn).startsWith('arn:')) return arn;
  const resource = splitPattern(arn, ':', 6).at(-1) ?? [];
  return splitPattern(splitPattern(resource, '/').at(-1) ?? [], ':').at(-1) ?? [];
}
