import type { AttachedRole } from '../model/attached-role.ts';
import type { FunctionFacts } from './practice-facts.ts';
import type { RuleOutcome } from './practice-rule.ts';
import { unknownPart } from './role-grants.ts';

/** What a rule about the role finds; where there is none, or part of it is not known, it says that it can't tell. */
export function withRole({ role, function: { role: reference } }: FunctionFacts, check: (role: AttachedRole) => RuleOutcome): RuleOutcome {
  if (role === undefined) {
    const name = reference.id === undefined ? 'the role of the function' : `role ${reference.id}`;
    return { findings: [], undecided: `what ${name} holds is not known: give it by --role or --policy` };
  }
  const outcome = check(role);
  const unknown = outcome.undecided ?? unknownPart(role);
  return unknown === undefined ? outcome : { ...outcome, undecided: unknown };
}
