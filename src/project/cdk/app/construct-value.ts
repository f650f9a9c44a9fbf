import type { Pattern } from '../../../model/pattern.ts';
import type { Evaluator } from '../../../source/eval/evaluator.ts';
import type { Alternative, ExternalAlternative, Value } from '../../../source/eval/value.ts';
import { attributeText } from './construct-attribute.ts';

/** The name under which constructs are known to the evaluator; no package can be called so. */
const CONSTRUCTS = '(construct)';

/** The value of a construct, or of a part of it that nothing is known of. */
export function constructValue(path: string, ...members: readonly string[]): Value {
  return [{ kind: 'external', package: CONSTRUCTS, path: [path, ...members] }];
}

/** The path of the construct that a value of the evaluator is or is a part of, and the names that lead to that part. */
export function constructPart(external: ExternalAlternative): { readonly path: string; readonly members: readonly string[] } | undefined {
  const [path, ...members] = external.path;
  return external.package === CONSTRUCTS && path !== undefined ? { path, members } : undefined;
}

/** The path of the construct that a value is: one of the library, or an instance of a class of the app that extends one. */
export function constructPathOf(value: Value): string | undefined {
  for (const alternative of value) {
    const parts = alternative.kind === 'object' ? alternative.object.base : [alternative];
    for (const part of parts) {
      const construct = part.kind === 'external' ? constructPart(part) : undefined;
      if (construct !== undefined && construct.members.length === 0) return construct.path;
    }
  }
  return undefined;
}

/** The reference to the construct that an alternative is, or to the part of it. */
export function constructIn(evaluator: Evaluator, alternative: Alternative): Pattern | undefined {
  const part = alternative.kind === 'external' ? constructPart(alternative) : undefined;
  const origin = { file: evaluator.request.file, line: 1, column: 1 };
  if (part !== undefined && part.members.length > 0) return attributeText(part.path, '', part.members.join('.'), origin);
  const path = constructPathOf([alternative]);
  return path === undefined ? undefined : attributeText(path, '', '@construct', origin);
}
