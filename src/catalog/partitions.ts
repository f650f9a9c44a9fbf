import type { Pattern } from '../model/pattern.ts';
import { literal, literalPrefix } from '../model/pattern.ts';

/**
 * What the names of a partition's regions begin with; every other region is of the standard partition.
 * https://docs.aws.amazon.com/whitepapers/latest/aws-fault-isolation-boundaries/partitions.html
 */
const PARTITIONS: readonly (readonly [string, string])[] = [
  ['cn-', 'aws-cn'],
  ['us-gov-', 'aws-us-gov'],
  ['us-iso-', 'aws-iso'],
  ['us-isob-', 'aws-iso-b'],
  ['eusc-', 'aws-eusc'],
];

const STANDARD_PARTITION = 'aws';

/** The partition of a region whose name is known. */
export function partitionOfRegion(region: string): string {
  return PARTITIONS.find(([beginning]) => region.startsWith(beginning))?.[1] ?? STANDARD_PARTITION;
}

/** The partition that a region is of, or `undefined` where its name shows none but the standard one. */
export function partitionOf(region: Pattern): Pattern | undefined {
  const name = literalPrefix(region);
  const found = PARTITIONS.find(([beginning]) => name.startsWith(beginning));
  return found === undefined ? undefined : literal(found[1]);
}
