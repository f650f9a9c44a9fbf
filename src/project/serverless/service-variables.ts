import type { DataValue } from '../../model/data-value.ts';
import { text } from '../../model/data-value.ts';
import type { Finding } from '../../model/finding.ts';
import type { Origin } from '../../model/origin.ts';
import { literal, literalText, type Pattern } from '../../model/pattern.ts';
import type { SafeFiles } from '../../source/load/safe-files.ts';
import { UserError } from '../../support/errors.ts';
import { listNode, mapNode, referenceNode, scalarNode } from '../cloudformation/build-node.ts';
import { MAXIMUM_TEMPLATE_BYTES, parseTemplate } from '../cloudformation/parse-template.ts';
import { member, scalarText, type TemplateMap, type TemplateNode } from '../cloudformation/template-node.ts';
import { distinctPatterns } from '../distinct-patterns.ts';
import { readDescriptionText } from '../read-description-text.ts';
import { relativeToRoot } from '../relative-path.ts';
import { parseVariables, type TextPiece } from './parse-variables.ts';

/** Where a service is and what the user gives for it. */
export interface ServiceSource {
  readonly root: TemplateNode;
  /** The folder of serverless.yml, relative to the project root. */
  readonly folder: string;
  readonly files: SafeFiles;
  /** Values for `opt:`, `param:` and `env:`, by name or by source and name. */
  readonly given: ReadonlyMap<string, string>;
  readonly report: (finding: Finding) => void;
}

/** Variables within variables, and values that lead to others. */
const MAXIMUM_DEPTH = 50;

const FRAMEWORK_DEFAULTS: ReadonlyMap<string, string> = new Map([
  ['provider.stage', 'dev'],
  ['provider.region', 'us-east-1'],
]);

/** Sources whose values only the deployment knows. */
const AT_DEPLOYMENT = new Set(['cf', 'ssm', 's3', 'git', 'output', 'outputs', 'doppler', 'vault', 'terraform', 'aws', 'sls', 'state']);

/**
 * Resolves the variables of a service. A variable whose value a deployment may choose becomes a reference to a parameter of that name (`opt:stage`),
 * so that all that is built on it stays visible; `parameters` holds their values.
 */
export class ServiceVariables {
  readonly parameters = new Map<string, DataValue>();
  readonly #source: ServiceSource;
  readonly #resolved = new Map<TemplateNode, TemplateNode>();
  readonly #inProgress = new Set<TemplateNode>();
  readonly #files = new Map<string, TemplateNode | undefined>();
  #depth = 0;

  constructor(source: ServiceSource) {
    this.#source = source;
  }

  /** The node with every variable in it resolved. */
  resolve(node: TemplateNode): TemplateNode {
    const known = this.#resolved.get(node);
    if (known !== undefined) return known;
    if (this.#inProgress.has(node) || this.#depth > MAXIMUM_DEPTH) return this.#unknown('a variable that leads to itself', node.origin);
    this.#inProgress.add(node);
    this.#depth += 1;
    try {
      const resolved = this.#resolveNode(node);
      this.#resolved.set(node, resolved);
      return resolved;
    } finally {
      this.#depth -= 1;
      this.#inProgress.delete(node);
    }
  }

  /** The node at a path of the service, with every variable in it and on the way resolved. */
  at(...keys: readonly string[]): TemplateNode | undefined {
    return this.#walk(this.#source.root, keys);
  }

  #resolveNode(node: TemplateNode): TemplateNode {
    if (node.kind === 'list') return { ...node, items: node.items.map((item) => this.resolve(item)) };
    if (node.kind === 'scalar') return typeof node.value === 'string' ? this.#text(node.value, node.origin) : node;
    const template = node.members.get('Fn::Sub');
    if (node.members.size === 1 && template !== undefined) return this.#substitution(node, template);
    return { ...node, members: new Map([...node.members].map(([key, value]) => [key, this.resolve(value)])) };
  }

  /** Within `Fn::Sub` a reference is written `${name}`, not as a node. */
  #substitution(node: TemplateMap, argument: TemplateNode): TemplateNode {
    const [first, variables] = argument.kind === 'list' ? argument.items : [argument];
    const source = scalarText(first);
    if (first === undefined || source === undefined) return node;
    const written = parseVariables(source).map((piece) => {
      if (piece.kind === 'text') return piece.text;
      return this.#written(this.#variable(piece, first.origin));
    });
    const text = scalarNode(written.join(''), first.origin);
    const resolved = variables === undefined ? text : listNode([text, this.resolve(variables)], argument.origin);
    return mapNode([['Fn::Sub', resolved]], node.origin);
  }

  #written(node: TemplateNode): string {
    const name = scalarText(member(node, 'Ref'));
    if (name !== undefined) return `\${${name}}`;
    const text = scalarText(node);
    if (text !== undefined) return text;
    const pieces = itemsOfJoin(node);
    return pieces.length > 0
      ? pieces.map((piece) => this.#written(piece)).join('')
      : this.#written(this.#unknown('a map or list within a text', node.origin));
  }

  #text(source: string, origin: Origin): TemplateNode {
    if (!source.includes('${')) return scalarNode(source, origin);
    const pieces = parseVariables(source).map((piece) =>
      piece.kind === 'text' ? scalarNode(piece.text, origin) : this.#variable(piece, origin),
    );
    const [only] = pieces;
    if (only !== undefined && pieces.length === 1) return only;
    const texts = pieces.map(scalarText);
    if (texts.every((text) => text !== undefined)) return scalarNode(texts.join(''), origin);
    return mapNode([['Fn::Join', listNode([scalarNode('', origin), listNode(pieces, origin)], origin)]], origin);
  }

  /** The first alternative that has a value. */
  #variable({ alternatives }: Extract<TextPiece, { kind: 'variable' }>, origin: Origin): TemplateNode {
    for (const [index, alternative] of alternatives.entries()) {
      const fallback = () => this.#fallback(alternatives.slice(index + 1), origin);
      const value = this.#alternative(alternative, fallback, origin);
      if (value !== undefined) return value;
    }
    return this.#unknown(`\${${alternatives.join(', ')}} has no value`, origin);
  }

  #fallback(alternatives: readonly string[], origin: Origin): TemplateNode | undefined {
    return alternatives.length === 0 ? undefined : this.#variable({ kind: 'variable', alternatives }, origin);
  }

  #alternative(written: string, fallback: () => TemplateNode | undefined, origin: Origin): TemplateNode | undefined {
    const quoted = /^(['"])(.*)\1$/s.exec(written);
    if (quoted !== null) return this.#text(quoted[2] ?? '', origin);
    if (written.startsWith('${')) return this.#text(written, origin);
    const file = /^file\((.*?)\)(?::(.*))?$/s.exec(written);
    if (file !== null) return this.#file(this.#literal(file[1] ?? '', origin), this.#literal(file[2] ?? '', origin), origin);
    const wrapped = /^strToBool\((.*)\)$/s.exec(written);
    if (wrapped !== null) return this.#text(wrapped[1] ?? '', origin);
    const separator = written.search(/[:(]/);
    if (separator < 0) return scalarNode(written, origin);
    const address = this.#literal(written.slice(separator + 1), origin);
    const kind = written.slice(0, separator).replace(/\..*$/, '');
    return address === undefined
      ? this.#unknown(`\${${written}}: its address is known only at deployment`, origin)
      : this.#lookUp(kind, address, written, fallback, origin);
  }

  #lookUp(
    kind: string,
    address: string,
    written: string,
    fallback: () => TemplateNode | undefined,
    origin: Origin,
  ): TemplateNode | undefined {
    switch (kind) {
      case 'self':
        return this.#walk(this.#source.root, address === '' ? [] : address.split('.')) ?? this.#frameworkDefault(address, origin);
      case 'opt':
      case 'env':
        return this.#parameter(kind, address, fallback, origin);
      case 'param':
        return this.#parameter(kind, address, () => this.#declaredParameter(address) ?? fallback(), origin);
      case 'sls':
        if (address === 'stage') return this.#stage(origin);
        break;
      case 'aws':
        if (address === 'accountId') return referenceNode('AWS::AccountId', origin);
        if (address === 'region') return this.at('provider', 'region') ?? referenceNode('AWS::Region', origin);
        break;
    }
    if (AT_DEPLOYMENT.has(kind)) return this.#unknown(`\${${written}} is known only at deployment`, origin, `${kind}:${address}`);
    return this.#unknown(`\${${written}}: variable source '${kind}' is not known`, origin);
  }

  /** `--stage` comes before what the file says: https://github.com/oss-serverless/serverless/blob/main/docs/guides/variables.md. */
  #stage(origin: Origin): TemplateNode | undefined {
    const declared = this.at('provider', 'stage');
    return declared === undefined
      ? this.#frameworkDefault('provider.stage', origin)
      : this.#parameter('opt', 'stage', () => declared, origin);
  }

  /** What the framework fills in: https://github.com/oss-serverless/serverless/blob/main/docs/guides/serverless.yml.md. */
  #frameworkDefault(address: string, origin: Origin): TemplateNode | undefined {
    const value = FRAMEWORK_DEFAULTS.get(address);
    return value === undefined
      ? undefined
      : this.#parameter('opt', address.slice('provider.'.length), () => scalarNode(value, origin), origin);
  }

  /**
   * `params`: those of the stage, else the defaults; version 4 has them in `stages` too.
   * https://www.serverless.com/framework/docs/guides/parameters
   */
  #declaredParameter(name: string): TemplateNode | undefined {
    if (member(this.#source.root, 'params') === undefined && member(this.#source.root, 'stages') === undefined) return undefined;
    const node = this.#lookUp('sls', 'stage', 'sls:stage', () => undefined, this.#source.root.origin);
    const stage = node === undefined ? undefined : (scalarText(node) ?? this.#parameterText(node));
    const ofStage = (key: string) => this.at('stages', key, 'params', name) ?? this.at('params', key, name);
    return (stage === undefined ? undefined : ofStage(stage)) ?? ofStage('default');
  }

  /** A value that the deployment chooses: given, else the fallback as its default. A fallback that is no plain text stands for itself. */
  #parameter(kind: string, name: string, fallback: () => TemplateNode | undefined, origin: Origin): TemplateNode | undefined {
    const key = `${kind}:${name}`;
    const given = this.#source.given.get(key) ?? (kind === 'env' ? undefined : this.#source.given.get(name));
    const node = given === undefined ? fallback() : undefined;
    const value = given ?? scalarText(node);
    if (value === undefined && node !== undefined) return node;
    if (value !== undefined && /^(arn:|https?:)/.test(value)) return scalarNode(value, origin);
    const reason =
      value === undefined ? `${key} is given at deployment` : given === undefined ? `the default of ${key}` : `${key} as given`;
    const hole = { kind: 'parameter', name: key, isDefault: given === undefined, reason, origin } as const;
    const pattern: Pattern = [value === undefined ? hole : { ...hole, value: literal(value) }];
    this.#addParameter(key, pattern);
    return referenceNode(key, origin);
  }

  /** One option may have several defaults, one per place that names it. */
  #addParameter(key: string, pattern: Pattern): void {
    const others = (this.parameters.get(key) ?? []).flatMap((value) => (value.kind === 'text' ? [value.pattern] : []));
    this.parameters.set(
      key,
      distinctPatterns([...others, pattern]).flatMap((one) => text(one)),
    );
  }

  #file(name: string | undefined, address: string | undefined, origin: Origin): TemplateNode | undefined {
    if (name === undefined || address === undefined) return this.#unknown('which file is meant is known only at deployment', origin);
    const { files, folder } = this.#source;
    const file = relativeToRoot(files.root, folder, name.replace(/^~/, '.'));
    if (!this.#files.has(file)) this.#files.set(file, this.#readFile(file, origin));
    const root = this.#files.get(file);
    return root === undefined ? undefined : this.#walk(root, address === '' ? [] : address.split('.'));
  }

  #readFile(file: string, origin: Origin): TemplateNode | undefined {
    if (!this.#source.files.isFile(file)) return undefined;
    if (!/\.(ya?ml|json)$/.test(file)) {
      return /\.[mc]?[jt]s$/.test(file) ? this.#unknown(`${file} is code, which is not run`, origin) : this.#plainFile(file, origin);
    }
    try {
      const parsed = parseTemplate(readDescriptionText(this.#source.files, file, MAXIMUM_TEMPLATE_BYTES), file);
      for (const finding of parsed.findings) this.#source.report(finding);
      return parsed.node;
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      return this.#unknown(error.message, origin);
    }
  }

  #plainFile(file: string, origin: Origin): TemplateNode {
    return scalarNode(readDescriptionText(this.#source.files, file, MAXIMUM_TEMPLATE_BYTES).trim(), origin);
  }

  /** What stands at a path; a variable on the way is resolved first. */
  #walk(start: TemplateNode, keys: readonly string[]): TemplateNode | undefined {
    let current: TemplateNode | undefined = start;
    for (const key of keys) {
      const node: TemplateNode = current.kind === 'scalar' ? this.resolve(current) : current;
      current = node.kind === 'list' ? node.items[Number(key)] : member(node, key);
      if (current === undefined) return undefined;
    }
    const resolved = this.resolve(current);
    return resolved.kind === 'scalar' && resolved.value === null ? undefined : resolved;
  }

  /** The text that an address or file name comes to; a parameter in it counts with its value. */
  #literal(written: string, origin: Origin): string | undefined {
    const node = this.#text(written, origin);
    const pieces = member(node, 'Fn::Join') === undefined ? [node] : itemsOfJoin(node);
    const texts = pieces.map((piece) => scalarText(piece) ?? this.#parameterText(piece));
    return texts.every((text) => text !== undefined) ? texts.join('') : undefined;
  }

  #parameterText(node: TemplateNode): string | undefined {
    const name = scalarText(member(node, 'Ref')) ?? '';
    const [first] = this.parameters.get(name) ?? [];
    const [part] = first?.kind === 'text' ? first.pattern : [];
    if (part?.kind !== 'parameter' || part.value === undefined) return undefined;
    if (part.isDefault) this.#source.report(defaultUsed(name, node.origin));
    return literalText(part.value);
  }

  /** @param identity of a value that every other place with the same variable has too */
  #unknown(reason: string, origin: Origin, identity?: string): TemplateNode {
    const key = `unknown:${this.parameters.size}`;
    const hole = { kind: 'unknown', cause: 'unbound', reason, origin } as const;
    this.parameters.set(key, identity === undefined ? [hole] : text([{ ...hole, identity }]));
    return referenceNode(key, origin);
  }
}

function itemsOfJoin(node: TemplateNode): readonly TemplateNode[] {
  const join = member(node, 'Fn::Join');
  const list = join?.kind === 'list' ? join.items[1] : undefined;
  return list?.kind === 'list' ? list.items : [];
}

function defaultUsed(name: string, origin: Origin): Finding {
  return {
    rule: 'parameter-default-used',
    severity: 'note',
    message: `what is read depends on ${name}, of which the default is used; give the deployed value by --parameter ${name}=VALUE`,
    origin,
  };
}
