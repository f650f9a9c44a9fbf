import type { Glob } from './glob.ts';
import { globOf } from './glob.ts';

const COLON = 58;
const ARN_SEGMENTS = 6;

/**
 * The six parts of an ARN pattern, each of which the ARN operators compare on its own; `undefined` where it has fewer.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_ARN
 */
export function arnSegments(glob: Glob): Glob[] | undefined {
  const segments: number[][] = [[]];
  for (const sign of glob.signs) {
    if (sign === COLON && segments.length < ARN_SEGMENTS) segments.push([]);
    else segments.at(-1)?.push(sign);
  }
  return segments.length === ARN_SEGMENTS ? segments.map(globOf) : undefined;
}
