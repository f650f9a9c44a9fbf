import type { Pattern } from '../model/pattern.ts';
import { concat, literal, wildcard } from '../model/pattern.ts';
import type { LocatedText } from './located-text.ts';
import { lastSegment } from './located-text.ts';
import { partitionOf } from './partitions.ts';

/** Where a call goes: what stands in an ARN where the value does not say. */
export interface Location {
  readonly partition: Pattern;
  readonly region: Pattern;
  readonly account: Pattern;
}

/** A piece of an ARN template: text, `*`, or the name of a variable. */
export type TemplatePart = { readonly text: string } | { readonly variable: string } | 'wildcard';

const LOCATION_VARIABLES: Readonly<Record<string, keyof Location>> = { Partition: 'partition', Region: 'region', Account: 'account' };

/** The templates that were read: as many as the catalog has. */
const parsed = new Map<string, readonly TemplatePart[]>();

/** Reads `arn:${Partition}:s3:::${BucketName}/*` into its parts. */
export function parseTemplate(template: string): readonly TemplatePart[] {
  let parts = parsed.get(template);
  if (parts === undefined) {
    parts = readParts(template);
    parsed.set(template, parts);
  }
  return parts;
}

function readParts(template: string): TemplatePart[] {
  return [...template.matchAll(/\$\{([^}]+)\}|(\*)|([^$*]+|\$)/g)].map(([, variable, star, text]): TemplatePart => {
    if (variable !== undefined) return { variable };
    return star === undefined ? { text: text ?? '' } : 'wildcard';
  });
}

/** The variables of a template that a request fills: all but partition, region and account. */
export function templateVariables(template: string): string[] {
  return parseTemplate(template).flatMap((part) =>
    typeof part === 'object' && 'variable' in part && !(part.variable in LOCATION_VARIABLES) ? [part.variable] : [],
  );
}

/** The template's text between the ARN's fifth colon and a variable: `table/` for `TableName`; the other variables in it as `*`. */
export function textBefore(template: string, variable: string): string {
  const resource = template.split(':').slice(5).join(':');
  const at = resource.indexOf(`\${${variable}}`);
  return at < 0 ? '' : resource.slice(0, at);
}

/**
 * The ARN with its variables filled. A value's own partition, region and account win over the call's. A whole ARN of another form stands in for all of it
 * where it is meant for the last variable, which names the resource itself; elsewhere it gives its own name.
 */
export function fillTemplate(template: string, values: ReadonlyMap<string, LocatedText>, location: Location): Pattern {
  const last = templateVariables(template).at(-1) ?? '';
  const whole = values.get(last)?.wholeArn;
  if (whole !== undefined) return whole;
  const named = new Map(
    [...values].map(([variable, value]) => [variable, value.wholeArn === undefined ? value : lastSegment(value.wholeArn)]),
  );
  const own = { ...location };
  for (const value of named.values()) Object.assign(own, ownLocation(value));
  for (const [variable, place] of Object.entries(LOCATION_VARIABLES)) own[place] = named.get(variable)?.text ?? own[place];
  const pieces: Pattern[] = [];
  const parts = parseTemplate(template);
  for (let at = 0; at < parts.length; at += 1) {
    const part = parts[at];
    if (part === undefined) continue;
    if (part === 'wildcard') pieces.push(wildcard());
    else if ('text' in part) pieces.push(literal(part.text));
    else {
      pieces.push(...variableText(part.variable, named, own, pieces));
      if (bringsRest(named.get(part.variable), parts.slice(at + 1), named)) at = parts.findLastIndex(isVariable);
    }
  }
  return concat(...pieces);
}

/**
 * True for a value that goes on with what the template has behind its variable and nothing else fills: the rest of an ARN (`app/1111` of a stack's),
 * `name:3` where a number follows.
 */
function bringsRest(value: LocatedText | undefined, rest: readonly TemplatePart[], values: ReadonlyMap<string, LocatedText>): boolean {
  const [next] = rest;
  if (value === undefined || next === undefined || next === 'wildcard' || !('text' in next)) return false;
  const open = rest.filter(isVariable);
  if (open.length === 0 || open.some(({ variable }) => values.has(variable))) return false;
  const goesOn = value.text.some((part) => part.kind === 'literal' && part.text.includes(next.text));
  return goesOn && (value.partition !== undefined || next.text.startsWith(':'));
}

function isVariable(part: TemplatePart): part is { readonly variable: string } {
  return part !== 'wildcard' && 'variable' in part;
}

/**
 * The ARN of a value that is one as a whole. A value that does not show its form stands at the first variable; the others are any text.
 */
export function fillWhole(template: string, suffix: string, value: LocatedText, location: Location): Pattern {
  const variables = templateVariables(template);
  const [first] = variables;
  if (value.wholeArn !== undefined) return concat(value.wholeArn, fillTemplate(suffix, new Map(), location));
  if (first === undefined) return fillTemplate(template + suffix, new Map(), location);
  return fillTemplate(template + suffix, new Map([[first, value]]), location);
}

function variableText(variable: string, values: ReadonlyMap<string, LocatedText>, location: Location, before: Pattern[]): Pattern[] {
  const place = LOCATION_VARIABLES[variable];
  if (place !== undefined) return [location[place]];
  const value = values.get(variable);
  if (value === undefined) return [wildcard()];
  if (value.bringsSlash === true) {
    const last = before.pop() ?? [];
    before.push(concat(last).map((part) => (part.kind === 'literal' ? { ...part, text: part.text.replace(/\/$/, '') } : part)));
  }
  return [withoutRepeated(before, value.text)];
}

/** An id that brings the letters which the template has in front of it since the last separator: `ou-ab12-x` behind `ou-`. */
function withoutRepeated(before: readonly Pattern[], text: Pattern): Pattern {
  const last = concat(...before).at(-1);
  const letters = last?.kind === 'literal' ? last.text.replace(/^.*[:/]/s, '') : '';
  const [first, ...rest] = text;
  if (letters === '' || first?.kind !== 'literal' || !first.text.startsWith(letters)) return text;
  return concat(literal(first.text.slice(letters.length)), rest);
}

function ownLocation({ partition, region, account }: LocatedText): Partial<Location> {
  const shown = partition ?? (region === undefined ? undefined : partitionOf(region));
  return {
    ...(shown === undefined ? {} : { partition: shown }),
    ...(region === undefined ? {} : { region }),
    ...(account === undefined ? {} : { account }),
  };
}
