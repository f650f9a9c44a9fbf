import type { DataValue } from '../../../model/data-value.ts';
import { literalPrefix, type Pattern, splitPattern } from '../../../model/pattern.ts';
import type { DeclaredResource } from '../../cloudformation/evaluation.ts';
import { resourceType } from '../../cloudformation/resource-types.ts';
import { member } from '../../cloudformation/template-node.ts';
import { onlyReference } from './construct-attribute.ts';
import type { ImportedName } from './construct-tree.ts';

/** The member of an imported resource that holds the ARN it is imported by. */
export const IMPORTED_ARN = 'ImportedArn';

/** The physical name of what is imported by its name or ARN. */
export function importedName({ attribute, value }: ImportedName): DataValue {
  if (attribute === '@name') return value;
  return value.map((alternative) =>
    alternative.kind === 'text' ? { kind: 'text', pattern: nameInArn(alternative.pattern) } : alternative,
  );
}

/** `orders` of `arn:aws:dynamodb:eu-west-1:111122223333:table/orders`. */
function nameInArn(arn: Pattern): Pattern {
  const reference = onlyReference(arn);
  if (reference?.attribute === '@arn') return [{ ...reference, attribute: '@name' }];
  if (!literalPrefix(arn).startsWith('arn:')) return arn;
  const resource = splitPattern(arn, ':', 6).at(-1) ?? [];
  return splitPattern(splitPattern(resource, '/').at(-1) ?? [], ':').at(-1) ?? [];
}

/** The ARN itself, where an attribute of what is imported by its ARN is that; `undefined` where it follows from the name. */
export function importedArn(attribute: string, { resource, evaluation }: DeclaredResource): readonly Pattern[] | undefined {
  const isReference = attribute === '@ref' || attribute === '@construct';
  if (attribute !== '@arn' && !(isReference && resourceType(resource.type)?.ref === '{Arn}')) return undefined;
  const arn = member(resource.properties, IMPORTED_ARN);
  return arn === undefined ? undefined : evaluation.patterns(arn);
}
