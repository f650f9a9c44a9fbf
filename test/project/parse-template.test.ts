import { describe, expect, it } from 'vitest';
import { parseTemplate } from '../../src/project/cloudformation/parse-template.ts';
import { member, type TemplateNode } from '../../src/project/cloudformation/template-node.ts';
import { UserError } from '../../src/support/errors.ts';

function plain(node: TemplateNode): unknown {
  if (node.kind === 'scalar') return node.value;
  if (node.kind === 'list') return node.items.map(plain);
  return Object.fromEntries([...node.members].map(([key, value]) => [key, plain(value)]));
}

function read(text: string): unknown {
  return plain(parseTemplate(text, 'template.yaml').node);
}

describe('parseTemplate', () => {
  it.each([
    ['!Ref A', { Ref: 'A' }],
    ['!GetAtt A.B', { 'Fn::GetAtt': 'A.B' }],
    [`!Sub ["\${x}", { x: !Ref A }]`, { 'Fn::Sub': [`\${x}`, { x: { Ref: 'A' } }] }],
    ['!If [C, !Ref A, !Ref B]', { 'Fn::If': ['C', { Ref: 'A' }, { Ref: 'B' }] }],
    ['!Condition C', { Condition: 'C' }],
    ['!GetAZs ""', { 'Fn::GetAZs': '' }],
    ['!Transform { Name: x }', { 'Fn::Transform': { Name: 'x' } }],
    ['!And [!Equals [a, b], !Not [!Condition C]]', { 'Fn::And': [{ 'Fn::Equals': ['a', 'b'] }, { 'Fn::Not': [{ Condition: 'C' }] }] }],
  ])('reads the short form %s as the long one', (short, long) => {
    expect(read(`v: ${short}`)).toEqual({ v: long });
  });

  it('knows line and column of every node', () => {
    const { node } = parseTemplate('a:\n  b:\n    - !Ref X\n', 'x/template.yaml');
    const list = member(node, 'a', 'b');
    expect(list?.kind === 'list' && list.items[0]?.origin).toEqual({ file: 'x/template.yaml', line: 3, column: 12 });
  });

  it('reads JSON that is indented with tabs, with positions', () => {
    const { node } = parseTemplate('{\n\t"a": {\n\t\t"b": 1\n\t}\n}', 'template.json');
    expect(member(node, 'a', 'b')).toMatchObject({ value: 1, origin: { line: 3, column: 8 } });
  });

  it('merges anchors', () => {
    expect(read('x: &x { a: 1, b: 2 }\ny:\n  <<: *x\n  b: 3\n')).toEqual({ x: { a: 1, b: 2 }, y: { b: 3, a: 1 } });
  });

  it('reports a key that is given twice', () => {
    const { node, findings } = parseTemplate('a: 1\na: 2\n', 'template.yaml');
    expect(plain(node)).toEqual({ a: 2 });
    expect(findings).toMatchObject([{ rule: 'repeated-template-key', origin: { line: 2, column: 1 } }]);
  });

  it.each([
    ['an open bracket', 'a: [1, 2\nb: 3\n', /^template\.yaml:\d+:\d+: /],
    ['a tab as indentation', 'a:\n\tb: 1\n', /^template\.yaml:2:1: /],
    ['an alias of nothing', 'a: *nothing\n', /^template\.yaml:1:4: /],
    ['aliases that unfold to billions', bomb(12), /^template\.yaml:\d+:\d+: its aliases unfold to more than/],
    ['an alias of itself', '&a [*a]\n', /^template\.yaml:\d+:\d+: /],
    ['deep nesting', '['.repeat(3000) + ']'.repeat(3000), /^template\.yaml:\d+:\d+: nested /],
  ])('refuses %s with file, line and column', (_, text, message) => {
    expect(() => read(text)).toThrow(UserError);
    expect(() => read(text)).toThrow(message);
  });

  it('reads 30,000 keys in one map within seconds', () => {
    const text = Array.from({ length: 30_000 }, (_, index) => `k${index}: 1`).join('\n');
    const start = performance.now();
    read(text);
    expect(performance.now() - start).toBeLessThan(10_000);
  });
});

function bomb(levels: number): string {
  const lines = ['l0: &l0 [x, x, x, x, x, x, x, x, x]'];
  for (let level = 1; level < levels; level += 1) {
    lines.push(`l${level}: &l${level} [${Array.from({ length: 9 }, () => `*l${level - 1}`).join(', ')}]`);
  }
  return lines.join('\n');
}
