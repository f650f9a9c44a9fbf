import type { DataAlternative, DataValue } from '../model/data-value.ts';
import { type Pattern, substitute, unknownText } from '../model/pattern.ts';

/** The text without variables of the environment that a description's code runs in: that is not the environment of the functions it describes. */
export function withoutBuildEnvironment(pattern: Pattern): Pattern {
  return substitute(pattern, (hole) => {
    if (hole.kind !== 'environment') return [hole];
    const reason = `the description takes it from its environment variable ${hole.name}; give it with --parameter ${hole.name}=VALUE`;
    return unknownText('unbound', reason, hole.origin);
  });
}

/** The value with every text in it so. */
export function valueWithoutBuildEnvironment(value: DataValue): DataValue {
  return value.map((alternative): DataAlternative => {
    switch (alternative.kind) {
      case 'text':
        return { ...alternative, pattern: withoutBuildEnvironment(alternative.pattern) };
      case 'list':
        return { ...alternative, items: alternative.items.map(valueWithoutBuildEnvironment) };
      case 'record':
        return {
          ...alternative,
          members: new Map([...alternative.members].map(([name, one]) => [name, valueWithoutBuildEnvironment(one)])),
        };
      default:
        return alternative;
    }
  });
}
