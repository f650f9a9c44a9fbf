import { actionsMatching } from '../action-index.ts';
import type { DocumentText } from '../document.ts';
import { nearestText } from '../nearest-text.ts';
import type { ValidationFacts, ValidationProblem, ValidationRule } from './facts.ts';
import { forEachStatement } from './facts.ts';

/** A service prefix that no known action has. */
export const serviceUnknown: ValidationRule = {
  id: 'service-unknown',
  severity: 'warning',
  attachedSeverity: 'note',
  check: (facts) =>
    eachAction(facts, ({ text, origin }) => {
      const prefix = servicePrefixOf(text);
      if (prefix === undefined || facts.index.inService(prefix).length > 0) return [];
      const nearest = nearestText(prefix, servicePrefixes(facts));
      return [{ message: `no service has the prefix "${prefix}"${nearest === undefined ? '' : `; "${nearest}" is one`}`, origin }];
    }),
};

/** An action, or a pattern, that stands for no known action of its service: attached policies may name actions that AWS has withdrawn. */
export const actionUnknown: ValidationRule = {
  id: 'action-unknown',
  severity: 'error',
  attachedSeverity: 'note',
  check: (facts) =>
    eachAction(facts, ({ text, origin }) => {
      const prefix = servicePrefixOf(text);
      if (prefix === undefined || facts.index.inService(prefix).length === 0 || actionsMatching(text, facts.index).length > 0) return [];
      return [{ message: `${text} is no known action of ${prefix}; ${insteadOf(text, prefix, facts)}`, origin }];
    }),
};

/** `*` as action. */
export const actionStar: ValidationRule = {
  id: 'action-star',
  severity: 'warning',
  check: (facts) =>
    eachAllowedAction(facts, ({ text, origin }) =>
      text === '*' ? [{ message: 'every action of every service is allowed; list the ones that are needed', origin }] : [],
    ),
};

/** All actions of a service. */
export const serviceWildcard: ValidationRule = {
  id: 'service-wildcard',
  severity: 'warning',
  check: (facts) =>
    eachAllowedAction(facts, ({ text, origin }) =>
      /^[^*?:]+:\*$/.test(text)
        ? [
            {
              message: `${text} allows all ${actionsMatching(text, facts.index).length} known actions of the service, and future ones`,
              origin,
            },
          ]
        : [],
    ),
};

/** Some actions of a service by a pattern. */
export const actionWildcard: ValidationRule = {
  id: 'action-wildcard',
  severity: 'warning',
  check: (facts) =>
    eachAllowedAction(facts, ({ text, origin }) =>
      /[*?]/.test(text) && !/^(?:[^*?:]+:)?\*$/.test(text)
        ? [{ message: `${text} stands for ${actionsMatching(text, facts.index).length} known actions, and future ones`, origin }]
        : [],
    ),
};

/** Allow by complement. */
export const notActionAllow: ValidationRule = {
  id: 'not-action-allow',
  severity: 'warning',
  check: (facts) =>
    forEachStatement(facts, ({ effect, action }) =>
      effect === 'Allow' && action.negated
        ? [{ message: 'NotAction with Allow grants every other action of every service, and future ones', origin: action.origin }]
        : [],
    ),
};

function eachAction(facts: ValidationFacts, check: (action: DocumentText) => readonly ValidationProblem[]): ValidationProblem[] {
  return forEachStatement(facts, ({ action }) => action.patterns.flatMap(check));
}

function eachAllowedAction(facts: ValidationFacts, check: (action: DocumentText) => readonly ValidationProblem[]): ValidationProblem[] {
  return forEachStatement(facts, ({ effect, action }) => (effect === 'Allow' && !action.negated ? action.patterns.flatMap(check) : []));
}

/** What to write in place of an unknown action. */
function insteadOf(text: string, prefix: string, { index, knowledge }: ValidationFacts): string {
  const needed = knowledge.actionsOfOperation(text);
  if (needed.length > 0) return `it is an API operation, whose calls need ${needed.join(', ')}`;
  const nearest = /[*?]/.test(text)
    ? undefined
    : nearestText(
        text,
        index.inService(prefix).map(({ name }) => name),
      );
  return nearest === undefined ? 'look at its list of actions (an API operation may have another action)' : `did you mean ${nearest}?`;
}

function servicePrefixes({ index }: ValidationFacts): string[] {
  return [...new Set(index.all().map(({ lowerCase }) => lowerCase.slice(0, lowerCase.indexOf(':'))))];
}

function servicePrefixOf(action: string): string | undefined {
  const prefix = /^([^*?:]+):/.exec(action)?.[1];
  return prefix?.toLowerCase();
}
