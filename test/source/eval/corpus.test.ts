import { describe, expect, it } from 'vitest';
import { analyze } from '../../../src/source/analyze.ts';
import { readCorpus } from './read-corpus.ts';
import { renderCall } from './render-call.ts';

const cases = readCorpus();

describe('corpus', () => {
  it('has its cases', () => {
    expect(cases.length).toBeGreaterThanOrEqual(150);
  });

  it.each(cases)('$name', ({ root, request, ...expected }) => {
    const [result] = analyze({ root, handlers: [request] });
    const calls = [...new Set((result?.calls ?? []).map(renderCall))].sort();
    const incomplete = [...new Set((result?.findings ?? []).flatMap((finding) => finding.incomplete ?? []))].sort();
    expect({ calls, incomplete }).toEqual({ calls: expected.calls, incomplete: expected.incomplete });
  });
});
