/** The values that a parameter is compared with, in their order. `isComplete`: one of them stands for all that it is not compared with. */
export interface ComparedParameter {
  readonly values: readonly string[];
  readonly isComplete: boolean;
}

/** By the name that the user gives values by. */
export type ComparedParameters = ReadonlyMap<string, ComparedParameter>;

/** All of them; one of several descriptions has the values of each. */
export function mergeCompared(all: readonly ComparedParameters[]): ComparedParameters {
  const merged = new Map<string, ComparedParameter>();
  for (const [name, { values, isComplete }] of all.flatMap((one) => [...one])) {
    const known = merged.get(name);
    merged.set(name, {
      values: [...new Set([...(known?.values ?? []), ...values])],
      isComplete: isComplete && (known?.isComplete ?? true),
    });
  }
  return merged;
}
