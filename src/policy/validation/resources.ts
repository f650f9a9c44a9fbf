import { actionsMatching } from '../action-index.ts';
import { universeGlobs } from '../action-universe.ts';
import type { DocumentStatement } from '../document.ts';
import { overlap } from '../find-text.ts';
import { literalGlob, withoutVariables } from '../glob.ts';
import { resourceGlob } from '../resource-glob.ts';
import type { ValidationFacts, ValidationRule } from './facts.ts';
import { forEachStatement } from './facts.ts';
import { POLICY_VARIABLE } from './policy-variable.ts';

const ARN_PARTS = 6;
const EVERY_VARIABLE = new RegExp(POLICY_VARIABLE, 'g');

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html */
export const resourceArn: ValidationRule = {
  id: 'resource-arn',
  severity: 'error',
  check: (facts) =>
    forEachStatement(facts, ({ resource }) =>
      (resource?.patterns ?? []).flatMap(({ text, origin }) => {
        if (text === '*') return [];
        const plain = text.replaceAll(EVERY_VARIABLE, 'x');
        const parts = plain.split(':');
        if (parts[0] !== 'arn' || parts.length < ARN_PARTS) return [{ message: `"${text}" is neither * nor an ARN of six parts`, origin }];
        if (/[*?]/.test(parts[2] ?? '')) return [{ message: `"${text}" has a wildcard in its service`, origin }];
        return /\s/.test(plain) ? [{ message: `"${text}" has white space in it`, origin }] : [];
      }),
    ),
};

/** Allow by complement. */
export const notResourceAllow: ValidationRule = {
  id: 'not-resource-allow',
  severity: 'warning',
  check: (facts) =>
    forEachStatement(facts, ({ effect, resource }) =>
      effect === 'Allow' && resource?.negated === true
        ? [{ message: 'NotResource with Allow grants every other resource, and future ones', origin: resource.origin }]
        : [],
    ),
};

/** An action none of whose resources the statement names: it has no effect. */
export const resourceMismatch: ValidationRule = {
  id: 'resource-mismatch',
  severity: 'warning',
  check: (facts) =>
    forEachStatement(facts, (statement) => {
      const globs = (statement.resource?.patterns ?? []).map(({ text }) =>
        withoutVariables(resourceGlob(text, facts.document.version, false)),
      );
      return namedActions(statement, facts).flatMap(({ name, origin }) => {
        const universe = universeGlobs(name, facts.knowledge);
        if (isStarOnly(name, facts) || universe.some((form) => globs.some((glob) => overlap(glob, form) !== false))) return [];
        return [{ message: `${name} takes none of the statement's resources, so the statement does not grant it`, origin }];
      });
    }),
};

/** `*` although the action can be limited to resources. */
export const resourceStar: ValidationRule = {
  id: 'resource-star',
  severity: 'warning',
  check: (facts) =>
    forEachStatement(facts, (statement) => {
      const star = statement.resource?.negated === false ? statement.resource.patterns.find(({ text }) => text === '*') : undefined;
      if (statement.effect !== 'Allow' || star === undefined) return [];
      const limited = namedActions(statement, facts).filter(({ name }) =>
        facts.knowledge.resourceTypes(name).some(({ required }) => required),
      );
      if (limited.length === 0) return [];
      return [{ message: `* although ${limited.map(({ name }) => name).join(', ')} can be limited to resources`, origin: star.origin }];
    }),
};

/** An action that takes only `*`, on ARNs; of an attached policy the catalog may not know the resource types yet. */
export const resourceNeededStar: ValidationRule = {
  id: 'resource-needed-star',
  severity: 'error',
  attachedSeverity: 'warning',
  check: (facts) =>
    forEachStatement(facts, (statement) => {
      const globs = (statement.resource?.patterns ?? []).map(({ text }) =>
        withoutVariables(resourceGlob(text, facts.document.version, false)),
      );
      if (globs.some((glob) => overlap(glob, literalGlob('*')) !== false)) return [];
      return namedActions(statement, facts)
        .filter(({ name }) => isStarOnly(name, facts))
        .map(({ name, origin }) => ({ message: `${name} takes no resource: it needs a statement with "Resource": "*"`, origin }));
    }),
};

/** The known actions that a positive statement on positive resources names without a wildcard. */
function namedActions({ action, resource }: DocumentStatement, { index }: ValidationFacts) {
  if (action.negated || resource === undefined || resource.negated) return [];
  return action.patterns
    .filter(({ text }) => !/[*?]/.test(text))
    .flatMap(({ text, origin }) => actionsMatching(text, index).map(({ name }) => ({ name, origin })));
}

function isStarOnly(action: string, { knowledge }: ValidationFacts): boolean {
  return knowledge.resourceTypes(action).length === 0;
}
