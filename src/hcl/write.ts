import { escapeTemplateText } from './write-string.ts';
import type { HclAttribute, HclBlock, HclBody, HclExpression, HclItem, HclTemplate } from './write-syntax.ts';

const INDENT = '  ';
/** A `$` that does not escape the interpolation it stands before. */
const DOLLAR_SIGN = '\\u0024';

/**
 * The text of a file in the layout of `terraform fmt`, with a newline at its end: neighbouring one-line attributes aligned at their `=`,
 * everything that takes several lines set apart by blank lines.
 * https://developer.hashicorp.com/terraform/language/style#code-formatting
 */
export function writeHcl(body: HclBody): string {
  return body.length === 0 ? '' : `${bodyLines(body).join('\n')}\n`;
}

function bodyLines(body: HclBody): string[] {
  const lines: string[] = [];
  for (const [index, group] of groups(body).entries()) {
    if (index > 0) lines.push('');
    const width = Math.max(...group.map((item) => (item.kind === 'attribute' ? item.name.length : 0)));
    for (const item of group) lines.push(...(item.kind === 'block' ? blockLines(item) : attributeLines(item, width)));
  }
  return lines;
}

/** Runs of attributes that take one line; each other item is a group of its own. */
function groups(body: HclBody): HclItem[][] {
  const found: HclItem[][] = [];
  let open: HclItem[] | undefined;
  for (const item of body) {
    if (item.kind === 'block' || expressionLines(item.value).length > 1) {
      found.push([item]);
      open = undefined;
    } else if (open === undefined) {
      open = [item];
      found.push(open);
    } else open.push(item);
  }
  return found;
}

function blockLines({ type, labels, body }: HclBlock): string[] {
  const head = [type, ...labels.map((label) => `"${escapeTemplateText(label)}"`)].join(' ');
  return body.length === 0 ? [`${head} {}`] : [`${head} {`, ...bodyLines(body).map(indent), '}'];
}

function attributeLines({ name, value }: HclAttribute, width: number): string[] {
  const [first = '', ...rest] = expressionLines(value);
  return [`${name.padEnd(width)} = ${first}`, ...rest];
}

/** A tuple of several items has a line for each. */
function expressionLines(expression: HclExpression): string[] {
  switch (expression.kind) {
    case 'template':
      return [templateText(expression)];
    case 'traversal':
      return [expression.path];
    case 'tuple': {
      const items = expression.items.map(expressionLines);
      if (items.length < 2 && items.every((lines) => lines.length === 1)) return [`[${items.flat().join('')}]`];
      return ['[', ...items.flatMap((lines) => [...lines.slice(0, -1), `${lines.at(-1)},`]).map(indent), ']'];
    }
    case 'object':
      if (expression.attributes.length === 0) return ['{}'];
      return ['{', ...bodyLines(expression.attributes.map(withKey)).map(indent), '}'];
    case 'call': {
      const lines = expressionLines(expression.argument);
      return lines.map((line, index) => `${index === 0 ? `${expression.name}(` : ''}${line}${index === lines.length - 1 ? ')' : ''}`);
    }
  }
}

/** In an object a name that is no identifier stands in quotes. */
function withKey(item: HclAttribute): HclAttribute {
  return /^[A-Za-z_][A-Za-z0-9_-]*$/.test(item.name) ? item : { ...item, name: `"${escapeTemplateText(item.name)}"` };
}

/** A template that is one interpolation is written as the expression itself, as `terraform fmt` does. */
function templateText({ parts }: HclTemplate): string {
  const used = parts.filter((part) => part !== '');
  const [only] = used;
  if (used.length === 1 && typeof only === 'object') return only.path;
  const texts = used.map((part, index) => {
    if (typeof part === 'object') return `\${${part.path}}`;
    const text = escapeTemplateText(part);
    return typeof used[index + 1] === 'object' ? text.replace(/\$$/, DOLLAR_SIGN) : text;
  });
  return `"${texts.join('')}"`;
}

function indent(line: string): string {
  return line === '' ? '' : INDENT + line;
}
