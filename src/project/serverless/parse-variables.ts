/** A piece of a text: itself, or a variable with its fallbacks in order. */
export type TextPiece =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'variable'; readonly alternatives: readonly string[] };

/** What begins a variable: a source with an address or with arguments. `${AWS::Region}` and `${Resource}` are CloudFormation's. */
const VARIABLE_START = /^\s*[A-Za-z][\w.-]*(\(|:(?!:))/;

/**
 * Cuts a text at its variables (`${self:custom.stage, 'dev'}`), which may contain others.
 * https://github.com/oss-serverless/serverless/blob/main/docs/guides/variables.md
 */
export function parseVariables(text: string): readonly TextPiece[] {
  const pieces: TextPiece[] = [];
  let plain = '';
  for (let at = 0; at < text.length; ) {
    const end = text.startsWith('${', at) ? closingBrace(text, at + 2) : undefined;
    const inner = end === undefined ? undefined : text.slice(at + 2, end);
    if (end === undefined || inner === undefined || !VARIABLE_START.test(inner)) {
      plain += text[at];
      at += 1;
      continue;
    }
    if (plain !== '') pieces.push({ kind: 'text', text: plain });
    plain = '';
    pieces.push({ kind: 'variable', alternatives: splitAlternatives(inner) });
    at = end + 1;
  }
  if (plain !== '' || pieces.length === 0) pieces.push({ kind: 'text', text: plain });
  return pieces;
}

/** The index of the brace that closes what was opened before `from`. */
function closingBrace(text: string, from: number): number | undefined {
  let depth = 1;
  for (let at = from; at < text.length; at += 1) {
    if (text.startsWith('${', at)) depth += 1;
    else if (text[at] === '}') depth -= 1;
    if (depth === 0) return at;
  }
  return undefined;
}

/** The alternatives between commas that stand in no quotes, parentheses or inner variables. */
function splitAlternatives(inner: string): readonly string[] {
  const alternatives: string[] = [];
  let current = '';
  let depth = 0;
  let quote = '';
  for (const character of inner) {
    if (quote !== '') quote = character === quote ? '' : quote;
    else if (character === "'" || character === '"') quote = character;
    else if (character === '{' || character === '(') depth += 1;
    else if (character === '}' || character === ')') depth -= 1;
    if (character === ',' && quote === '' && depth === 0) {
      alternatives.push(current.trim());
      current = '';
    } else current += character;
  }
  return [...alternatives, current.trim()];
}
