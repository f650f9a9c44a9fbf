import { describe, expect, it } from 'vitest';
import { analyze } from '../../../src/source/analyze.ts';
import { projectFolder } from '../../commands/project-folder.ts';

/** Objects that hold each other four times: written out, each further one has four times the parts. */
const nested = Array.from(
  { length: 40 },
  (_, index) => `let m${index + 1} = { a: m${index}, b: m${index}, c: m${index}, d: m${index} };`,
).join('\n');

describe('a request with more parts than can be written out', () => {
  it('keeps what stands beside them', () => {
    const root = projectFolder({
      'app.mjs': `import { S3Client, PutObjectCommand } from '@aws-sdk/client-s3';
const s3 = new S3Client({});
export const handler = async (event) => {
  const m0 = { x: event.y };
  ${nested}
  await s3.send(new PutObjectCommand({ Metadata: m40, Bucket: 'photos', Key: 'a.jpg' }));
};
`,
    });
    const handler = { id: 'f', file: 'app.mjs', export: 'handler', env: new Map(), envIsComplete: false, name: [], layers: [] };
    const [analysis] = analyze({ root, handlers: [handler] });
    const [input] = analysis?.calls[0]?.input ?? [];
    expect(input?.kind).toBe('record');
    const members = input?.kind === 'record' ? input.members : new Map();
    expect(members.get('Bucket')).toEqual([{ kind: 'text', pattern: [{ kind: 'literal', text: 'photos' }] }]);
    expect(members.get('Key')).toEqual([{ kind: 'text', pattern: [{ kind: 'literal', text: 'a.jpg' }] }]);
  });
});
