import type { AttachedRole } from '../model/attached-role.ts';
import type { RoleReference } from '../model/lambda-function.ts';
import type { FunctionFacts } from './practice-facts.ts';
import type { RuleOutcome } from './practice-rule.ts';
import { unknownPart } from './role-grants.ts';

/** What a rule about the role finds; where there is none, or part of it is not known, it says that it can't tell. */
export function withRole({ role, function: { role: reference } }: FunctionFacts, check: (role: AttachedRole) => RuleOutcome): RuleOutcome {
  if (role === undefined) return { findings: [], undecided: unknownRole(reference) };
  const outcome = check(role);
  const unknown = outcome.undecided ?? unknownPart(role);
  return unknown === undefined ? outcome : { ...outcome, undecided: unknown };
}

/** Why nothing can be told of a role. */
export function unknownRole({ id }: RoleReference): string {
  return `what ${id === undefined ? 'the role of the function' : `role ${id}`} holds is not known: give it by --role or --policy`;
}
