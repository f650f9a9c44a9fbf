import type { Pattern, PatternPart } from '../../src/model/pattern.ts';

/** A pattern as one line: `<Queue.name=jobs>` for a reference and its value, `<region>` for what AWS fills in, `<unknown>` for the rest. */
export function showPattern(pattern: Pattern): string {
  return pattern.map(showPart).join('');
}

function showPart(part: PatternPart): string {
  switch (part.kind) {
    case 'literal':
    case 'wildcard':
      return part.text;
    case 'pseudo':
      return `<${part.name}>`;
    case 'parameter':
      return part.value === undefined ? `<parameter ${part.name}>` : `<parameter ${part.name}=${showPattern(part.value)}>`;
    case 'reference':
      return part.value === undefined
        ? `<${part.resource}.${part.attribute}>`
        : `<${part.resource}.${part.attribute}=${showPattern(part.value)}>`;
    case 'environment':
      return `<env ${part.name}>`;
    case 'unknown':
      return '<unknown>';
  }
}
