import { terraformIdentifier } from './terraform-names.ts';

/**
 * The data sources (`aws_region.current`) that the project itself declares. `declared` has all of its data sources with their files; a file with the
 * document of one of the functions is an earlier result, which the new one replaces.
 */
export function dataOfTheProject(declared: ReadonlyMap<string, readonly string[]>, functionIds: readonly string[]): ReadonlySet<string> {
  const documents = functionIds.map((id) => `aws_iam_policy_document.${terraformIdentifier(id)}`);
  const results = new Set(documents.flatMap((name) => declared.get(name) ?? []));
  return new Set([...declared].filter(([, files]) => !files.some((file) => results.has(file))).map(([name]) => name));
}
