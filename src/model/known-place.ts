/** What is known of where functions run; a member is absent where it is not. */
export interface KnownPlace {
  readonly partition?: string;
  readonly region?: string;
  readonly account?: string;
}

/** What all of the places agree on; nothing of none. */
export function commonPlace(places: readonly KnownPlace[]): KnownPlace {
  return knownPlace({
    partition: common(places.map(({ partition }) => partition)),
    region: common(places.map(({ region }) => region)),
    account: common(places.map(({ account }) => account)),
  });
}

/** The place without members that are not known. */
export function knownPlace({ partition, region, account }: { readonly [Name in keyof KnownPlace]: string | undefined }): KnownPlace {
  return {
    ...(partition === undefined ? {} : { partition }),
    ...(region === undefined ? {} : { region }),
    ...(account === undefined ? {} : { account }),
  };
}

function common([first, ...others]: readonly (string | undefined)[]): string | undefined {
  return others.every((one) => one === first) ? first : undefined;
}
