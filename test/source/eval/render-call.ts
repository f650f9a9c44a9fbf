import type { ApiCall } from '../../../src/model/api-call.ts';
import type { DataAlternative, DataValue } from '../../../src/model/data-value.ts';
import { isHole, type Pattern, type PatternPart } from '../../../src/model/pattern.ts';

/**
 * One call as `service:Operation INPUT`, the alternatives of a value apart by ` | `: texts in quotes with holes as `${env:NAME}`, `${event}`, `${region}`;
 * a bare cause in angle brackets is a value that is unknown. Then the regions as `@REGION`, `foreign` and `presigned`.
 */
export function renderCall(call: ApiCall): string {
  const regions = (call.regions ?? []).map((region) => `@${renderPattern(region)}`);
  const marks = [...regions, ...(call.credentials === 'foreign' ? ['foreign'] : []), ...(call.presigned === true ? ['presigned'] : [])];
  return [`${call.service}:${call.operation}`, render(call.input), ...marks].join(' ');
}

function render(value: DataValue): string {
  return value.map(renderAlternative).sort().join(' | ');
}

function renderAlternative(alternative: DataAlternative): string {
  switch (alternative.kind) {
    case 'text':
      return `'${renderPattern(alternative.pattern)}'`;
    case 'scalar':
      return String(alternative.value);
    case 'absent':
      return 'undefined';
    case 'unknown':
      return `<${alternative.cause}>`;
    case 'list': {
      const items = alternative.items.map(render);
      return `[${[...items, ...(alternative.open === undefined ? [] : ['...'])].join(', ')}]`;
    }
    case 'record': {
      const members = [...alternative.members].map(([name, member]) => `${name}: ${render(member)}`);
      const computed = alternative.computed.map(({ key, value }) => `[${renderPattern(key)}]: ${render(value)}`);
      return `{ ${[...members, ...computed].sort().join(', ')}${alternative.open === undefined ? '' : ', ...'} }`;
    }
  }
}

function renderPattern(pattern: Pattern): string {
  return pattern.map(renderPart).join('');
}

function renderPart(part: PatternPart): string {
  if (!isHole(part)) return part.text;
  switch (part.kind) {
    case 'environment':
      return `\${env:${part.name}}`;
    case 'reference':
      return `\${${part.resource}.${part.attribute}}`;
    case 'parameter':
    case 'pseudo':
      return `\${${part.name}}`;
    case 'unknown':
      return `\${${part.cause}}`;
  }
}
