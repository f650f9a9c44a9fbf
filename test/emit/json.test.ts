import { describe, expect, it } from 'vitest';
import { renderJson } from '../../src/emit/json.ts';
import { literal } from '../../src/model/pattern.ts';

const SETTINGS = { unresolved: 'wildcard', projectKind: 'cloudformation' } as const;

const statement = {
  sid: 'S3Read',
  actions: ['s3:GetObject'],
  resources: [literal('arn:aws:s3:::b/k')],
  condition: { Bool: { 'aws:SecureTransport': [literal('true')] } },
};

describe('renderJson', () => {
  it('prints the bare document of one function', () => {
    expect(renderJson([{ id: 'f', statements: [statement] }], SETTINGS)).toBe(`{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Sid": "S3Read",
      "Effect": "Allow",
      "Action": [
        "s3:GetObject"
      ],
      "Resource": [
        "arn:aws:s3:::b/k"
      ],
      "Condition": {
        "Bool": {
          "aws:SecureTransport": [
            "true"
          ]
        }
      }
    }
  ]
}
`);
  });

  it('prints several functions by id', () => {
    const empty = { Version: '2012-10-17', Statement: [] };
    const text = renderJson(
      ['a', 'B/c'].map((id) => ({ id, statements: [] })),
      SETTINGS,
    );
    expect(JSON.parse(text)).toEqual({ a: empty, 'B/c': empty });
  });

  it('prints an empty statement list where nothing is needed', () => {
    expect(renderJson([{ id: 'f', statements: [] }], SETTINGS)).toBe('{\n  "Version": "2012-10-17",\n  "Statement": []\n}\n');
  });
});
