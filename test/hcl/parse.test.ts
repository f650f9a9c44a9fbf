import { parse as parseByHashicorp } from '@cdktf/hcl2json';
import { describe, expect, it } from 'vitest';
import { parseHcl } from '../../src/hcl/parse.ts';
import { HclSyntaxError } from '../../src/hcl/scanner.ts';
import type { Expression } from '../../src/hcl/syntax.ts';

/** An expression as one line, every operation in parentheses. */
function show(expression: Expression): string {
  switch (expression.kind) {
    case 'literal':
      return JSON.stringify(expression.value);
    case 'template':
      return `\`${expression.parts.map((part) => (typeof part === 'string' ? part : `{${show(part)}}`)).join('')}\``;
    case 'variable':
      return expression.name;
    case 'attribute':
      return `${show(expression.target)}.${expression.name}`;
    case 'index':
      return `${show(expression.target)}[${show(expression.index)}]`;
    case 'splat':
      return `${show(expression.target)}[*]${expression.path.map((name) => `.${name}`).join('')}`;
    case 'call':
      return `${expression.name}(${expression.arguments.map(show).join(', ')}${expression.expandsLast ? '...' : ''})`;
    case 'tuple':
      return `[${expression.items.map(show).join(', ')}]`;
    case 'object':
      return `{${expression.entries.map(({ key, value }) => `${show(key)}: ${show(value)}`).join(', ')}}`;
    case 'conditional':
      return `(${show(expression.test)} ? ${show(expression.whenTrue)} : ${show(expression.whenFalse)})`;
    case 'operation':
      return `(${expression.operator} ${expression.operands.map(show).join(' ')})`;
    case 'for': {
      const key = expression.key === undefined ? '' : `${show(expression.key)} => `;
      const condition = expression.condition === undefined ? '' : ` if ${show(expression.condition)}`;
      return `for ${expression.keyName ?? ''},${expression.valueName} in ${show(expression.collection)}: ${key}${show(expression.value)}${condition}`;
    }
  }
}

/** Each expression, and what it means by the HCL specification. */
const EXPRESSIONS: readonly (readonly [string, string])[] = [
  ['"plain"', '"plain"'],
  [`"a\${var.x}b"`, '`a{var.x}b`'],
  [`"\${var.x}"`, '`{var.x}`'],
  [`"$\${x} %%{y}"`, `"\${x} %{y}"`],
  ['"tab\\tquote\\"u\\u00e9"', '"tab\\tquote\\"ué"'],
  [`"\${format("%s-%s", var.a, "b\${var.c}")}"`, '`{format("%s-%s", var.a, `b{var.c}`)}`'],
  [`"%{ if var.x }a%{ endif }"`, '`{(var.x ? "a" : "")}`'],
  [`"b%{ if var.x ~} a %{~ else }c%{ endif }"`, '`b{(var.x ? "a" : "c")}`'],
  [`"%{ for k, v in var.m }\${k}=\${v};%{ endfor }"`, '`{join("", for k,v in var.m: `{k}={v};`)}`'],
  [`"%{ for v in var.l }%{ if v }x%{ endif }%{ endfor }"`, '`{join("", for ,v in var.l: `{(v ? "x" : "")}`)}`'],
  ['{ (k) = 1 }', '{k: 1}'],
  ['1 + 2 * 3 - 4', '(- (+ 1 (* 2 3)) 4)'],
  ['a || b && !c == d', '(|| a (&& b (== (! c) d)))'],
  ['var.x ? "a" : var.y ? "b" : "c"', '(var.x ? "a" : (var.y ? "b" : "c"))'],
  ['(1 + 2) * 3', '(* (+ 1 2) 3)'],
  ['aws_sqs_queue.jobs[0].arn', 'aws_sqs_queue.jobs[0].arn'],
  ['aws_sqs_queue.jobs["a"].arn', 'aws_sqs_queue.jobs["a"].arn'],
  ['aws_sqs_queue.jobs.0.arn', 'aws_sqs_queue.jobs[0].arn'],
  ['aws_sqs_queue.jobs[*].arn', 'aws_sqs_queue.jobs[*].arn'],
  ['aws_sqs_queue.jobs.*.arn', 'aws_sqs_queue.jobs[*].arn'],
  ['{ a = 1, "b-c": var.x, (var.k) = 2 }', '{"a": 1, "b-c": var.x, var.k: 2}'],
  ['{\n  a = 1\n  b = [\n    2, # two\n    3,\n  ]\n}', '{"a": 1, "b": [2, 3]}'],
  ['merge(local.a, { b = 1 }...)', 'merge(local.a, {"b": 1}...)'],
  ['[for s in var.l : upper(s) if s != ""]', 'for ,s in var.l: upper(s) if (!= s "")'],
  ['{ for k, v in var.m : k => v.arn }', 'for k,v in var.m: k => v.arn'],
  ['{ for k, v in var.m : k => v... if v }', 'for k,v in var.m: k => v if v'],
  [`<<EOT\n{"a": "\${var.x}"}\nEOT`, '`{"a": "{var.x}"}\n`'],
  ['<<-EOT\n    one\n      two\n    EOT', '"one\\n  two\\n"'],
  ['-var.x', '(- var.x)'],
  ['null', 'null'],
  ['true', 'true'],
  ['1.5e3', '1500'],
];

describe('parseHcl', () => {
  it.each(EXPRESSIONS)('reads %s', (text, expected) => {
    const value = parseHcl(`x = ${text}\n`).attributes.get('x')?.value;
    expect(value === undefined ? undefined : show(value)).toBe(expected);
  });

  it('reads blocks, labels, comments and places', () => {
    const body = parseHcl('# one\nresource "aws_sqs_queue" "jobs" { // two\n  name = "jobs" /* three */\n  a { b = 1 }\n}\n');
    const [block] = body.blocks;
    expect([block?.type, block?.labels, block?.position]).toEqual(['resource', ['aws_sqs_queue', 'jobs'], { line: 2, column: 1 }]);
    expect(block?.body.attributes.get('name')?.position).toEqual({ line: 3, column: 3 });
    expect(block?.body.blocks[0]?.body.attributes.get('b')?.value).toMatchObject({ value: 1, position: { line: 4, column: 11 } });
  });

  it.each([
    'a = ',
    'a = "x',
    'a {',
    'a = [1',
    '}',
    'a = b c',
    'a = <<X\nno end',
    '= 1',
    'a = {b}',
    '/* open',
    'a = "%{ if x }"',
    'a = "%{ endif }"',
    'a = "%{ what }"',
    `a = ${'('.repeat(5000)}`,
  ])('refuses %s', (text) => {
    expect(() => parseHcl(text)).toThrow(HclSyntaxError);
  });

  it.each(EXPRESSIONS)('agrees with the parser of HashiCorp that %s is HCL', async (text) => {
    await expect(parseByHashicorp('x.tf', `x = ${text}\n`)).resolves.toHaveProperty('x');
  });
});
