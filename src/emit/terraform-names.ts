import { UserError } from '../support/errors.ts';

/**
 * A Terraform identifier for a function's id or a parameter's name, in snake case: `Orders/GetOrder` -> `orders_get_order`.
 * https://developer.hashicorp.com/terraform/language/syntax/configuration#identifiers
 */
export function terraformIdentifier(name: string): string {
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1_$2')
    .replace(/[^A-Za-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
    .toLowerCase();
  return /^[a-z]/.test(words) ? words : `_${words}`;
}

/** The identifier of each id, in their order. Throws UserError where two ids would share one. */
export function distinctIdentifiers(ids: readonly string[]): string[] {
  const owners = new Map<string, string>();
  return ids.map((id) => {
    const identifier = terraformIdentifier(id);
    const other = owners.get(identifier);
    if (other !== undefined) {
      throw new UserError(`${other} and ${id} would both be named ${identifier} in Terraform: generate them apart with --function`);
    }
    owners.set(identifier, id);
    return identifier;
  });
}
