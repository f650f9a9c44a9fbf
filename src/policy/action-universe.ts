import type { ActionKnowledge } from './action-knowledge.ts';
import type { ComparedAction, ConcernedGrants } from './action-sides.ts';
import type { Glob, GlobSign } from './glob.ts';
import { ANY_ONE, ANY_RUN, globOf, literalGlob, RUN_WITHOUT_COLON, RUN_WITHOUT_SEPARATOR } from './glob.ts';
import type { Grant } from './grant.ts';

/** The resources that requests of an action can have. */
export interface ResourceUniverse {
  readonly globs: readonly Glob[];
  /** Narrower ones with a usual partition, region and account, for witnesses that look real; tried in this order. */
  readonly realistic: readonly (readonly Glob[])[];
  /** Equal for actions with the same resources. */
  readonly key: string;
}

/** How the variables of an ARN template are filled. */
type Fill = (variable: string) => readonly GlobSign[];

/** Names that hold no separator; any other variable at the end of an ARN may hold a path. */
const PLAIN_NAMES: ReadonlySet<string> = new Set(['BucketName', 'TableName', 'QueueName', 'TopicName']);

/** Every text: for actions that are not known, and where no pattern depends on the resource. */
const ALL_RESOURCES: ResourceUniverse = { globs: [globOf([ANY_RUN])], realistic: [], key: 'everything' };

/** Gives the universe of each action, worked out once and only where some statement that concerns it depends on the resource. */
export function actionUniverses(grants: readonly Grant[], knowledge: ActionKnowledge): (action: ComparedAction) => ResourceUniverse {
  const everywhere = new Map<ConcernedGrants, boolean>();
  const universes = new Map<string, ResourceUniverse>();
  return ({ name, isKnown, concerned }) => {
    let isEverywhere = everywhere.get(concerned);
    if (isEverywhere === undefined) {
      isEverywhere = concerned.ids.every((id) => grants[id]?.resource.isEverything);
      everywhere.set(concerned, isEverywhere);
    }
    if (!isKnown || isEverywhere) return ALL_RESOURCES;
    const universe = universes.get(name) ?? resourceUniverse(name, knowledge);
    universes.set(name, universe);
    return universe;
  };
}

/** The resources that requests of a known action can have. */
export function universeGlobs(action: string, knowledge: ActionKnowledge): readonly Glob[] {
  return resourceUniverse(action, knowledge).globs;
}

/**
 * The universe of a known action: its ARN forms, and `*` where it has none or none is required.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 */
function resourceUniverse(action: string, knowledge: ActionKnowledge): ResourceUniverse {
  const types = knowledge.resourceTypes(action);
  const star = types.some(({ required }) => required) ? [] : [literalGlob('*')];
  const filled = (fill: Fill) => [...types.map(({ arn }) => templateGlob(arn, fill)), ...star];
  return {
    globs: filled(anyFill),
    realistic: [filled(usualFill), filled(nonEmptyFill)],
    key: [...types.map(({ arn }) => arn), ...(star.length === 0 ? [] : ['*'])].sort().join(' '),
  };
}

function templateGlob(arn: string, fill: Fill): Glob {
  const pieces = arn.split(/(\$\{[^}]*\}|\*)/);
  const signs = pieces.flatMap((piece): readonly GlobSign[] => {
    if (piece === '*') return [ANY_RUN];
    if (!piece.startsWith('${')) return literalGlob(piece).signs;
    return fill(piece.slice(2, -1));
  });
  return globOf(signs);
}

const anyFill: Fill = (variable) => {
  if (variable === 'Partition' || variable === 'Region' || variable === 'Account') return [RUN_WITHOUT_COLON];
  return PLAIN_NAMES.has(variable) ? [ANY_ONE, RUN_WITHOUT_SEPARATOR] : [ANY_ONE, ANY_RUN];
};

const USUAL: Readonly<Record<string, string>> = { Partition: 'aws', Region: 'us-east-1', Account: '123456789012' };

const usualFill: Fill = (variable) => {
  const usual = USUAL[variable];
  return usual === undefined ? usualName(variable) : literalGlob(usual).signs;
};

const nonEmptyFill: Fill = (variable) => (variable in USUAL ? [ANY_ONE, RUN_WITHOUT_COLON] : usualName(variable));

/** Names seldom hold a colon; one that does could pass for more parts of an ARN. */
function usualName(variable: string): readonly GlobSign[] {
  return [ANY_ONE, PLAIN_NAMES.has(variable) ? RUN_WITHOUT_SEPARATOR : RUN_WITHOUT_COLON];
}
