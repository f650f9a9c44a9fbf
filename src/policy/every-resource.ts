import type { ActionKnowledge } from './action-knowledge.ts';
import { isContained } from './find-text.ts';
import { parseGlob } from './glob.ts';

/**
 * True where a resource pattern, as it is written, leaves out no resource of one of the action's types, in the partition that nearly all accounts are in:
 * `*`, `arn:aws:ssm:*:*:parameter/*`. False for a NotResource, which begins with `!`.
 */
export function isOnAll(action: string, resource: string, knowledge: Pick<ActionKnowledge, 'resourceTypes'>): boolean {
  if (resource === '*') return true;
  if (resource.startsWith('!')) return false;
  const pattern = parseGlob(resource, '2008-10-17');
  return knowledge.resourceTypes(action).some(({ arn }) => {
    const everyOne = arn.replace('${Partition}', 'aws').replace(/\$\{[^}]*\}/g, '*');
    return isContained(parseGlob(everyOne, '2008-10-17'), [pattern]) === true;
  });
}
