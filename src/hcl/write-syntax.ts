/** A file or the inside of a block: attributes and blocks in the order they are written. */
export type HclBody = readonly HclItem[];

export type HclItem = HclAttribute | HclBlock;

export interface HclAttribute {
  readonly kind: 'attribute';
  readonly name: string;
  readonly value: HclExpression;
}

export interface HclBlock {
  readonly kind: 'block';
  readonly type: string;
  readonly labels: readonly string[];
  readonly body: HclBody;
}

export type HclExpression = HclTemplate | HclTraversal | HclTuple | HclObject | HclCall;

/** Text with interpolations; text parts stand for themselves, whatever they contain. */
export interface HclTemplate {
  readonly kind: 'template';
  readonly parts: readonly (string | HclTraversal)[];
}

/** A reference such as `data.aws_region.current.id`. */
export interface HclTraversal {
  readonly kind: 'traversal';
  readonly path: string;
}

export interface HclTuple {
  readonly kind: 'tuple';
  readonly items: readonly HclExpression[];
}

/** `{ name = value }`: attributes whose names may be any text. */
export interface HclObject {
  readonly kind: 'object';
  readonly attributes: readonly HclAttribute[];
}

/** `name(argument)`. */
export interface HclCall {
  readonly kind: 'call';
  readonly name: string;
  readonly argument: HclExpression;
}

/** `name = value`. */
export function attribute(name: string, value: HclExpression): HclAttribute {
  return { kind: 'attribute', name, value };
}

/** `type "label" { body }`. */
export function block(type: string, labels: readonly string[], body: HclBody): HclBlock {
  return { kind: 'block', type, labels, body };
}

/** The expression that is exactly this text. */
export function stringValue(text: string): HclTemplate {
  return { kind: 'template', parts: [text] };
}

/** A reference by its path. */
export function traversal(path: string): HclTraversal {
  return { kind: 'traversal', path };
}

/** `[a, b]`. */
export function tuple(items: readonly HclExpression[]): HclTuple {
  return { kind: 'tuple', items };
}

/** `{ name = value }`. */
export function object(attributes: readonly HclAttribute[]): HclObject {
  return { kind: 'object', attributes };
}

/** `name(argument)`. */
export function call(name: string, argument: HclExpression): HclCall {
  return { kind: 'call', name, argument };
}
