import type { Pattern } from '../model/pattern.ts';
import { patternKey } from '../model/pattern.ts';

type Token = 'one' | 'run' | { readonly character: string } | { readonly opaque: string };

/**
 * True where every text that `inner` matches is matched by `outer`, for IAM's plain globs (`*` any run, also across `:` and `/`; `?` one character).
 * A hole is one unknown value: only `*` or the same hole takes it. False may also mean that it could not be shown.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html#reference_policies_elements_resource_wildcards
 */
export function containsPattern(outer: Pattern, inner: Pattern): boolean {
  return absorbs(tokensOf(outer), tokensOf(inner));
}

/** Reads the inner pattern as a word whose letters are its tokens; `reachable[j]` says that the outer tokens so far take its first `j` letters. */
function absorbs(outer: readonly Token[], inner: readonly Token[]): boolean {
  let reachable: boolean[] = inner.map(() => false);
  reachable.unshift(true);
  for (const token of outer) {
    const next: boolean[] = [token === 'run' && reachable[0] === true];
    for (const [index, letter] of inner.entries()) {
      if (token === 'run') next.push(reachable[index + 1] === true || next[index] === true);
      else next.push(reachable[index] === true && takes(token, letter));
    }
    reachable = next;
  }
  return reachable.at(-1) === true;
}

function takes(token: Exclude<Token, 'run'>, letter: Token): boolean {
  if (letter === 'run') return false;
  if (token === 'one') return letter === 'one' || 'character' in letter;
  if (letter === 'one') return false;
  if ('character' in token) return 'character' in letter && token.character === letter.character;
  return 'opaque' in letter && token.opaque === letter.opaque;
}

/** The tokens of a pattern; in a run of wildcards every `?` comes before the one `*`, which matches the same texts. */
function tokensOf(pattern: Pattern): Token[] {
  const tokens: Token[] = [];
  for (const part of pattern) {
    if (part.kind === 'literal') for (const character of part.text) tokens.push({ character });
    else if (part.kind === 'wildcard') for (const sign of part.text) pushWildcard(tokens, sign === '*' ? 'run' : 'one');
    else tokens.push({ opaque: patternKey([part]) });
  }
  return tokens;
}

function pushWildcard(tokens: Token[], wildcard: 'one' | 'run'): void {
  if (tokens.at(-1) !== 'run') tokens.push(wildcard);
  else if (wildcard === 'one') tokens.splice(-1, 0, 'one');
}
