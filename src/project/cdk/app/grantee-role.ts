import type { DataValue } from '../../../model/data-value.ts';
import { onlyReference } from './construct-attribute.ts';
import { type Construct, type ConstructTree, isAbsent, property } from './construct-tree.ts';
import { functionClass } from './construct-types.ts';

/** The members by which a construct is itself the one that a policy is for. */
const SAME = new Set(['@construct', 'grantPrincipal', 'role']);

/** The paths of the roles of the app behind what a call grants to: a role, a function, an alias or version of one. None for those outside of the app. */
export function granteeRoles(value: DataValue, tree: ConstructTree): readonly string[] {
  return value.flatMap((alternative) => {
    const reference = alternative.kind === 'text' ? onlyReference(alternative.pattern) : undefined;
    if (reference === undefined || !SAME.has(reference.attribute)) return [];
    const construct = tree.get(reference.resource);
    return construct === undefined ? [] : rolesOf(construct, tree);
  });
}

/** The paths of the roles that a construct acts with. */
export function rolesOf(construct: Construct, tree: ConstructTree): readonly string[] {
  const { class: name, props, path, imported } = construct;
  if (imported !== undefined) return [];
  if (name === 'aws-iam.Role') return [path];
  if (name === 'aws-lambda.Alias') {
    const version = property(props, 'version').flatMap((one) => (one.kind === 'text' ? one.pattern : []));
    return version.flatMap((part) => (part.kind === 'reference' ? functionRoles(tree.get(part.resource), tree) : []));
  }
  return functionRoles(construct, tree);
}

function functionRoles(construct: Construct | undefined, tree: ConstructTree): readonly string[] {
  if (construct === undefined || construct.imported !== undefined || functionClass(construct.class) === undefined) return [];
  const role = property(construct.props, 'role');
  return isAbsent(role) ? [serviceRole(construct)] : granteeRoles(role, tree);
}

/** The path of the role that a function makes where it is given none. */
export function serviceRole({ path }: Construct): string {
  return `${path}/ServiceRole`;
}
