import type { Exposure } from '../model/exposure.ts';
import type { LambdaFunction } from '../model/lambda-function.ts';
import type { Description } from './project-reader.ts';

/** The ways to the functions of all descriptions; functions by the ids that they have in the project. */
export function mergeExposures(descriptions: readonly Description[], ids: ReadonlyMap<LambdaFunction, string>): Exposure {
  const exposures = descriptions.flatMap(({ exposures, functions }) =>
    (exposures ?? []).map((exposure) => renamed(exposure, functions, ids)),
  );
  return {
    urls: exposures.flatMap(({ urls }) => urls),
    routes: exposures.flatMap(({ routes }) => routes),
    apis: exposures.flatMap(({ apis }) => apis),
    permissions: exposures.flatMap(({ permissions }) => permissions),
  };
}

function renamed(exposure: Exposure, functions: readonly LambdaFunction[], ids: ReadonlyMap<LambdaFunction, string>): Exposure {
  const projectId = (name: string | undefined): string | undefined => {
    const lambda = functions.find(({ id, aliases }) => id === name || (name !== undefined && aliases.includes(name)));
    return lambda === undefined ? undefined : (ids.get(lambda) ?? lambda.id);
  };
  const withOwner = <Item extends { readonly function?: string }>({ function: owner, ...item }: Item) => {
    const id = projectId(owner);
    return id === undefined ? item : { ...item, function: id };
  };
  return {
    ...exposure,
    urls: exposure.urls.map(withOwner),
    permissions: exposure.permissions.map(withOwner),
    routes: exposure.routes.map(({ authorizer, ...route }) => {
      const id = projectId(authorizer);
      return { ...withOwner(route), ...(id === undefined ? {} : { authorizer: id }) };
    }),
  };
}
