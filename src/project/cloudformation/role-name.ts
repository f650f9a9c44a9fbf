import { type Pattern, patternKey } from '../../model/pattern.ts';

/** Both are the name of one role: by reference, or by the same known name. */
export function isSameName(given: Pattern, own: Pattern): boolean {
  if (
    given.some((part) => part.kind === 'reference' && own.some((other) => other.kind === 'reference' && other.resource === part.resource))
  )
    return true;
  const [part] = own;
  const declared = part?.kind === 'reference' && own.length === 1 ? part.value : own;
  return (
    declared !== undefined &&
    !declared.some(({ kind }) => kind === 'wildcard' || kind === 'unknown') &&
    patternKey(declared) === patternKey(given)
  );
}
