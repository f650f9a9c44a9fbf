/** Under what a part of a description is there: conditions with the truth that each must have, and values of which the deployment takes one. */
export interface Circumstances {
  readonly conditions: ReadonlyMap<string, boolean>;
  /** Such as `one of 2 values of Resource`. */
  readonly choices: readonly string[];
}

/** In every deployment. */
export const ALWAYS: Circumstances = { conditions: new Map(), choices: [] };

/** Where the condition of a resource has that truth; everywhere for a resource without one. */
export function whereHolds(condition: string | undefined, truth = true): Circumstances {
  return condition === undefined ? ALWAYS : { conditions: new Map([[condition, truth]]), choices: [] };
}

/** Both at once; `undefined` where one excludes the other. */
export function both(a: Circumstances, b: Circumstances): Circumstances | undefined {
  for (const [name, truth] of b.conditions) {
    const other = a.conditions.get(name);
    if (other !== undefined && other !== truth) return undefined;
  }
  return { conditions: new Map([...a.conditions, ...b.conditions]), choices: [...new Set([...a.choices, ...b.choices])] };
}

/** The circumstances in which the deployment takes one of several values of something; the circumstances alone where there is but one value. */
export function withChoice(when: Circumstances, what: string, count: number): Circumstances {
  return count < 2 ? when : { ...when, choices: [...new Set([...when.choices, `one of ${count} values of ${what}`])] };
}

/** `IsProd and not HasQueue`, without what holds anyway; `undefined` for what is always there. */
export function describeCircumstances({ conditions, choices }: Circumstances, given: Circumstances): string | undefined {
  const texts = [...conditions].filter(([name]) => !given.conditions.has(name)).map(([name, truth]) => (truth ? name : `not ${name}`));
  return texts.length + choices.length === 0 ? undefined : [...texts.sort(), ...choices].join(' and ');
}
