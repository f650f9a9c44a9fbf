import { describe, expect, it } from 'vitest';
import type { Pattern } from '../../src/model/pattern.ts';
import { concat, literal, pseudo, wildcard } from '../../src/model/pattern.ts';
import { behindStem, declaredStems } from '../../src/review/declared-stems.ts';
import { recordedPattern } from '../../src/trail/recorded-text.ts';

/** `arn:…:s3:::*-docs-*` with more behind it, as a description refers to its bucket. */
function bucket(resource: string, value: Pattern | undefined, behind = ''): Pattern {
  const reference = { kind: 'reference' as const, resource, attribute: 'name', type: 'AWS::S3::Bucket', reason: '' };
  return concat(
    literal('arn:'),
    pseudo('partition'),
    literal(':s3:::'),
    [{ ...reference, ...(value === undefined ? {} : { value }) }],
    literal(behind),
  );
}

const shape = (id: string) => concat(wildcard(), literal(`-${id}-`), wildcard());
const behind = (pattern: Pattern, seen: string) => declaredStems([pattern]).map((stem) => behindStem(stem, recordedPattern(seen)));

describe('the beginnings of declared ARNs', () => {
  it('end with the name, whatever stands behind it, and are each there once', () => {
    expect(declaredStems([bucket('Docs', shape('docs')), bucket('Docs', shape('docs'), '/*'), bucket('Logs', undefined)])).toMatchObject([
      { reference: { resource: 'Docs' }, name: 'shape' },
      { reference: { resource: 'Logs' }, name: 'unknown' },
    ]);
    expect(declaredStems([bucket('Docs', literal('docs'))])).toMatchObject([{ name: 'known' }]);
    expect(declaredStems([recordedPattern('arn:aws:s3:::docs/*')])).toEqual([]);
  });

  it('are those of a recorded ARN by the whole of its name, wildcards behind it included', () => {
    expect(behind(bucket('Docs', shape('docs')), 'arn:aws:s3:::shop-docs-1x2y/reports/*/a.pdf')).toEqual([
      recordedPattern('/reports/*/a.pdf'),
    ]);
    expect(behind(bucket('Docs', shape('docs')), 'arn:aws:s3:::shop-docs-1x2y')).toEqual([[]]);
    expect(behind(bucket('Docs', shape('docs')), 'arn:aws:s3:::shop-logs-1x2y/my-docs-a/b')).toEqual([undefined]);
    expect(behind(bucket('Docs', shape('docs')), 'arn:aws:sns:::shop-docs-1x2y')).toEqual([undefined]);
  });

  it('are not told of a name that ends in a wildcard', () => {
    expect(behind(bucket('Docs', shape('docs')), 'arn:aws:s3:::shop-docs-*')).toEqual([undefined]);
  });

  it('take every name where nobody knows theirs', () => {
    expect(behind(bucket('Docs', undefined), 'arn:aws:s3:::anything/a')).toEqual([literal('/a')]);
  });
});
