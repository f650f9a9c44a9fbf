import type { KnownPlace } from '../../../model/known-place.ts';
import { onlyText } from '../../data-values.ts';
import { declaredPlace } from '../../declared-place.ts';
import { type ConstructTree, isAbsent, property } from './construct-tree.ts';

/**
 * Where the construct at a path is deployed: the `env` of its stack, for each member that it leaves out that of the stage around it.
 * https://github.com/aws/aws-cdk/blob/main/packages/aws-cdk-lib/core/lib/stack.ts (parseEnvironment)
 */
export function stackPlace(path: string, tree: ConstructTree): KnownPlace {
  const settings = tree
    .enclosing(path)
    .filter(({ class: name }) => name === 'core.Stack' || name === 'core.Stage' || name === 'core.App')
    .map(({ props }) => property(props, 'env'));
  const first = (name: string) => onlyText(settings.map((env) => property(env, name)).find((value) => !isAbsent(value)) ?? []);
  return declaredPlace({ account: first('account'), region: first('region') });
}
