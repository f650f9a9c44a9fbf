import { POLICY_LIMITS } from '../split-statements.ts';
import type { ValidationRule } from './facts.ts';

/** A document that no managed policy can hold; an inline policy may. AWS holds its own policies to no quota, and what is attached was small enough. */
export const sizeManaged: ValidationRule = {
  id: 'size-managed',
  severity: 'warning',
  attachedSeverity: 'none',
  check: ({ document: { characters = 0, origin } }) => {
    const { managed, inline } = POLICY_LIMITS;
    if (characters <= managed.characters || characters > inline.characters) return [];
    const message = `the policy has ${characters} characters; ${managed.name} takes ${managed.characters}: attach it inline or split it`;
    return [{ message, origin }];
  },
};

/** A document that no policy of a role can hold. */
export const sizeInline: ValidationRule = {
  id: 'size-inline-role',
  severity: 'error',
  attachedSeverity: 'none',
  check: ({ document: { characters = 0, origin } }) => {
    const { managed, inline } = POLICY_LIMITS;
    if (characters <= inline.characters) return [];
    const message = `the policy has ${characters} characters; all inline policies of a role together take ${inline.characters}, ${managed.name} ${managed.characters}: split it`;
    return [{ message, origin }];
  },
};
