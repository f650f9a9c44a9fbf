import type { Resource } from './template.ts';
import { member, scalarText } from './template-node.ts';

/** The path of the CDK construct that a resource was made from (`Shop/GetOrder`); `undefined` in templates that the CDK did not write. */
export function constructPath(resource: Resource): string | undefined {
  return scalarText(member(resource.metadata, 'aws:cdk:path'))?.replace(/\/(Resource|Default)$/, '');
}
