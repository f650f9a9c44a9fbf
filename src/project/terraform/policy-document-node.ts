import type { Expression } from '../../hcl/syntax.ts';
import { type DataAlternative, type DataValue, unknown } from '../../model/data-value.ts';
import type { Origin } from '../../model/origin.ts';
import { dataKey } from '../../source/eval/data-key.ts';
import { listNode, mapNode, referenceNode, scalarNode } from '../cloudformation/build-node.ts';
import type { Evaluation } from '../cloudformation/evaluation.ts';
import type { RolePolicy } from '../cloudformation/role-policy.ts';
import type { TemplateNode } from '../cloudformation/template-node.ts';
import type { ValueNodes } from '../cloudformation/value-nodes.ts';
import { combine, patternOf } from '../data-values.ts';
import { decodeJson } from '../json-text.ts';
import { blockInstances } from './block-instances.ts';
import { type ModuleBlock, originOf } from './module.ts';
import type { ModuleInstance } from './module-instance.ts';
import { policyDocumentData } from './policy-document-data.ts';
import { instanceScopes } from './resource-instances.ts';
import type { Scope } from './scope.ts';
import { settledText } from './settled-text.ts';
import { traversalOf } from './traversal.ts';

/** A policy document as a value, with the places of its statements where each of them stands in the files. */
interface FoundDocument {
  readonly value: DataValue;
  readonly places: readonly Origin[];
}

/** What a policy says whose document is an argument; why it is not known where it is not. */
export function policyContent(
  module: ModuleInstance,
  block: ModuleBlock,
  scope: Scope,
  name: string,
  { nodes, evaluation }: { readonly nodes: ValueNodes; readonly evaluation: Evaluation },
): RolePolicy['content'] {
  const node = policyDocumentNode(module, block, scope, name, nodes);
  if (node === undefined) return { kind: 'unknown', reason: `it has no ${name}` };
  const [only, ...others] = evaluation.value(node);
  const isUnread = only?.kind === 'unknown' && others.length === 0;
  return isUnread ? { kind: 'unknown', reason: only.reason } : { kind: 'document', node, evaluation };
}

/**
 * The policy document of an argument (`policy = jsonencode({...})`) as a template has it; `undefined` where the argument is not given.
 * @param name of the argument; what depends on conditions is named after it
 */
export function policyDocumentNode(
  module: ModuleInstance,
  block: ModuleBlock,
  scope: Scope,
  name: string,
  nodes: ValueNodes,
): TemplateNode | undefined {
  const attribute = block.body.attributes.get(name);
  const origin = originOf(block.file, attribute?.position ?? block.position);
  const planned = scope.planned?.block === block ? scope.planned.values.members.get(name) : undefined;
  if (attribute === undefined)
    return planned === undefined ? undefined : documentNode({ value: decoded(planned), places: [] }, origin, nodes);
  const written = foundDocument(module, attribute.value, { ...scope, file: block.file }, 0);
  // What the files leave open the plan knows, where it shows the whole text.
  const isOpen = written.value.some(hasUnknown);
  const known = isOpen && planned !== undefined ? decoded(planned) : undefined;
  if (known !== undefined && !known.some(hasUnknown) && known.some(({ kind }) => kind === 'record'))
    return documentNode({ value: known, places: [] }, origin, nodes);
  return documentNode(written, origin, nodes);
}

/** The document of a value that an expression gave. */
export function policyDocumentOfValue(value: DataValue, origin: Origin, nodes: ValueNodes): TemplateNode | undefined {
  return documentNode({ value: decoded(value), places: [] }, origin, nodes);
}

function decoded(value: DataValue): DataValue {
  return combine([value], ([alternative]) => {
    if (alternative === undefined || alternative.kind === 'absent' || alternative.kind === 'record')
      return alternative === undefined ? [] : [alternative];
    const pattern = alternative.kind === 'unknown' ? undefined : patternOf(alternative);
    if (alternative.kind === 'unknown') return [alternative];
    return pattern === undefined ? [unknown('unresolved', 'a policy document is a JSON text')] : decodeJson(pattern);
  });
}

/** Documents that stand in the files as they are keep the places and the alternatives of their parts; all others are read from their JSON text. */
function foundDocument(module: ModuleInstance, expression: Expression, scope: Scope, depth: number): FoundDocument {
  const evaluated = () => ({ value: decoded(module.evaluate(expression, scope)), places: [] });
  if (depth > 5) return evaluated();
  if (expression.kind === 'call' && expression.name === 'jsonencode') {
    const [argument] = expression.arguments;
    if (argument === undefined) return evaluated();
    return { value: module.evaluate(argument, scope), places: statementPlaces(argument, scope.file) };
  }
  const { root, steps } = traversalOf(expression, (index) => module.evaluate(index, scope));
  if (root.kind !== 'variable') return evaluated();
  const [first, second, ...rest] = steps;
  if (root.name === 'local' && first?.kind === 'name' && second === undefined) {
    const local = module.module.locals.get(first.name);
    if (local !== undefined) return foundDocument(module, local.value, { names: new Map(), file: local.file }, depth + 1);
  }
  const isJson = rest.length === 1 && rest[0]?.kind === 'name' && /^(minified_)?json$/.test(rest[0].name);
  if (root.name === 'data' && first?.kind === 'name' && first.name === 'aws_iam_policy_document' && second?.kind === 'name' && isJson) {
    const address = `${first.name}.${second.name}`;
    const block = module.module.data.get(address);
    const [instance, ...others] = block === undefined ? [] : instanceScopes(module, block, `${module.options.address}data.${address}`);
    if (block !== undefined && instance !== undefined && others.length === 0 && instance.key === undefined)
      return { value: policyDocumentData(module, block, instance.scope), places: dataPlaces(module, block, instance.scope) };
  }
  return evaluated();
}

function statementPlaces(argument: Expression, file: string): readonly Origin[] {
  const entries = argument.kind === 'object' ? argument.entries : [];
  const statements = entries.find(({ key }) => key.kind === 'literal' && key.value === 'Statement')?.value;
  if (statements?.kind === 'object') return [originOf(file, statements.position)];
  return statements?.kind === 'tuple' ? statements.items.map((item) => originOf(file, item.position)) : [];
}

const MERGED = ['source_json', 'source_policy_documents', 'override_policy_documents', 'override_json'];

function dataPlaces(module: ModuleInstance, block: ModuleBlock, scope: Scope): readonly Origin[] {
  if (MERGED.some((name) => block.body.attributes.has(name))) return [];
  return blockInstances(module, { block, scope }, 'statement').blocks.map((one) => originOf(one.block.file, one.block.position));
}

function hasUnknown(alternative: DataAlternative): boolean {
  switch (alternative.kind) {
    case 'unknown':
      return true;
    case 'text':
      return alternative.pattern.some(({ kind }) => kind === 'unknown');
    case 'list':
      return alternative.open !== undefined || alternative.items.some((item) => item.some(hasUnknown));
    case 'record':
      return alternative.open !== undefined || [...alternative.members.values()].some((member) => member.some(hasUnknown));
    default:
      return false;
  }
}

/** Statements that all alternatives have stand as they are, the others under the condition that it is their alternative. */
function documentNode({ value, places }: FoundDocument, origin: Origin, nodes: ValueNodes): TemplateNode | undefined {
  const present = value.filter(({ kind }) => kind !== 'absent');
  if (present.length === 0) return undefined;
  const known = present.flatMap(readForms);
  const [first] = known;
  if (first === undefined || known.some((form) => form.version !== first.version || form.isUnread)) return nodes.node(present, origin);
  const keys = known.map(({ statements }) => statements.map((statement) => dataKey(statement)));
  const all = new Map(
    known.flatMap(({ statements }, form) => statements.map((statement, index) => [keys[form]?.[index] ?? '', statement] as const)),
  );
  const isSingle = known.length === 1;
  const items = [...all].map(([key, statement], index): TemplateNode => {
    const place = isSingle && places.length === all.size ? places[index] : undefined;
    const node = nodes.node(statement, place ?? origin) ?? mapNode([], origin);
    const forms = known.flatMap((_, form) => (keys[form]?.includes(key) === true ? [form] : []));
    if (forms.length === known.length) return node;
    const label = `${origin.file}:${origin.line} has form ${forms.map((form) => form + 1).join(' or ')} of ${known.length}`;
    return mapNode([['Fn::If', listNode([scalarNode(label, origin), node, referenceNode('AWS::NoValue', origin)], origin)]], origin);
  });
  return mapNode(
    [
      ['Version', first.version === undefined ? undefined : scalarNode(first.version, origin)],
      ['Statement', listNode(items, origin)],
    ],
    origin,
  );
}

interface DocumentForm {
  readonly version: string | undefined;
  readonly statements: readonly DataValue[];
  readonly isUnread?: true;
}

const UNREAD: readonly DocumentForm[] = [{ version: undefined, statements: [], isUnread: true }];

/** A document once per list of statements that it may have. */
function readForms(document: DataAlternative): readonly DocumentForm[] {
  if (document.kind !== 'record' || document.open !== undefined) return UNREAD;
  const version = document.members.get('Version') ?? [];
  const texts = version.filter(({ kind }) => kind !== 'absent').map(settledText);
  const [text] = texts;
  if (texts.length > 1 || (texts.length === 1 && text === undefined)) return UNREAD;
  return (document.members.get('Statement') ?? []).flatMap((statements) => {
    if (statements.kind === 'record') return [{ version: text, statements: [[statements]] }];
    if (statements.kind !== 'list') return UNREAD;
    return [{ version: text, statements: [...statements.items, ...(statements.open === undefined ? [] : [[statements.open]])] }];
  });
}
