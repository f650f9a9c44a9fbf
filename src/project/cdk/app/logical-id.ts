import { createHash } from 'node:crypto';

/** The longest id, and the longest part of it that people are to read: https://docs.aws.amazon.com/cdk/v2/guide/identifiers.html#identifiers-unique-ids. */
const MAXIMUM_ID = 255;
const MAXIMUM_READABLE = 240;
const HASH_LENGTH = 8;

/**
 * The id that the CDK makes of the ids on a construct's path, those from the stack down for a logical id: the readable parts in a row and the start
 * of the MD5 of the path. `Default` counts nowhere, `Resource` only in the hash. A path of one id is that id.
 * https://github.com/aws/aws-cdk/blob/main/packages/aws-cdk-lib/core/lib/private/uniqueid.ts
 */
export function uniqueId(ids: readonly string[]): string {
  const counted = ids.filter((id) => id !== 'Default');
  const [only = ''] = counted;
  const alone = alphanumeric(only);
  if (counted.length <= 1 && alone.length <= MAXIMUM_ID) return alone;
  const hash = createHash('md5').update(counted.join('/')).digest('hex').slice(0, HASH_LENGTH).toUpperCase();
  const readable = withoutRepetition(counted)
    .filter((id) => id !== 'Resource')
    .map(alphanumeric)
    .join('');
  return readable.slice(0, MAXIMUM_READABLE) + hash;
}

/**
 * The name that the CDK makes of the name of a stack and the ids below it, with `-` between: the middle is left out where it is too long.
 * https://github.com/aws/aws-cdk/blob/main/packages/aws-cdk-lib/core/lib/private/unique-resource-name.ts
 */
export function uniqueResourceName(components: readonly string[], limit: number): string {
  const counted = components.filter((id) => id !== 'Default');
  const [only = ''] = counted;
  const alone = alphanumeric(only);
  if (counted.length <= 1 && alone.length <= limit) return alone;
  const hash = createHash('md5').update(counted.join('/')).digest('hex').slice(0, HASH_LENGTH).toUpperCase();
  const parts = withoutRepetition(counted)
    .filter((id) => id !== 'Resource')
    .map(alphanumeric)
    .filter((id) => id !== '');
  const readable = `${parts.join('-')}-`;
  const half = Math.floor((limit - HASH_LENGTH) / 2);
  return readable.length <= limit - HASH_LENGTH ? readable + hash : readable.slice(0, half) + readable.slice(-half) + hash;
}

function alphanumeric(text: string): string {
  return text.replace(/[^A-Za-z0-9]/g, '');
}

/** An id with which the one before it ends is left out. */
function withoutRepetition(ids: readonly string[]): readonly string[] {
  const kept: string[] = [];
  for (const id of ids) if (kept.at(-1)?.endsWith(id) !== true) kept.push(id);
  return kept;
}
