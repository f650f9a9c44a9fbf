import type { ReferenceHole } from '../model/pattern.ts';
import { resourceType } from '../project/cloudformation/resource-types.ts';
import { WHOLE_ARN } from './fold-arn.ts';

/** The form of the resource's ARN, where a template can name that ARN. */
export function cloudformationArnForm(hole: ReferenceHole): string | undefined {
  return cloudformationAttribute({ ...hole, attribute: WHOLE_ARN }) === undefined ? undefined : resourceType(hole.type)?.arn;
}

/** How a template names what the hole stands for: `Ref` or an attribute of `Fn::GetAtt`; `undefined` where it cannot. */
export function cloudformationAttribute(hole: ReferenceHole): string | undefined {
  if (!/^[A-Za-z0-9]+$/.test(hole.resource)) return undefined;
  if (hole.attribute === WHOLE_ARN) return attributeThatGives('{Arn}', hole.type);
  return hole.attribute === 'name' ? attributeThatGives('{Name}', hole.type) : hole.attribute;
}

function attributeThatGives(value: '{Arn}' | '{Name}', type: string): string | undefined {
  const row = resourceType(type);
  if (row === undefined) return undefined;
  if (row.ref === value) return 'Ref';
  return Object.entries(row.attributes).find(([, given]) => given === value)?.[0];
}
