import type { PolicyVersion } from './document.ts';
import type { Glob, GlobSign } from './glob.ts';
import { ANY_ONE, ANY_RUN, globOf, literalGlob, parseGlob, variableGlob } from './glob.ts';

const COLON = 58;
const ARN_COLONS = 5;
const ARN = literalGlob('arn:').signs;

/**
 * The resources of a statement of a role: the text as a glob, in which `*` goes on over colons and slashes. AWS completes an ARN of fewer than six parts
 * in `Resource`: `arn:aws:sqs` is `arn:aws:sqs:*:*:*`. What such a text is in `NotResource`, or with a wildcard inside a part, is not written: what
 * follows is one unknown value then.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html
 */
export function resourceGlob(text: string, version: PolicyVersion, negated: boolean): Glob {
  const glob = parseGlob(text, version);
  if (!ARN.every((sign, index) => sign === glob.signs[index])) return glob;
  const parts = partsOf(glob.signs);
  const missing = ARN_COLONS + 1 - parts.length;
  if (missing <= 0) return glob;
  const unclear = negated ? parts.length - 1 : parts.findIndex((part) => part.some(isWildcard) && part.length > 1);
  if (unclear < 0) return globOf([...glob.signs, ...Array.from({ length: missing }, () => [COLON, ANY_RUN]).flat()]);
  const before = parts.slice(0, unclear).flatMap((part) => [...part, COLON]);
  return globOf([...before, ...variableGlob(`incomplete ${text}`).signs]);
}

function partsOf(signs: readonly GlobSign[]): GlobSign[][] {
  const parts: GlobSign[][] = [[]];
  for (const sign of signs) {
    if (sign === COLON) parts.push([]);
    else parts.at(-1)?.push(sign);
  }
  return parts;
}

function isWildcard(sign: GlobSign): boolean {
  return sign === ANY_ONE || sign === ANY_RUN;
}
