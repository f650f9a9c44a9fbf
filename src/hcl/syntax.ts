/** A place in an HCL text; line and column count from 1. */
export interface HclPosition {
  readonly line: number;
  readonly column: number;
}

/** A file or the inside of a block, as it was read. */
export interface ReadBody {
  readonly attributes: ReadonlyMap<string, ReadAttribute>;
  readonly blocks: readonly ReadBlock[];
}

export interface ReadAttribute {
  readonly value: Expression;
  readonly position: HclPosition;
}

export interface ReadBlock {
  readonly type: string;
  readonly labels: readonly string[];
  readonly body: ReadBody;
  readonly position: HclPosition;
}

/** An expression of https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md. */
export type Expression = (
  | { readonly kind: 'literal'; readonly value: string | number | boolean | null }
  /** Text with interpolations. */
  | { readonly kind: 'template'; readonly parts: readonly (string | Expression)[] }
  | { readonly kind: 'variable'; readonly name: string }
  | { readonly kind: 'attribute'; readonly target: Expression; readonly name: string }
  | { readonly kind: 'index'; readonly target: Expression; readonly index: Expression }
  | { readonly kind: 'splat'; readonly target: Expression; readonly path: readonly string[] }
  | { readonly kind: 'call'; readonly name: string; readonly arguments: readonly Expression[]; readonly expandsLast: boolean }
  | { readonly kind: 'tuple'; readonly items: readonly Expression[] }
  | { readonly kind: 'object'; readonly entries: readonly { readonly key: Expression; readonly value: Expression }[] }
  | { readonly kind: 'conditional'; readonly test: Expression; readonly whenTrue: Expression; readonly whenFalse: Expression }
  | { readonly kind: 'operation'; readonly operator: string; readonly operands: readonly Expression[] }
  | ForExpression
) & { readonly position: HclPosition };

/** `[for k, v in c : x if t]` and `{for k, v in c : k => x...}`. */
export interface ForExpression {
  readonly kind: 'for';
  readonly keyName: string | undefined;
  readonly valueName: string;
  readonly collection: Expression;
  /** Set where the result is an object. */
  readonly key: Expression | undefined;
  readonly value: Expression;
  readonly condition: Expression | undefined;
}
