import type { LambdaFunction, Project } from '../model/lambda-function.ts';
import { UserError } from '../support/errors.ts';

/**
 * The functions that the names select, in order of id; all for no names. A name is an id, or an alias that only one function has.
 * @throws {UserError} for a name that no or several functions have, and where no selected function's handler exists.
 */
export function selectFunctions(project: Project, names: readonly string[]): readonly LambdaFunction[] {
  const selected = names.length === 0 ? project.functions : [...new Set(names.map((name) => selectFunction(project, name)))];
  const missing = selected.flatMap(({ id, handler, origin }) => {
    if (handler.kind !== 'unresolved' || handler.cause !== 'missing') return [];
    return [`${origin.file}:${origin.line}:${origin.column}: function ${id}: ${handler.reason}`];
  });
  if (selected.length > 0 && missing.length === selected.length) throw new UserError(missing.join('\n'));
  return [...selected].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
}

function selectFunction(project: Project, name: string): LambdaFunction {
  const exact = project.functions.find((lambda) => lambda.id === name);
  if (exact !== undefined) return exact;
  const candidates = project.functions.filter((lambda) => lambda.aliases.includes(name));
  const [only] = candidates;
  if (only !== undefined && candidates.length === 1) return only;
  const ids = (candidates.length > 0 ? candidates : project.functions).map((lambda) => lambda.id).join(', ');
  throw new UserError(
    candidates.length > 0
      ? `--function ${name} could be any of ${ids}; give one of these ids`
      : `no function is called '${name}'; there are ${ids}`,
  );
}
