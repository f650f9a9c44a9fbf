import { parse } from '@cdktf/hcl2json';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writeHcl } from '../../src/hcl/write.ts';
import { attribute, block, stringValue, traversal, tuple } from '../../src/hcl/write-syntax.ts';

/** hcl2json decodes the escapes of quoted text, but gives `$${` and `%%{` as they stand. */
async function readBack(text: string): Promise<unknown> {
  const parsed: unknown = await parse('x.tf', writeHcl([block('output', ['x'], [attribute('value', stringValue(text))])]));
  return JSON.parse(JSON.stringify(parsed), (_, value: unknown) =>
    typeof value === 'string' ? value.replace(/([$%])\1\{/g, '$1{') : value,
  );
}

describe('writeHcl', () => {
  it('aligns one-line attributes and sets lists and blocks apart', () => {
    const text = writeHcl([
      block('data', ['aws_region', 'current'], []),
      block(
        'data',
        ['x', 'y'],
        [
          block(
            'statement',
            [],
            [
              attribute('sid', stringValue('A')),
              attribute('effect', stringValue('Allow')),
              attribute('resources', tuple([stringValue('*')])),
              attribute('actions', tuple([stringValue('a:B'), stringValue('a:C')])),
              block('condition', [], [attribute('test', stringValue('Bool'))]),
            ],
          ),
          block('statement', [], []),
        ],
      ),
    ]);
    expect(text).toBe(`data "aws_region" "current" {}

data "x" "y" {
  statement {
    sid       = "A"
    effect    = "Allow"
    resources = ["*"]

    actions = [
      "a:B",
      "a:C",
    ]

    condition {
      test = "Bool"
    }
  }

  statement {}
}
`);
  });

  it('writes a lone interpolation as the expression itself', () => {
    expect(writeHcl([attribute('a', { kind: 'template', parts: [traversal('var.x')] })])).toBe('a = var.x\n');
  });

  it('keeps a dollar sign before an interpolation from escaping it', () => {
    expect(writeHcl([attribute('a', { kind: 'template', parts: ['$', traversal('var.x')] })])).toBe('a = "\\u0024${var.x}"\n');
  });

  it('writes an empty list and an empty file', () => {
    expect(writeHcl([attribute('a', tuple([]))])).toBe('a = []\n');
    expect(writeHcl([])).toBe('');
  });

  it('writes any text so that an HCL parser reads the same text', async () => {
    const piece = fc.constantFrom(
      '$',
      '%',
      '{',
      '}',
      '"',
      '\\',
      '\n',
      '\t',
      '\r',
      '${',
      '%{',
      '$${',
      'a',
      'aws:username',
      '*',
      '~',
      'é',
      '😀',
      '\u0001',
      '\u2028',
    );
    const samples = fc.sample(
      fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join('')),
      { numRuns: 400, seed: 11 },
    );
    for (const sample of samples) expect(await readBack(sample)).toEqual({ output: { x: [{ value: sample }] } });
  });
});
