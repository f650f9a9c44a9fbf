import { describe, expect, it } from 'vitest';
import { readAttachedDocument } from '../../src/policy/read-attached-document.ts';

const DOCUMENT = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::a%20b/*' }] };

const resources = (text: string) =>
  readAttachedDocument(text, 'p.json').statements.map(({ resource }) => resource?.patterns.map((pattern) => pattern.text));

describe('readAttachedDocument', () => {
  it('reads a document alone and as the AWS CLI prints it, also URL-encoded', () => {
    const encoded = encodeURIComponent(JSON.stringify(DOCUMENT));
    for (const printed of [
      DOCUMENT,
      { RoleName: 'r', PolicyName: 'p', PolicyDocument: DOCUMENT },
      { RoleName: 'r', PolicyName: 'p', PolicyDocument: encoded },
      { PolicyVersion: { Document: DOCUMENT, VersionId: 'v1', IsDefaultVersion: true, CreateDate: '2026-01-01T00:00:00Z' } },
      { PolicyVersion: { Document: encoded, VersionId: 'v1' } },
      { PolicyName: 'p', PolicyDocument: JSON.stringify(DOCUMENT) },
    ])
      expect(resources(JSON.stringify(printed))).toEqual([['arn:aws:s3:::a%20b/*']]);
  });

  it('gives what stands in a URL-encoded text the place of the text', () => {
    const text = `{\n  "PolicyDocument": "${encodeURIComponent(JSON.stringify(DOCUMENT))}"\n}`;
    expect(readAttachedDocument(text, 'p.json').statements[0]?.origin).toEqual({ file: 'p.json', line: 2, column: 21 });
  });

  it('rejects what holds no policy with its place', () => {
    const refused = (text: string) => () => readAttachedDocument(text, 'p.json');
    expect(refused('{"PolicyVersion":{"VersionId":"v1"}}')).toThrow('p.json:1:18: PolicyVersion has no member "Document"');
    expect(refused('{"PolicyDocument":"%7B%"}')).toThrow('p.json:1:19: the document is a text that is not URL-encoded');
    expect(refused('{"PolicyDocument":"hello"}')).toThrow('p.json:1:19: not JSON');
    expect(refused('{"PolicyDocument":null}')).toThrow('expected a policy document, found null');
    expect(refused('{"Policy":{"Arn":"x"}}')).toThrow('p.json:1:2: a policy document has no member "Policy"');
  });
});
