import type { ComparedParameters } from '../project/compared-parameters.ts';

/** Values that are supposed of the parameters which decide what a project declares. */
export interface ParameterSupposition {
  readonly values: ReadonlyMap<string, string>;
  /** Parameters that have none of the values with which they are compared. */
  readonly unlike: ReadonlySet<string>;
  /** `Stage is prod` */
  readonly words: string;
}

/** More deployments are not looked at one by one. */
const MOST_SUPPOSITIONS = 8;

/** All deployments that differ in what they declare, as far as parameters decide it that nobody gave; none where they are too many, or only one. */
export function suppositions(compared: ComparedParameters, given: ReadonlyMap<string, string>): ParameterSupposition[] {
  let found: ParameterSupposition[] = [{ values: new Map(), unlike: new Set(), words: '' }];
  for (const [name, { values, isComplete }] of compared) {
    if (given.has(name)) continue;
    found = found.flatMap((one) => {
      const join = (words: string) => (one.words === '' ? words : `${one.words} and ${words}`);
      const known = values.map((value) => ({
        ...one,
        values: new Map([...one.values, [name, value]]),
        words: join(`${name} is ${value === '' ? 'empty' : value}`),
      }));
      const other = { ...one, unlike: new Set([...one.unlike, name]), words: join(`${name} is not ${values.join(' or ')}`) };
      return isComplete ? known : [...known, other];
    });
    if (found.length > MOST_SUPPOSITIONS) return [];
  }
  return found.length > 1 ? found : [];
}
