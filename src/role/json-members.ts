import { renderOrigin } from '../model/origin.ts';
import type { JsonNode } from '../policy/json-node.ts';
import { UserError } from '../support/errors.ts';

/** The value of a member, or `undefined` where the object has none of that name or `null` in its place. */
export function memberOf(node: JsonNode, name: string): JsonNode | undefined {
  const value = node.kind === 'object' ? node.members.find((member) => member.name === name)?.value : undefined;
  return value?.kind === 'null' ? undefined : value;
}

/** A member that is a text, if there is one. Throws UserError with its place where it is anything else. */
export function optionalText(node: JsonNode, name: string): string | undefined {
  const value = memberOf(node, name);
  if (value === undefined) return undefined;
  if (value.kind !== 'text') throw new UserError(`${renderOrigin(value.origin)}: ${name} must be a text`);
  return value.text;
}

/** A member that must be there and be a text; else UserError with its place. */
export function requiredText(node: JsonNode, name: string): string {
  const text = optionalText(node, name);
  if (text === undefined) throw new UserError(`${renderOrigin(node.origin)}: expected an object with a member "${name}"`);
  return text;
}

/** The items of a member that is a list; none where there is no such member. Throws UserError with its place where it is anything else. */
export function listOf(node: JsonNode, name: string): readonly JsonNode[] {
  const value = memberOf(node, name);
  if (value === undefined) return [];
  if (value.kind !== 'list') throw new UserError(`${renderOrigin(value.origin)}: ${name} must be a list`);
  return value.items;
}
