import { type DataValue, type RecordValue, text, unknown } from '../../model/data-value.ts';
import type { Origin } from '../../model/origin.ts';
import { concat, literal, literalPrefix, type Pattern, pseudo, type ReferenceHole, wildcard } from '../../model/pattern.ts';
import { knownText, patternOf, union } from '../data-values.ts';
import { distinctPatterns } from '../distinct-patterns.ts';
import { encodeJson } from '../json-text.ts';
import { type ModuleBlock, originOf } from './module.ts';
import type { ModuleInstance } from './module-instance.ts';
import { policyDocumentData } from './policy-document-data.ts';
import { renderedTemplate } from './rendered-template.ts';
import { type TerraformType, terraformType } from './resource-attributes.ts';
import { instanceScopes, type ResourceInstance } from './resource-instances.ts';
import type { Step } from './traversal.ts';

/** What is asked of a resource or data source. */
export interface ResourceQuestion {
  readonly kind: 'resources' | 'data';
  readonly type: string;
  readonly name: string;
  readonly steps: readonly Step[];
}

/** What `type.name[index].attribute` comes to. */
export function resourceValue(module: ModuleInstance, { kind, type, name, steps }: ResourceQuestion, origin: Origin): DataValue {
  const address = `${type}.${name}`;
  const block = module.module[kind].get(address);
  if (block === undefined) return [unknown('unresolved', `${kind === 'data' ? 'data.' : ''}${address} is not declared`, origin)];
  const full = `${module.options.address}${kind === 'data' ? 'data.' : ''}${address}`;
  const instances = instanceScopes(module, block, full);
  const [first, ...rest] = steps;
  if (first === undefined) return wholeResource(module, block, type, instances);
  if (first.kind === 'splat') {
    const [attribute, ...inner] = first.path;
    if (attribute === undefined) return [unknown('unresolved', 'a whole resource is no value', origin)];
    const items = instances.map((instance) =>
      inner.reduce(
        (value, step) => module.step(value, { kind: 'name', name: step }),
        attributeValue(module, block, type, instance, attribute),
      ),
    );
    return [{ kind: 'list', items }];
  }
  const selected =
    first.kind === 'index'
      ? union([...selectedInstances(first.index, instances)].map((instance) => attributeOf(module, block, type, instance, rest, origin)))
      : undefined;
  return selected ?? union(instances.map((instance) => attributeOf(module, block, type, instance, steps, origin)));
}

function selectedInstances(index: DataValue, instances: readonly ResourceInstance[]): readonly ResourceInstance[] {
  const keys = index.map(knownText);
  const exact = instances.filter((instance) => instance.key !== undefined && keys.includes(instance.key));
  return exact.length > 0 && !keys.includes(undefined) ? exact : instances;
}

function attributeOf(
  module: ModuleInstance,
  block: ModuleBlock,
  type: string,
  instance: ResourceInstance,
  steps: readonly Step[],
  origin: Origin,
): DataValue {
  const [first, ...rest] = steps;
  if (first === undefined) return [instanceRecord(module, block, type, instance)];
  if (first.kind !== 'name') return [unknown('unresolved', `${instance.address} as a whole is no value`, origin)];
  return rest.reduce((value, step) => module.step(value, step), attributeValue(module, block, type, instance, first.name));
}

/** A resource as a value: an object, a list of these with `count`, a map with `for_each`. */
function wholeResource(module: ModuleInstance, block: ModuleBlock, type: string, instances: readonly ResourceInstance[]): DataValue {
  const records = instances.map((instance) => instanceRecord(module, block, type, instance));
  const [only] = records;
  const isRepeated = block.body.attributes.has('count') || block.body.attributes.has('for_each');
  if (!isRepeated) return only === undefined ? [] : [only];
  const keys = instances.map(({ key }) => key);
  if (keys.includes(undefined)) return [unknown('unresolved', 'how many there are is known only at deployment')];
  if (block.body.attributes.has('count')) return [{ kind: 'list', items: records.map((one) => [one]) }];
  return [{ kind: 'record', members: new Map(records.map((one, index) => [keys[index] ?? '', [one]] as const)), computed: [] }];
}

/** The texts that data sources make. */
const MADE_TEXTS: Readonly<Record<string, readonly string[]>> = {
  aws_iam_policy_document: ['json', 'minified_json'],
  template_file: ['rendered'],
};

/** The arguments that the block gives and the attributes that the table derives; there may be more. */
function instanceRecord(module: ModuleInstance, block: ModuleBlock, type: string, instance: ResourceInstance): RecordValue {
  const derived = [...Object.keys(terraformType(type)?.attributes ?? {}), ...(MADE_TEXTS[type] ?? [])];
  const names = new Set([...block.body.attributes.keys(), ...derived]);
  for (const meta of ['count', 'for_each', 'provider', 'depends_on']) names.delete(meta);
  const members = new Map([...names].map((name) => [name, attributeValue(module, block, type, instance, name)] as const));
  const open = unknown('unbound', `an attribute of ${instance.address} is known only at deployment`, originOf(block.file, block.position));
  return { kind: 'record', members, computed: [], open };
}

/** An attribute that the table derives, else the argument of that name, else a reference that nothing more is known of. */
export function attributeValue(
  module: ModuleInstance,
  block: ModuleBlock,
  type: string,
  instance: ResourceInstance,
  attribute: string,
): DataValue {
  const isDocument = type === 'aws_iam_policy_document' && /^(minified_)?json$/.test(attribute);
  if (isDocument) return module.once(`${instance.address}.json`, () => encodeJson(policyDocumentData(module, block, instance.scope)));
  if (type === 'template_file' && attribute === 'rendered')
    return module.once(`${instance.address}.rendered`, () => renderedTemplate(module, block, instance.scope));
  const row = terraformType(type);
  const template = row?.attributes[attribute];
  if (row !== undefined && template !== undefined) return texts(expand(template, { module, block, type, instance, row }));
  if (block.body.attributes.has(attribute))
    return module.once(`${instance.address}.${attribute}`, () => module.attribute(block, attribute, instance.scope));
  const planned = instance.scope.planned?.values.members.get(attribute);
  if (planned !== undefined) return planned;
  const reason = `the attribute ${attribute} of ${type} is known only at deployment`;
  const origin = originOf(block.file, block.position);
  if (module.options.address !== '') return [unknown('unbound', reason, origin)];
  return text([{ kind: 'reference', resource: instance.address, attribute, type, reason, origin }]);
}

interface Expansion {
  readonly module: ModuleInstance;
  readonly block: ModuleBlock;
  readonly type: string;
  readonly instance: ResourceInstance;
  readonly row: TerraformType;
}

function expand(template: string, expansion: Expansion): readonly Pattern[] {
  let patterns: readonly Pattern[] = [[]];
  for (const piece of template.split(/(\{[^}]*\}|[*?]+)/)) {
    const alternatives = pieceAlternatives(piece, expansion);
    patterns = patterns.flatMap((start) => alternatives.map((end) => concat(start, end)));
  }
  return distinctPatterns(patterns);
}

function pieceAlternatives(piece: string, expansion: Expansion): readonly Pattern[] {
  switch (piece) {
    case '{Name}':
      return physicalNames(expansion);
    case '{Arn}':
      return expand(expansion.row.arn ?? '*', expansion);
    case '{Partition}':
      return [pseudo('partition')];
    case '{Region}':
      return [pseudo('region')];
    case '{Account}':
      return [pseudo('account')];
    case '{path}':
      return argumentTexts('path', literal('/'), expansion);
    case '{slash}':
      return argumentTexts('name', [], expansion).map((name) => (literalPrefix(name).startsWith('/') ? [] : literal('/')));
    default:
      if (/^[*?]+$/.test(piece)) return [wildcard(piece)];
      if (piece.startsWith('{argument ')) return argumentTexts(piece.slice('{argument '.length, -1), wildcard(), expansion);
      return [literal(piece)];
  }
}

/** One reference that holds the declared name, or what a generated one begins with; the plain alternatives where there are several. */
function physicalNames(expansion: Expansion): readonly Pattern[] {
  const { block, type, instance, row } = expansion;
  const names = row.name === undefined ? [] : argumentTexts(row.name, [], expansion);
  const declared = names.flatMap((name): readonly Pattern[] => (name.length > 0 ? [name] : generated(expansion)));
  const found = distinctPatterns(row.name === undefined ? [] : declared);
  if (found.length > 1) return found;
  const [value] = found;
  const hole: ReferenceHole = {
    kind: 'reference',
    resource: instance.address,
    attribute: 'name',
    // Output can't name what is inside a module that it stands outside of.
    type: instance.address.startsWith('module.') ? `module.${type}` : type,
    reason: value === undefined ? `the name of ${instance.address} is made by AWS` : `${instance.address} is declared in the project`,
    origin: originOf(block.file, block.position),
  };
  return [[value === undefined ? hole : { ...hole, value }]];
}

function generated(expansion: Expansion): readonly Pattern[] {
  const { row } = expansion;
  const prefixes = row.prefix === undefined ? [] : argumentTexts(row.prefix, [], expansion);
  const known = prefixes.filter((prefix) => prefix.length > 0);
  if (known.length > 0) return known.map((prefix) => concat(prefix, wildcard()));
  return row.generated === undefined ? [] : [concat(literal(row.generated), wildcard())];
}

/** The texts of an argument; `absent` where it is not given. */
function argumentTexts(name: string, absent: Pattern, { module, block, instance }: Expansion): readonly Pattern[] {
  const value = module.once(`${instance.address}.${name}`, () => module.attribute(block, name, instance.scope));
  return value.map((alternative) => (alternative.kind === 'absent' ? absent : (patternOf(alternative) ?? wildcard())));
}

function texts(patterns: readonly Pattern[]): DataValue {
  return union(patterns.map((pattern) => text(pattern)));
}
