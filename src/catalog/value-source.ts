import type { Pattern } from '../model/pattern.ts';
import { concat, literal, unknownText, wildcard } from '../model/pattern.ts';
import type { Location } from './arn-template.ts';
import type { LocatedText } from './located-text.ts';
import { isWholeArn } from './located-text.ts';
import type { Found } from './member-path.ts';
import { nonEmpty } from './member-path.ts';
import type { Request } from './request.ts';
import type { MemberPath, ValueSource } from './rules/rule.ts';
import { transform } from './transforms.ts';

/** Every text that a value source gives for a request: one per item and alternative. Never empty. */
export function readValues(source: ValueSource, request: Request, before: string | undefined, location: Location): LocatedText[] {
  if (typeof source === 'object' && 'join' in source) return joined(source.join, request, before, location);
  if (typeof source === 'object' && 'text' in source) {
    const text = fixedText(source.text, location);
    return [before === undefined && isWholeArn(text) ? { text, wholeArn: text } : { text }];
  }
  const { member, as, or, default: fallback } = typeof source === 'string' ? { member: source } : source;
  const chosen = or !== undefined && request.member(member).every(({ kind }) => kind === 'absent') ? or : member;
  return worthReading(request.member(chosen), fallback !== undefined).map((found) => {
    if (isMissing(found) && fallback !== undefined) return { text: fixedText(fallback, location) };
    const text = textOf(found, member);
    const located = found.kind === 'text' || found.kind === 'scalar' ? transform(text, before, as) : { text };
    return holdsAccount(member) && isUnseen(text) ? { ...located, account: wildcard() } : located;
  });
}

/** Members whose text says itself in which account the resource is. */
function holdsAccount(path: MemberPath): boolean {
  return /(?:arn|url)s?(?:\[\])?$/i.test(path);
}

/** True for a text of which nothing is seen, so that it may name a resource of any account. What a service answers is of the caller's own. */
function isUnseen(text: Pattern): boolean {
  const [only, ...rest] = text;
  return rest.length === 0 && (only?.kind === 'environment' || (only?.kind === 'unknown' && only.cause !== 'response'));
}

function joined(sources: readonly ValueSource[], request: Request, before: string | undefined, location: Location): LocatedText[] {
  let texts: Pattern[] = [[]];
  for (const source of sources) {
    const next = readValues(source, request, before === undefined ? undefined : '', location);
    texts = texts.flatMap((text) => next.map((value) => concat(text, value.text)));
  }
  return texts.map((text) => (before === undefined && isWholeArn(text) ? { text, wholeArn: text } : { text }));
}

/**
 * A value that may also be left out, or be an empty text (`process.env.TABLE ?? ''`), says nothing of the resource when it is: AWS would refuse the call,
 * unless it takes something else instead.
 */
function worthReading(found: readonly Found[], hasDefault: boolean): readonly Found[] {
  const present = nonEmpty(found.filter((each) => !isMissing(each)));
  return hasDefault ? nonEmpty(found) : present.length === 0 ? found : present;
}

/** The member paths that a value source reads. */
export function sourcePaths(source: ValueSource): MemberPath[] {
  if (typeof source === 'string') return [source];
  if ('text' in source) return [];
  if ('join' in source) return source.join.flatMap(sourcePaths);
  return source.or === undefined ? [source.member] : [source.member, source.or];
}

function isMissing(found: Found): boolean {
  return found.kind === 'absent' || found.kind === 'unlisted';
}

function textOf(found: Found, path: MemberPath): Pattern {
  if (found.kind === 'text') return found.pattern;
  if (found.kind === 'scalar') return literal(String(found.value));
  if (found.kind === 'unknown') return unknownText(found.cause, found.reason, found.origin);
  if (found.kind === 'unlisted') return unknownText(found.because.cause, found.because.reason, found.because.origin);
  const name = path === '$endpoint' ? "the client's endpoint" : path;
  return found.kind === 'absent' ? unknownText('unbound', `${name} is not given`) : unknownText('unresolved', `${name} is not a text`);
}

/** A rule's own text: `*` and `?` are wildcards, `${Region}` and the like the call's. */
function fixedText(text: string, location: Location): Pattern {
  const pieces = text.matchAll(/\$\{(Partition|Region|Account)\}|([*?]+)|([^*?$]+|\$)/g);
  return concat(
    ...[...pieces].map(([, place, wild, plain]) => {
      if (place === 'Partition') return location.partition;
      if (place === 'Region') return location.region;
      if (place === 'Account') return location.account;
      return wild === undefined ? literal(plain ?? '') : wildcard(wild);
    }),
  );
}
