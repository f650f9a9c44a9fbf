import type { HoleResolver } from '../emit/resolve-requirements.ts';
import { resolvePattern } from '../emit/resolve-requirements.ts';
import type { Hole, Pattern } from '../model/pattern.ts';
import { concat, literal, patternKey, wildcard } from '../model/pattern.ts';
import type { DeploymentPlace } from './deployment-place.ts';
import type { NameTokens } from './name-tokens.ts';
import { NAME_RUN, PLACE_RUN } from './name-tokens.ts';

/**
 * What is attached: what a description declares, which can refer to its own resources; documents from AWS or files, which can refer to nothing; or what
 * another revision of the same project needs.
 */
export type AttachedKind = 'description' | 'documents' | 'revision';

/**
 * What is supposed of a name that nobody knows yet. `usual`: a resource that both sides can refer to is itself, any other name is what a document can
 * say of it, the shape of its name or `*`. `distinct`: it is a name of that shape which nobody wrote down. `anywhere`: the same, in any region and account.
 * `possible`: all that it may be.
 */
export type Supposition = 'usual' | 'distinct' | 'anywhere' | 'possible';

/** What decides how names are written for a comparison. */
export interface Naming {
  readonly kind: AttachedKind;
  readonly place: DeploymentPlace;
  readonly tokens: NameTokens;
  readonly stackName?: string;
  /** How a reader sees the name that a hole stands for. */
  readonly show: (hole: Hole) => string;
}

/** How the holes of the needed side are written. */
export function neededNaming(naming: Naming, supposition: Supposition): HoleResolver {
  return resolver(naming, supposition, (hole, shape, pattern) => {
    const isReferable = naming.kind === 'revision' || (naming.kind === 'description' && isNamed(hole));
    if (isAnyValue(hole)) return wildcard();
    if (supposition === 'possible') return pattern[0] === hole ? shape : nameShape(shape);
    if (supposition !== 'usual' || isReferable) return literal(token(naming, hole, shape));
    return shape;
  });
}

/** True for what a description can name. */
function isNamed(hole: Hole): boolean {
  return hole.kind === 'unknown' ? hole.identity !== undefined : hole.kind !== 'environment';
}

/** How the holes of the attached side are written: what no declaration stands for is some name that may be any. */
export function attachedNaming(naming: Naming, supposition: Supposition): HoleResolver {
  if (naming.kind === 'revision') return neededNaming(naming, supposition);
  return resolver(naming, supposition, (hole, shape, pattern) => {
    if (supposition !== 'possible' || hole.kind === 'reference') return literal(token(naming, hole, shape));
    return pattern[0] === hole ? shape : nameShape(shape);
  });
}

/** The shape of a name inside an ARN, which holds no `:`: its runs in a form of their own. */
function nameShape(shape: Pattern): Pattern {
  return concat(...shape.map((part): Pattern => (part.kind === 'wildcard' ? literal(NAME_RUN) : [part])));
}

/** True for what the invocation or an answer brings: any name, not one that is not known. */
export function isAnyValue(hole: Hole): boolean {
  return hole.kind === 'unknown' && (hole.cause === 'event' || hole.cause === 'response');
}

function resolver(naming: Naming, supposition: Supposition, open: (hole: Hole, shape: Pattern, pattern: Pattern) => Pattern): HoleResolver {
  const resolve: HoleResolver = (hole, pattern) => {
    if (hole.kind === 'pseudo') return pseudoName(naming, hole, supposition);
    const value = 'value' in hole && hole.value !== undefined ? resolvePattern(hole.value, resolve) : wildcard();
    if (value.every((part) => part.kind === 'literal')) return value;
    if (hole.kind === 'parameter' && hole.value !== undefined) return value;
    return open(hole, 'value' in hole && hole.value !== undefined ? shapeOf(hole.value, naming, supposition) : wildcard(), pattern);
  };
  return resolve;
}

/** What is known of the form of the name. */
function shapeOf(value: Pattern, naming: Naming, supposition: Supposition): Pattern {
  const resolve: HoleResolver = (hole) => {
    if (hole.kind === 'pseudo') return pseudoName(naming, hole, supposition === 'possible' ? 'possible' : 'usual');
    return 'value' in hole && hole.value !== undefined ? resolvePattern(hole.value, resolve) : wildcard();
  };
  return resolvePattern(value, resolve);
}

function pseudoName(naming: Naming, hole: Extract<Hole, { kind: 'pseudo' }>, supposition: Supposition): Pattern {
  const known = hole.name === 'stackName' ? naming.stackName : naming.place.placeValue(hole.name);
  if (known !== undefined) return literal(known);
  const isPlace = hole.name === 'region' || hole.name === 'account' || hole.name === 'partition';
  const isUnsaid = naming.kind === 'documents' && (!isPlace || naming.place.isUnwritten(hole.name));
  if (isUnsaid && supposition === 'usual') return wildcard();
  if (isPlace && (supposition === 'possible' || supposition === 'anywhere')) return literal(PLACE_RUN);
  return supposition === 'possible' ? wildcard() : literal(token(naming, hole));
}

function token({ tokens, show, kind }: Naming, hole: Hole, shape?: Pattern): string {
  return tokens.of(hole.kind === 'unknown' ? unknownKey(hole, kind) : patternKey([hole]), show(hole), shape);
}

/** What was not understood is the same value where it has an identity, else only at the same place; in another revision the place has moved. */
function unknownKey({ cause, reason, origin, identity }: Extract<Hole, { kind: 'unknown' }>, kind: AttachedKind): string {
  if (identity !== undefined) return identity;
  return JSON.stringify(kind === 'revision' ? [cause, reason] : [cause, reason, origin]);
}
