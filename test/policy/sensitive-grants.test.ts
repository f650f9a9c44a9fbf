import { describe, expect, it } from 'vitest';
import { knownActions } from '../../src/catalog/known-actions.ts';
import { CREDENTIAL_ACTIONS, DATA_READS, DECRYPTIONS } from '../../src/policy/sensitive-actions.ts';

describe('the tables of sensitive actions', () => {
  it('name actions of the catalog, in its spelling', () => {
    for (const name of [...CREDENTIAL_ACTIONS, ...DATA_READS, ...DECRYPTIONS]) expect(knownActions().named(name)?.name).toBe(name);
  });
});
