import { ABSENT, type DataValue } from '../../model/data-value.ts';
import { maybeUnset, type Pattern } from '../../model/pattern.ts';
import { distinctPatterns } from '../distinct-patterns.ts';
import { reach } from './branches.ts';
import { aboutFunction, type FunctionDeclaration } from './function-declaration.ts';
import { member, type TemplateNode } from './template-node.ts';

export interface Environment {
  readonly env: ReadonlyMap<string, readonly Pattern[]>;
  /** False where variables may exist that are not listed. */
  readonly envIsComplete: boolean;
}

/** The function's environment variables, every branch of a condition among their alternatives; a variable that one of them leaves out may not be set. */
export function readEnvironment(declaration: FunctionDeclaration): Environment {
  const { properties } = declaration.resource;
  const [node = properties] = reach(properties, 'Environment', 'Variables');
  const maps = declaration.evaluation.value(member(properties, 'Environment')).flatMap((environment) => {
    if (environment.kind !== 'record') return environment.kind === 'absent' ? ABSENT : [environment];
    return environment.members.get('Variables') ?? ABSENT;
  });
  const names = new Set(maps.flatMap((map) => (map.kind === 'record' ? [...map.members.keys()] : [])));
  const env = new Map<string, readonly Pattern[]>();
  for (const name of names) {
    const values = maps.flatMap((map): DataValue => {
      if (map.kind === 'record') return map.members.get(name) ?? (map.open === undefined ? ABSENT : []);
      return map.kind === 'absent' ? ABSENT : [];
    });
    const patterns = textsOf(values, node, declaration);
    const isMaybeAbsent = values.some(({ kind }) => kind === 'absent');
    if (patterns.length > 0) env.set(name, distinctPatterns(isMaybeAbsent ? [...patterns, maybeUnset(name)] : patterns));
  }
  const envIsComplete = maps.every((map) => map.kind === 'absent' || (map.kind === 'record' && map.open === undefined));
  if (!envIsComplete) unread(node, declaration);
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
