import type { Finding } from '../model/finding.ts';
import { compareFindings } from '../model/finding.ts';
import type { ActionKnowledge } from './action-knowledge.ts';
import type { PolicyDocument } from './document.ts';
import { actionStar, actionUnknown, actionWildcard, notActionAllow, serviceUnknown, serviceWildcard } from './validation/actions.ts';
import { conditionKey } from './validation/condition-keys.ts';
import { conditionType } from './validation/condition-types.ts';
import { conditionOperator, forAllValuesWithoutNull } from './validation/conditions.ts';
import { emptyStatement } from './validation/empty.ts';
import type { PolicyUse, ValidationRule } from './validation/facts.ts';
import { passRoleStar, passRoleWithoutService } from './validation/pass-role.ts';
import { variableUnknown } from './validation/policy-variables.ts';
import { resourcePrefixTrap } from './validation/prefix-trap.ts';
import { notResourceAllow, resourceArn, resourceMismatch, resourceNeededStar, resourceStar } from './validation/resources.ts';
import { sidCharacters, sidDuplicate } from './validation/sids.ts';
import { sizeInline, sizeManaged } from './validation/sizes.ts';
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
  resourcePrefixTrap,
  notResourceAllow,
  conditionOperator,
  conditionType,
  conditionKey,
  forAllValuesWithoutNull,
  passRoleStar,
  passRoleWithoutService,
  variableUnknown,
  sizeManaged,
  sizeInline,
];

/**
 * What is wrong or too wide in a policy document, by place. In one that is attached already, what AWS took is no error, whatever the catalog knows of it.
 */
export function validate(document: PolicyDocument, knowledge: ActionKnowledge, use: PolicyUse = 'needed'): Finding[] {
  const facts = { document, knowledge, index: knowledge.actions };
  return VALIDATION_RULES.flatMap(({ id, severity, attachedSeverity = severity, check }) => {
    const weight = use === 'attached' ? attachedSeverity : severity;
    if (weight === 'none') return [];
    return check(facts).map(({ message, origin }): Finding => ({ rule: id, severity: weight, message, origin }));
  }).sort(compareFindings);
}
