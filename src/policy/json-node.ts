import type { Origin } from '../model/origin.ts';

/** A JSON value with its place in the file. */
export type JsonNode = JsonText | JsonScalar | JsonList | JsonObject;

export interface JsonText {
  readonly kind: 'text';
  readonly text: string;
  readonly origin: Origin;
}

/** A number, `true`, `false` or `null`, as it is written. */
export interface JsonScalar {
  readonly kind: 'number' | 'boolean' | 'null';
  readonly text: string;
  readonly origin: Origin;
}

export interface JsonList {
  readonly kind: 'list';
  readonly items: readonly JsonNode[];
  readonly origin: Origin;
}

export interface JsonObject {
  readonly kind: 'object';
  readonly members: readonly JsonMember[];
  readonly origin: Origin;
}

export interface JsonMember {
  readonly name: string;
  readonly origin: Origin;
  readonly value: JsonNode;
}
