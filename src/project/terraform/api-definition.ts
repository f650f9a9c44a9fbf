import { parse } from 'yaml';
import { ABSENT, type DataValue, text, unknown } from '../../model/data-value.ts';
import { concat, literal, type Pattern, type PatternPart } from '../../model/pattern.ts';
import { union } from '../data-values.ts';

/** Longer texts are no definitions that people write. */
const MAXIMUM_CHARACTERS = 4 * 1024 * 1024;

/** No text that is read has this character. https://www.unicode.org/charts/PDF/UFFF0.pdf */
const MARK = '\uFFFF';

/** What an argument says that holds an OpenAPI definition as JSON or YAML text; texts in it that are not known stay holes. */
export function definitionValue(value: DataValue): DataValue {
  return union(value.map((alternative) => (alternative.kind === 'text' ? definition(alternative.pattern) : [alternative])));
}

/** JSON is YAML too. https://yaml.org/spec/1.2.2/#12-yaml-history */
function definition(pattern: Pattern): DataValue {
  const holes: PatternPart[] = [];
  const written = pattern.map((part) => (part.kind === 'literal' ? part.text : `${MARK}${holes.push(part) - 1}${MARK}`)).join('');
  if (written.length > MAXIMUM_CHARACTERS) return [unknown('unresolved', 'the definition of the API is too long to be read')];
  try {
    return fromYaml(parse(written, { logLevel: 'error' }), holes);
  } catch {
    return [unknown('unresolved', 'the definition of the API is neither JSON nor YAML')];
  }
}

function fromYaml(data: unknown, holes: readonly PatternPart[]): DataValue {
  if (typeof data === 'string') return text(withHoles(data, holes));
  if (typeof data === 'number' || typeof data === 'boolean') return [{ kind: 'scalar', value: data }];
  if (Array.isArray(data)) return [{ kind: 'list', items: data.map((item) => fromYaml(item, holes)) }];
  if (typeof data !== 'object' || data === null) return ABSENT;
  return [{ kind: 'record', members: new Map(Object.entries(data).map(([name, item]) => [name, fromYaml(item, holes)])), computed: [] }];
}

/** The text with its holes in the places of their marks. */
function withHoles(written: string, holes: readonly PatternPart[]): Pattern {
  return concat(
    ...written.split(MARK).map((piece, index) => {
      const hole = index % 2 === 0 ? undefined : holes[Number(piece)];
      return hole === undefined ? literal(index % 2 === 0 ? piece : '') : [hole];
    }),
  );
}
