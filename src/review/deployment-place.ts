import { partitionOfRegion } from '../catalog/partitions.ts';
import type { KnownPlace } from '../model/known-place.ts';
import { concat, literal, literalText, type Pattern, type PseudoName, pseudo, splitPattern } from '../model/pattern.ts';

/** What is known of where the functions run, by who says so. */
export interface SaidPlaces {
  /** The flags, and the role's ARN. */
  readonly given: KnownPlace;
  /** The description. */
  readonly declared: KnownPlace;
  /** The AWS configuration. */
  readonly usual: KnownPlace;
}

/** Where the functions run, as far as both sides of a comparison tell. */
export interface DeploymentPlace {
  /** `undefined` where it is not known. */
  readonly placeValue: (name: PseudoName) => string | undefined;
  /** True where nothing attached has a value in that place of an ARN, so that a `*` there is all that could be written. */
  readonly isUnwritten: (name: PseudoName) => boolean;
  /** An attached pattern whose place is written as the needed side has it: a concrete value matches one that is not known. */
  readonly normalise: (pattern: Pattern) => Pattern;
}

/** The places of an ARN. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html */
const SEGMENTS = { partition: 1, region: 3, account: 4 } as const;

type PlaceName = keyof typeof SEGMENTS;

const PLACE_NAMES: readonly PlaceName[] = ['partition', 'region', 'account'];

/** The account of AWS's own resources. */
const OWNED_BY_AWS = 'aws';

const ARN_SEGMENTS = 6;

const DEFAULT_PARTITION = 'aws';

/**
 * Partition, region and account are one unknown value each: what is given counts first, then what the description says, but for a document that has no
 * value at all there: it was written without knowing any. Else, with `isDeployed`, it is the one value that the attached side has there. Otherwise the one of its values that the needed side does not name itself is taken for that value; of several nobody knows which it is.
 */
export function deploymentPlace(
  said: SaidPlaces,
  needed: readonly Pattern[],
  attached: readonly Pattern[],
  isDeployed: boolean,
): DeploymentPlace {
  const written = new Map(PLACE_NAMES.map((name) => [name, valuesAt(name, attached)]));
  const named = new Map(PLACE_NAMES.map((name) => [name, valuesAt(name, needed)]));
  const mayBeHere = (name: PlaceName) => [...(written.get(name) ?? [])].filter((value) => named.get(name)?.has(value) === false);
  const placeValue = (name: PseudoName): string | undefined => {
    if (!isPlaceName(name)) return undefined;
    const [only, ...others] = written.get(name) ?? [];
    const isTold = others.length === 0 && (isDeployed || name === 'partition');
    const declared = isDeployed && only === undefined ? undefined : said.declared[name];
    const known = said.given[name] ?? declared ?? said.usual[name] ?? (name === 'partition' ? partitionSaid(said) : undefined);
    return known ?? (isTold ? only : undefined) ?? (name === 'partition' ? DEFAULT_PARTITION : undefined);
  };
  return {
    placeValue,
    isUnwritten: (name) => isPlaceName(name) && placeValue(name) === undefined && written.get(name)?.size === 0,
    normalise: (pattern) => {
      const segments = splitPattern(pattern, ':', ARN_SEGMENTS);
      if (segments.length < ARN_SEGMENTS) return pattern;
      const placed = segments.map((segment, index) => {
        const name = PLACE_NAMES.find((one) => SEGMENTS[one] === index);
        if (name === undefined) return segment;
        if (name === 'partition' && segment[0]?.kind === 'wildcard') return literal(placeValue(name) ?? DEFAULT_PARTITION);
        const text = writtenText(segment);
        const [here, ...others] = mayBeHere(name);
        const isThisPlace = placeValue(name) === undefined && isValue(name, text) && text === here && others.length === 0;
        return isThisPlace ? pseudo(name) : segment;
      });
      return concat(...placed.flatMap((segment, index) => (index === 0 ? [segment] : [literal(':'), segment])));
    },
  };
}

/** A region is of one partition alone. */
function partitionSaid({ given, declared, usual }: SaidPlaces): string | undefined {
  const region = given.region ?? declared.region ?? usual.region;
  return region === undefined ? undefined : partitionOfRegion(region);
}

function valuesAt(name: PlaceName, patterns: readonly Pattern[]): ReadonlySet<string> {
  const values = patterns.flatMap((pattern) => {
    const segments = splitPattern(pattern, ':', ARN_SEGMENTS);
    const text = segments.length < ARN_SEGMENTS ? undefined : writtenText(segments[SEGMENTS[name]] ?? []);
    return isValue(name, text) ? [text] : [];
  });
  return new Set(values);
}

/** A parameter counts with its value. */
function writtenText(segment: Pattern): string | undefined {
  return literalText(segment.flatMap((part) => (part.kind === 'parameter' && part.value !== undefined ? part.value : [part])));
}

function isValue(name: PlaceName, text: string | undefined): text is string {
  return text !== undefined && text !== '' && !(name === 'account' && text === OWNED_BY_AWS);
}

function isPlaceName(name: PseudoName): name is PlaceName {
  return name in SEGMENTS;
}
