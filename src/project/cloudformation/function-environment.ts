import type { DataValue } from '../../model/data-value.ts';
import type { Pattern } from '../../model/pattern.ts';
import { distinctPatterns } from '../distinct-patterns.ts';
import { reach } from './branches.ts';
import { aboutFunction, type FunctionDeclaration } from './function-declaration.ts';
import type { TemplateNode } from './template-node.ts';

export interface Environment {
  readonly env: ReadonlyMap<string, readonly Pattern[]>;
  /** False where variables may exist that are not listed. */
  readonly envIsComplete: boolean;
}

/** The function's environment variables, every branch of a condition among their alternatives. */
export function readEnvironment(declaration: FunctionDeclaration): Environment {
  const env = new Map<string, readonly Pattern[]>();
  let envIsComplete = true;
  for (const node of reach(declaration.resource.properties, 'Environment', 'Variables')) {
    for (const alternative of declaration.evaluation.value(node)) {
      if (alternative.kind === 'record') {
        for (const [name, value] of alternative.members) {
          const patterns = textsOf(value, node, declaration);
          if (patterns.length > 0) env.set(name, distinctPatterns([...(env.get(name) ?? []), ...patterns]));
        }
        if (alternative.open !== undefined) {
          envIsComplete = false;
          unread(node, declaration);
        }
      } else if (alternative.kind !== 'absent') {
        envIsComplete = false;
        unread(node, declaration);
      }
    }
  }
  return { env, envIsComplete };
}

function textsOf(value: DataValue, node: TemplateNode, declaration: FunctionDeclaration): readonly Pattern[] {
  return value
    .filter((alternative) => alternative.kind !== 'absent')
    .map((alternative) => declaration.evaluation.pattern(alternative, node));
}

function unread(node: TemplateNode, declaration: FunctionDeclaration): void {
  declaration.evaluation.report(
    aboutFunction(declaration, {
      rule: 'unread-environment',
      severity: 'warning',
      message: 'Environment.Variables is no map that can be read; give the variables with --env',
      origin: node.origin,
    }),
  );
}
