import { describe, expect, it } from 'vitest';
import { concat, literal, pseudo, wildcard } from '../../src/model/pattern.ts';
import { canonicalText, escapeIamText } from '../../src/policy/iam-text.ts';

describe('escapeIamText', () => {
  it('escapes what IAM would read as a wildcard or a variable', () => {
    expect(escapeIamText('a*b?c${aws:username}')).toBe('a${*}b${?}c${$}{aws:username}');
  });

  it('leaves a dollar sign that begins nothing', () => {
    expect(escapeIamText('$5 $$ {x}$')).toBe('$5 $$ {x}$');
    expect(escapeIamText('$${x}')).toBe('$${$}{x}');
  });

  it('escapes a dollar sign at the end where more text follows', () => {
    expect(escapeIamText('cost$', true)).toBe('cost${$}');
  });
});

describe('canonicalText', () => {
  it('keeps wildcards and escapes wildcard signs of the text', () => {
    expect(canonicalText(concat(literal('a*'), wildcard()))).toBe('a${*}*');
  });

  it('is what JSON has where nothing is known of the deployment', () => {
    const table = {
      kind: 'reference',
      resource: 'T',
      attribute: 'name',
      type: 't',
      reason: '',
      value: concat(pseudo('stackName'), literal('-T-'), wildcard()),
    } as const;
    expect(
      canonicalText(
        concat(literal('arn:'), pseudo('partition'), literal(':dynamodb:'), pseudo('region'), literal(':t/'), [table], wildcard()),
      ),
    ).toBe('arn:aws:dynamodb:*:t/*-T-*');
  });
});
