import type { Finding } from '../model/finding.ts';
import { compareFindings } from '../model/finding.ts';
import type { ActionKnowledge } from './action-knowledge.ts';
import type { PolicyDocument } from './document.ts';
import { actionStar, actionUnknown, actionWildcard, notActionAllow, serviceUnknown, serviceWildcard } from './validation/actions.ts';
import { conditionOperator, forAllValuesWithoutNull } from './validation/conditions.ts';
import { emptyStatement } from './validation/empty.ts';
import type { ValidationRule } from './validation/facts.ts';
import { passRoleStar, passRoleWithoutService } from './validation/pass-role.ts';
import { notResourceAllow, resourceArn, resourceMismatch, resourceNeededStar, resourceStar } from './validation/resources.ts';
import { sidCharacters, sidDuplicate } from './validation/sids.ts';
import { variableInOldVersion, versionOld } from './validation/version.ts';

/** Every validation rule; a new one is one more line here. */
export const VALIDATION_RULES: readonly ValidationRule[] = [
  versionOld,
  variableInOldVersion,
  sidCharacters,
  sidDuplicate,
  emptyStatement,
  serviceUnknown,
  actionUnknown,
  actionStar,
  serviceWildcard,
  actionWildcard,
  notActionAllow,
  resourceArn,
  resourceMismatch,
  resourceStar,
  resourceNeededStar,
  notResourceAllow,
  conditionOperator,
  forAllValuesWithoutNull,
  passRoleStar,
  passRoleWithoutService,
];

/** What is wrong or too wide in a policy document, by place. */
export function validate(document: PolicyDocument, knowledge: ActionKnowledge): Finding[] {
  const facts = { document, knowledge, index: knowledge.actions };
  return VALIDATION_RULES.flatMap(({ id, severity, check }) =>
    check(facts).map(({ message, origin }): Finding => ({ rule: id, severity, message, origin })),
  ).sort(compareFindings);
}
