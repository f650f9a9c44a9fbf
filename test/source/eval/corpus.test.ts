import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ApiCall } from '../../../src/model/api-call.ts';
import type { DataAlternative, DataValue } from '../../../src/model/data-value.ts';
import { isHole, literal, type Pattern, type PatternPart } from '../../../src/model/pattern.ts';
import { analyze } from '../../../src/source/analyze.ts';

const CORPUS = path.join(import.meta.dirname, '..', 'corpus');

/**
 * One handler and what it can call. `calls` are written `service:Operation INPUT`, the alternatives of a value apart by ` | `: texts in quotes with
 * holes as `${env:NAME}`, `${event}`, `${response}`, `${unresolved}`, `${unbound}`, `${region}`; a bare word in angle brackets is a value that is unknown.
 */
interface Expected {
  readonly export?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly envIsComplete?: boolean;
  readonly calls: readonly string[];
  /** The services of findings that leave the result incomplete. */
  readonly incomplete?: readonly string[];
}

const HANDLERS = ['handler.ts', 'handler.js', 'handler.mjs', 'handler.cjs', 'handler.mts', 'handler.cts', 'handler.tsx'] as const;

describe('corpus', () => {
  const names = readdirSync(CORPUS).sort();

  it('has its cases', () => {
    expect(names.length).toBeGreaterThan(100);
  });

  it.each(names)('%s', (name) => {
    const root = path.join(CORPUS, name);
    const expected = readExpected(path.join(root, 'expected.json'));
    const file = HANDLERS.find((candidate) => existsSync(path.join(root, candidate))) ?? '';
    const env = new Map(Object.entries(expected.env ?? {}).map(([variable, value]) => [variable, [literal(value)]]));
    const [result] = analyze({
      root,
      handlers: [
        {
          id: name,
          file,
          export: expected.export ?? 'handler',
          env,
          envIsComplete: expected.envIsComplete ?? false,
          name: literal('the-function'),
          layers: [],
        },
      ],
    });
    const calls = [...new Set((result?.calls ?? []).map(renderCall))].sort();
    const incomplete = [...new Set((result?.findings ?? []).flatMap((finding) => finding.incomplete ?? []))].sort();
    expect({ calls, incomplete }).toEqual({ calls: [...expected.calls].sort(), incomplete: [...(expected.incomplete ?? [])].sort() });
  });
});

function readExpected(file: string): Expected {
  const data: Expected = JSON.parse(readFileSync(file, 'utf8'));
  return data;
}

function renderCall(call: ApiCall): string {
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
