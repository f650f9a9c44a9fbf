import { resolveGrants } from '../emit/resolve-requirements.ts';
import type { Origin } from '../model/origin.ts';
import type { Pattern } from '../model/pattern.ts';
import { patternKey } from '../model/pattern.ts';
import type { Condition, Evidence, Requirement } from '../model/requirement.ts';
import { conditionKey } from '../policy/condition.ts';
import type { DocumentCondition, DocumentStatement, PolicyDocument } from '../policy/document.ts';
import { groupBy } from '../policy/group-by.ts';
import { renderIamText } from '../policy/iam-text.ts';
import type { Naming, Supposition } from './hole-naming.ts';
import { neededNaming } from './hole-naming.ts';

/** One action that is needed on one resource under one condition, with all its reasons. */
export interface NeededCell {
  readonly action: string;
  readonly resource: Pattern;
  readonly condition?: Condition;
  readonly evidence: readonly Evidence[];
  readonly confidence: Requirement['confidence'];
  /** The ids of the functions that need it. */
  readonly functions: readonly string[];
}

/** One function's needs. */
export interface FunctionRequirements {
  readonly id: string;
  readonly requirements: readonly Requirement[];
}

const CONFIDENCES = ['high', 'medium', 'low'] as const;

/** What the functions need, each action on each resource once. */
export function neededCells(functions: readonly FunctionRequirements[]): NeededCell[] {
  const all = functions.flatMap(({ id, requirements }) => requirements.map((requirement) => ({ id, requirement })));
  const key = ({ requirement: { action, resource, condition } }: (typeof all)[number]) =>
    [action, patternKey(resource), conditionKey(condition)].join('\n');
  return groupBy(all, key).flatMap((group): NeededCell[] => {
    const [first] = group;
    if (first === undefined) return [];
    const { action, resource, condition } = first.requirement;
    const confidences = new Set(group.map(({ requirement }) => requirement.confidence));
    return [
      {
        action,
        resource,
        ...(condition === undefined ? {} : { condition }),
        evidence: distinct(group.flatMap(({ requirement }) => requirement.evidence)),
        confidence: CONFIDENCES.find((confidence) => confidences.has(confidence)) ?? 'low',
        functions: [...new Set(group.map(({ id }) => id))],
      },
    ];
  });
}

/** The cells as a policy document, a statement each, with the names that are not known written as supposed. */
export function neededDocument(cells: readonly NeededCell[], naming: Naming, supposition: Supposition): PolicyDocument {
  const requirements = cells.map(({ action, resource, condition, evidence, confidence }) => ({
    action,
    resource,
    evidence,
    confidence,
    ...(condition === undefined ? {} : { condition }),
  }));
  const resolved = resolveGrants({ requirements, platform: [] }, neededNaming(naming, supposition)).requirements;
  return { version: '2012-10-17', versionIsWritten: true, origin: NOWHERE, statements: resolved.map(statement) };
}

/** Statements that are made for a comparison stand in no file. */
const NOWHERE: Origin = { file: '', line: 1, column: 1 };

function statement({ action, resource, condition }: Requirement): DocumentStatement {
  return {
    effect: 'Allow',
    action: { negated: false, patterns: [{ text: action, origin: NOWHERE }], origin: NOWHERE },
    resource: { negated: false, patterns: [{ text: renderIamText(resource, () => '*'), origin: NOWHERE }], origin: NOWHERE },
    conditions: conditionClauses(condition ?? {}),
    origin: NOWHERE,
  };
}

function conditionClauses(condition: Condition): DocumentCondition[] {
  return Object.entries(condition).flatMap(([operator, keys]) =>
    Object.entries(keys).map(([key, values]) => ({
      operator,
      key,
      values: values.map((value) => ({ text: renderIamText(value, () => '*'), origin: NOWHERE })),
      origin: NOWHERE,
    })),
  );
}

function distinct(evidence: readonly Evidence[]): Evidence[] {
  return [...new Map(evidence.map((one) => [JSON.stringify(one), one])).values()];
}
