/**
 * The access levels that AWS gives every action, in the words of the Service Authorization Reference, from least to most sensitive.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_understand-policy-summary-access-level-summaries.html
 */
export type AccessLevel = 'List' | 'Read' | 'Write' | 'Tagging' | 'Permissions management';

/** The access level of an action such as `s3:GetObject`. */
export type AccessLevelOf = (action: string) => AccessLevel;

const RANK: Readonly<Record<AccessLevel, number>> = { List: 0, Read: 1, Write: 2, Tagging: 3, 'Permissions management': 4 };

/** Orders access levels from `List` to `Permissions management`. */
export function compareAccessLevels(a: AccessLevel, b: AccessLevel): number {
  return RANK[a] - RANK[b];
}

/** The most sensitive level among the actions; `List` for none. */
export function highestAccessLevel(actions: readonly string[], accessLevel: AccessLevelOf): AccessLevel {
  let highest: AccessLevel = 'List';
  for (const action of actions) {
    const level = accessLevel(action);
    if (compareAccessLevels(level, highest) > 0) highest = level;
  }
  return highest;
}
