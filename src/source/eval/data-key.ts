import type { DataAlternative, DataValue } from '../../model/data-value.ts';
import { patternKey } from '../../model/pattern.ts';

/** Equal for values that allow for the same, whatever the order of their alternatives and members. */
export function dataKey(value: DataValue): string {
  return value.map(alternativeKey).sort().join('|');
}

function alternativeKey(alternative: DataAlternative): string {
  switch (alternative.kind) {
    case 'text':
      return `"${patternKey(alternative.pattern)}"`;
    case 'scalar':
      return String(alternative.value);
    case 'absent':
      return '-';
    case 'unknown':
      return `?${alternative.cause}`;
    case 'list':
      return `[${alternative.items.map(dataKey).join(',')}${alternative.open === undefined ? '' : '...'}]`;
    case 'record': {
      const members = [...alternative.members].map(([name, value]) => `${name}:${dataKey(value)}`).sort();
      const computed = alternative.computed.map(({ key, value }) => `[${patternKey(key)}]:${dataKey(value)}`).sort();
      return `{${[...members, ...computed].join(',')}${alternative.open === undefined ? '' : '...'}}`;
    }
  }
}
