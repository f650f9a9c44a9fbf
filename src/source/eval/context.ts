import type { ts } from 'ts-morph';
import { HeapObject, type ObjectKind } from './heap.ts';
import { Cell } from './state.ts';
import type { Value } from './value.ts';

/**
 * One way the evaluation got to a piece of code: the chain of calls and loop passes. What is made in it (objects, functions, variables) is
 * found again when the same way is taken twice, so that repeated evaluation comes to an end.
 */
export class Context {
  readonly #children = new Map<ts.Node, Map<string, Context>>();
  readonly #made = new Map<ts.Node, Map<string, unknown>>();

  /** The context of a call or loop pass at `node`; `tag` tells the passes and callees apart. */
  child(node: ts.Node, tag: string): Context {
    const children = entry(this.#children, node);
    let child = children.get(tag);
    if (child === undefined) {
      child = new Context();
      children.set(tag, child);
    }
    return child;
  }

  /** What `node` makes here, made at the first time. */
  once<T>(node: ts.Node, role: Role<T>, make: () => T): T {
    const made = entry(this.#made, node);
    const known = made.get(role.name);
    if (known !== undefined && role.is(known)) return known;
    const value = make();
    made.set(role.name, value);
    return value;
  }

  /**
   * The object that `node` makes here. Made again on the same way it is the newest one: what holds several of them got them from several passes,
   * which are ways of their own.
   */
  object(node: ts.Node, kind: ObjectKind, tag = '', prototype: Value = []): HeapObject {
    return this.once(node, { name: `${kind}:${tag}`, is: isHeapObject }, () => new HeapObject(kind, prototype));
  }

  /** The variable `name` that `node` declares here. */
  cell(node: ts.Node, name: string): Cell {
    return this.once(node, { name: `cell:${name}`, is: isCell }, () => new Cell(name));
  }
}

/** What kind of thing a node makes, and how to tell it. */
export interface Role<T> {
  readonly name: string;
  is(value: unknown): value is T;
}

function isHeapObject(value: unknown): value is HeapObject {
  return value instanceof HeapObject;
}

function isCell(value: unknown): value is Cell {
  return value instanceof Cell;
}

function entry<T>(table: Map<ts.Node, Map<string, T>>, node: ts.Node): Map<string, T> {
  let found = table.get(node);
  if (found === undefined) {
    found = new Map();
    table.set(node, found);
  }
  return found;
}
