import type { DataValue } from '../../../model/data-value.ts';
import { textOf } from './construct-resource.ts';
import { type Construct, type ConstructTree, isAbsent, property } from './construct-tree.ts';
import { joinValues } from './join-values.ts';
import { overridesOf } from './property-overrides.ts';

/** A variable that is set behind the constructor; no name where that is not known. */
interface Addition {
  readonly name: string | undefined;
  readonly value: DataValue;
}

/** `environment`, what `addEnvironment` adds and overrides set; a name that is not known leaves the environment open. */
export function environmentValue(construct: Construct, tree: ConstructTree): DataValue {
  const added = tree
    .calls(construct.path, 'addEnvironment')
    .map((call) => ({ name: textOf(call.arguments[0] ?? []), value: call.arguments[1] ?? [] }));
  const overridden = overridesOf(construct, tree).flatMap(({ path, value }): readonly Addition[] => {
    if (path === undefined) return [{ name: undefined, value }];
    const [, name] = /^Environment(?:\.Variables(?:\.(.+))?)?$/.exec(path) ?? [];
    return path.startsWith('Environment') ? [{ name, value }] : [];
  });
  return [...added, ...overridden].reduce(withVariable, property(construct.props, 'environment'));
}

function withVariable(all: DataValue, { name, value }: Addition): DataValue {
  const base = isAbsent(all) ? [{ kind: 'record', members: new Map<string, DataValue>(), computed: [] } as const] : all;
  return base.map((alternative) => {
    if (alternative.kind !== 'record') return alternative;
    if (name === undefined) return { ...alternative, computed: [...alternative.computed, { key: [], value }] };
    const known = alternative.members.get(name);
    return { ...alternative, members: new Map([...alternative.members, [name, known === undefined ? value : joinValues(known, value)]]) };
  });
}
