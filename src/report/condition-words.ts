import type { When } from '../catalog/rules/rule.ts';

/** A rule's statement about the request, in words: `VersionId is given`. */
export function conditionWords(when: When): string {
  if ('set' in when) return `${when.set} is given`;
  if ('absent' in when) return `${when.absent} is not given`;
  if ('is' in when) return `${when.member} is ${when.is.map(String).join(' or ')}`;
  if ('matches' in when) return `${when.member} has the form /${when.matches}/i`;
  if ('all' in when) return when.all.map(nestedWords).join(' and ');
  if ('any' in when) return when.any.map(nestedWords).join(' or ');
  return `not (${conditionWords(when.not)})`;
}

function nestedWords(when: When): string {
  const words = conditionWords(when);
  return ('all' in when && when.all.length > 1) || ('any' in when && when.any.length > 1) ? `(${words})` : words;
}
