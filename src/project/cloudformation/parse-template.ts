import type { Alias, Document, LineCounter, Node, Pair, Scalar, YAMLMap } from 'yaml';
import type { Finding } from '../../model/finding.ts';
import type { Origin } from '../../model/origin.ts';
import { UserError } from '../../support/errors.ts';
import { yaml } from '../../support/yaml.ts';
import { longForm } from './short-forms.ts';
import type { TemplateMap, TemplateNode, TemplateScalar } from './template-node.ts';

/** CloudFormation takes 1 MB: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html. */
export const MAXIMUM_TEMPLATE_BYTES = 4 * 1024 * 1024;

/** What aliases may unfold to; a template of the largest size has far fewer nodes. */
const MAXIMUM_NODES = 200_000;
const MAXIMUM_DEPTH = 100;

export interface ParsedTemplate {
  readonly node: TemplateNode;
  readonly findings: readonly Finding[];
}

/**
 * The tree of a YAML or JSON text (JSON is YAML), every node with its line and column; `file` is the name for origins.
 * @throws {UserError} where the text is no YAML, or its aliases or nesting pass the bound.
 */
export function parseTemplate(text: string, file: string): ParsedTemplate {
  const { LineCounter } = yaml();
  const lines = new LineCounter();
  const document = parse(text, file, lines);
  const [error] = document.errors;
  if (error !== undefined) {
    const [message] = /call stack/.test(error.message) ? ['nested too deeply'] : error.message.split(/ at line \d+, column \d+/);
    const at = lines.linePos(error.pos[0]);
    throw new UserError(`${file}:${at.line}:${at.col}: ${message ?? error.code}; the file must be valid YAML or JSON`);
  }
  return new Reader(file, lines, aliasTargets(document)).read(document.contents);
}

function parse(text: string, file: string, lineCounter: LineCounter) {
  try {
    return yaml().parseDocument(text, { lineCounter, uniqueKeys: false, logLevel: 'silent', merge: false });
  } catch (error) {
    if (error instanceof RangeError)
      throw new UserError(`${file}:1:1: nested too deeply to be a template; the limit is ${MAXIMUM_DEPTH} levels`);
    throw error;
  }
}

/** What each alias stands for: the node with that anchor that comes last before it. */
function aliasTargets(document: Document): ReadonlyMap<Node, Node> {
  const { isAlias, visit } = yaml();
  const anchors = new Map<string, Node>();
  const targets = new Map<Node, Node>();
  visit(document, {
    Node: (_, node) => {
      const target = isAlias(node) ? anchors.get(node.source) : undefined;
      if (target !== undefined) targets.set(node, target);
      if (!isAlias(node) && node.anchor !== undefined) anchors.set(node.anchor, node);
    },
  });
  return targets;
}

/** Turns the syntax tree into nodes; one per document, as it counts what it makes. */
class Reader {
  readonly #file: string;
  readonly #lines: LineCounter;
  readonly #targets: ReadonlyMap<Node, Node>;
  readonly #findings: Finding[] = [];
  #count = 0;

  constructor(file: string, lines: LineCounter, targets: ReadonlyMap<Node, Node>) {
    this.#file = file;
    this.#lines = lines;
    this.#targets = targets;
  }

  read(contents: unknown): ParsedTemplate {
    return { node: this.#node(contents, { file: this.#file, line: 1, column: 1 }, 0), findings: this.#findings };
  }

  #node(node: unknown, fallback: Origin, depth: number): TemplateNode {
    const origin = this.#origin(node, fallback);
    this.#count += 1;
    if (this.#count > MAXIMUM_NODES) throw this.#bound(origin, `its aliases unfold to more than ${MAXIMUM_NODES} nodes`);
    if (depth > MAXIMUM_DEPTH) throw this.#bound(origin, `nested more than ${MAXIMUM_DEPTH} levels deep`);
    if (yaml().isAlias(node)) return this.#node(this.#target(node, origin), origin, depth + 1);
    const plain = this.#untagged(node, origin, depth);
    const intrinsic = isTagged(node) ? longForm(node.tag) : undefined;
    return intrinsic === undefined ? plain : wrap(intrinsic, plain, origin);
  }

  #target(alias: Alias, origin: Origin): Node {
    const target = this.#targets.get(alias);
    if (target === undefined) throw this.#bound(origin, `no anchor is called '${alias.source}'`);
    return target;
  }

  #untagged(node: unknown, origin: Origin, depth: number): TemplateNode {
    const { isMap, isScalar, isSeq } = yaml();
    if (isSeq(node)) return { kind: 'list', items: node.items.map((item) => this.#node(item, origin, depth + 1)), origin };
    if (isMap(node)) return this.#map(node, origin, depth);
    return isScalar(node) ? scalar(node, origin) : { kind: 'scalar', value: null, text: '', origin };
  }

  #map(map: YAMLMap, origin: Origin, depth: number): TemplateMap {
    const members = new Map<string, TemplateNode>();
    const keys = new Map<string, Origin>();
    const merged: TemplateNode[] = [];
    for (const pair of map.items) {
      const at = this.#origin(pair.key, origin);
      const key = this.#key(pair, at);
      const value = this.#node(pair.value, at, depth + 1);
      if (key === '<<') merged.push(...(value.kind === 'list' ? value.items : [value]));
      else {
        if (members.has(key)) this.#repeated(key, at);
        members.set(key, value);
        keys.set(key, at);
      }
    }
    for (const source of merged) this.#merge(source, members, keys);
    return { kind: 'map', members, keys, origin };
  }

  /** YAML's merge key: members of the map itself win over merged ones. */
  #merge(source: TemplateNode, members: Map<string, TemplateNode>, keys: Map<string, Origin>): void {
    if (source.kind !== 'map') return;
    for (const [key, value] of source.members) {
      if (members.has(key)) continue;
      members.set(key, value);
      keys.set(key, source.keys.get(key) ?? source.origin);
    }
  }

  #key(pair: Pair, at: Origin): string {
    if (yaml().isScalar(pair.key)) return scalar(pair.key, at).text;
    this.#findings.push({
      rule: 'unreadable-template-part',
      severity: 'warning',
      message: 'a key that is not a text is not read; write it as a plain name',
      origin: at,
      incomplete: '*',
    });
    return '';
  }

  #repeated(key: string, origin: Origin): void {
    this.#findings.push({
      rule: 'repeated-template-key',
      severity: 'warning',
      message: `'${key}' is given twice in one map; the last one is read, remove the other`,
      origin,
    });
  }

  #origin(node: unknown, fallback: Origin): Origin {
    const start = hasRange(node) ? node.range?.[0] : undefined;
    if (start === undefined) return fallback;
    const { line, col } = this.#lines.linePos(start);
    return { file: this.#file, line, column: col };
  }

  #bound(origin: Origin, what: string): UserError {
    return new UserError(`${origin.file}:${origin.line}:${origin.column}: ${what}; this is not read`);
  }
}

function wrap(name: string, argument: TemplateNode, origin: Origin): TemplateMap {
  return { kind: 'map', members: new Map([[name, argument]]), keys: new Map([[name, origin]]), origin };
}

function scalar(node: Scalar, origin: Origin): TemplateScalar {
  const { value } = node;
  if (value === null || value === undefined) return { kind: 'scalar', value: null, text: '', origin };
  if (typeof value === 'boolean') return { kind: 'scalar', value, text: String(value), origin };
  if (typeof value === 'number') return { kind: 'scalar', value, text: node.source ?? String(value), origin };
  return { kind: 'scalar', value: String(value), text: String(value), origin };
}

function isTagged(node: unknown): node is { readonly tag: string } {
  return typeof node === 'object' && node !== null && 'tag' in node && typeof node.tag === 'string';
}

function hasRange(node: unknown): node is Node {
  return typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range);
}
