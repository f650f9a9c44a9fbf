import { parseHclTemplate } from '../../hcl/parse.ts';
import { HclSyntaxError } from '../../hcl/scanner.ts';
import type { Expression, HclPosition, ReadAttribute, ReadBlock, ReadBody } from '../../hcl/syntax.ts';
import { UserError } from '../../support/errors.ts';
import { parseTemplate } from '../cloudformation/parse-template.ts';
import { items, members, type TemplateMap, type TemplateNode } from '../cloudformation/template-node.ts';

/** How many labels the blocks of a configuration have. */
const LABELS: ReadonlyMap<string, number> = new Map([
  ['resource', 2],
  ['data', 2],
  ['module', 1],
  ['variable', 1],
  ['output', 1],
  ['provider', 1],
  ['locals', 0],
  ['terraform', 0],
]);

/**
 * Reads a configuration in JSON as the same blocks as in HCL: https://developer.hashicorp.com/terraform/language/syntax/json. Only a provider knows
 * whether an object is an argument or a block, so it is read as both.
 * @throws {UserError} where the text is no JSON.
 */
export function parseJsonConfiguration(text: string, file: string): ReadBody {
  const { node } = parseTemplate(text, file);
  const blocks = members(node).flatMap(([type, content]) => labelled(type, content, LABELS.get(type) ?? 0, []));
  return { attributes: new Map(), blocks };
}

function labelled(type: string, content: TemplateNode, count: number, labels: readonly string[]): readonly ReadBlock[] {
  if (content.kind === 'list') return content.items.flatMap((item) => labelled(type, item, count, labels));
  if (content.kind !== 'map') return [];
  if (count === 0) return [{ type, labels, body: bodyOf(content), position: positionOf(content) }];
  return members(content).flatMap(([label, inner]) => labelled(type, inner, count - 1, [...labels, label]));
}

function bodyOf(content: TemplateMap): ReadBody {
  const attributes = new Map<string, ReadAttribute>();
  const blocks: ReadBlock[] = [];
  for (const [name, node] of members(content)) {
    if (name === '//') continue;
    if (name === 'dynamic') blocks.push(...labelled(name, node, 1, []));
    else {
      attributes.set(name, { value: expressionOf(node), position: positionOf(node) });
      const nested = node.kind === 'list' ? items(node) : [node];
      blocks.push(...nested.flatMap((one) => labelled(name, one, 0, [])));
    }
  }
  return { attributes, blocks };
}

function expressionOf(node: TemplateNode): Expression {
  const position = positionOf(node);
  switch (node.kind) {
    case 'scalar':
      return typeof node.value === 'string' ? templateOf(node.value, node) : { kind: 'literal', value: node.value, position };
    case 'list':
      return { kind: 'tuple', items: node.items.map(expressionOf), position };
    case 'map': {
      const entries = members(node).map(([name, value]) => ({ key: templateOf(name, value), value: expressionOf(value) }));
      return { kind: 'object', entries, position };
    }
  }
}

/** Texts are templates, so that `"${var.name}"` is an expression; one that is no template stands for itself. */
function templateOf(text: string, node: TemplateNode): Expression {
  const position = positionOf(node);
  if (!/[$%]\{/.test(text)) return { kind: 'literal', value: text, position };
  try {
    return { ...parseHclTemplate(text), position };
  } catch (error) {
    if (!(error instanceof HclSyntaxError)) throw error;
    const { file, line, column } = node.origin;
    throw new UserError(`${file}:${line}:${column}: ${error.message}; the text must be a valid HCL template`);
  }
}

function positionOf({ origin: { line, column } }: TemplateNode): HclPosition {
  return { line, column };
}
