import type { Scanner } from './scanner.ts';
import type { Expression, HclPosition } from './syntax.ts';

/** A piece of a template in reading order; what stands between the braces of `${ }` and `%{ }` is one token each. */
export type TemplateToken =
  | string
  | ((
      | { readonly kind: 'value'; readonly expression: Expression }
      | { readonly kind: 'if'; readonly test: Expression }
      | {
          readonly kind: 'for';
          readonly keyName: string | undefined;
          readonly valueName: string;
          readonly collection: Expression;
        }
      | { readonly kind: 'else' | 'endif' | 'endfor' }
    ) & { readonly trimsBefore?: boolean; readonly trimsAfter?: boolean });

/** Deeper directives are refused. */
const MAXIMUM_DEPTH = 50;

/**
 * The template with its directives as expressions: `%{ if }` is a conditional, `%{ for }` a join of a for expression.
 * https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md#template-directives
 * @throws {HclSyntaxError} where a directive is not closed or closes nothing.
 */
export function nestDirectives(tokens: readonly TemplateToken[], position: HclPosition, scanner: Scanner): Expression {
  let at = 0;
  const whole = sequence(0);
  if (at < tokens.length) throw scanner.error('a directive closes nothing');
  return whole;

  /** Up to the directive that ends this part. */
  function sequence(depth: number): Expression {
    if (depth > MAXIMUM_DEPTH) throw scanner.error('nested too deeply');
    const parts: (string | Expression)[] = [];
    for (let token = tokens[at]; token !== undefined; token = tokens[at]) {
      if (typeof token === 'string') parts.push(token);
      else if (token.kind === 'value') parts.push(token.expression);
      else if (token.kind === 'if' || token.kind === 'for') {
        at += 1;
        parts.push(token.kind === 'if' ? conditional(token.test, depth) : loop(token, depth));
      } else break;
      at += 1;
    }
    return finish(parts, position);
  }

  function conditional(test: Expression, depth: number): Expression {
    const whenTrue = sequence(depth + 1);
    const whenFalse = isAt('else') ? alternative(depth) : finish([], position);
    if (!isAt('endif')) throw scanner.error("an 'if' directive is not closed");
    return { kind: 'conditional', test, whenTrue, whenFalse, position };
  }

  function alternative(depth: number): Expression {
    at += 1;
    return sequence(depth + 1);
  }

  function loop({ keyName, valueName, collection }: Extract<TemplateToken, { kind: 'for' }>, depth: number): Expression {
    const value = sequence(depth + 1);
    if (!isAt('endfor')) throw scanner.error("a 'for' directive is not closed");
    const items: Expression = { kind: 'for', keyName, valueName, collection, key: undefined, value, condition: undefined, position };
    return { kind: 'call', name: 'join', arguments: [finish([], position), items], expandsLast: false, position };
  }

  function isAt(kind: string): boolean {
    const token = tokens[at];
    return typeof token === 'object' && token.kind === kind;
  }
}

/** Without the blanks that `~` takes away: those up to the next line end behind it, those of the line before it. */
export function withoutTrimmedBlanks(tokens: readonly TemplateToken[]): readonly TemplateToken[] {
  return tokens.map((token, index) => {
    if (typeof token !== 'string') return token;
    const before = tokens[index - 1];
    const after = tokens[index + 1];
    const start = typeof before === 'object' && before.trimsAfter === true ? token.replace(/^[^\S\n]*\n?/, '') : token;
    return typeof after === 'object' && after.trimsBefore === true ? start.replace(/[^\S\n]*\n?$/, '') : start;
  });
}

function finish(parts: readonly (string | Expression)[], position: HclPosition): Expression {
  const [only] = parts;
  if (only === undefined) return { kind: 'literal', value: '', position };
  if (parts.length === 1 && typeof only === 'string') return { kind: 'literal', value: only, position };
  return { kind: 'template', parts, position };
}
