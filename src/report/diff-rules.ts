import type { RuleDescription } from './findings-sarif.ts';

const SURPLUS_WORDS = {
  excess: 'the code does not need',
  broader: 'is wider than what the code needs',
  'broader-condition': 'the code needs only under a stronger condition',
} as const;

/** What is said once of the findings that a comparison makes; further rules are described where they are checked. */
export const DIFF_RULES: readonly RuleDescription[] = [
  {
    id: 'grant-missing',
    summary: 'The code needs a grant that nothing attached to its role gives: the call is denied after the deployment.',
  },
  { id: 'grant-denied', summary: 'The code needs a grant that a Deny attached to its role removes.' },
  { id: 'grant-bounded', summary: 'The code needs a grant that the permissions boundary removes.' },
  { id: 'grant-partial', summary: 'The role gives only part of what the code needs.' },
  { id: 'grant-conditional', summary: 'Whether the role gives what the code needs depends on conditions.' },
  { id: 'grant-unknown', summary: 'Whether the role gives what the code needs could not be decided.' },
  { id: 'grant-mismatch', summary: 'The action has no such resource, so that the grant would allow nothing.' },
  ...(['excess', 'broader', 'broader-condition'] as const).flatMap((word) =>
    [
      { suffix: '', risk: '' },
      { suffix: '-privilege-escalation', risk: ' and is a way to more permissions' },
      { suffix: '-resource-exposure', risk: ' and can open resources to others' },
      { suffix: '-data-exfiltration', risk: ' and reads stored data or secrets' },
    ].map(({ suffix, risk }) => ({ id: `grant-${word}${suffix}`, summary: `The role has a grant that ${SURPLUS_WORDS[word]}${risk}.` })),
  ),
];
