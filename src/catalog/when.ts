import { literalText, type Pattern, substitute } from '../model/pattern.ts';
import { markText } from './marked-text.ts';
import type { Found } from './member-path.ts';
import type { Request } from './request.ts';
import type { MemberPath, When } from './rules/rule.ts';

/** Whether a condition can hold, and whether it can fail; both where the request does not tell. */
export interface Possibility {
  readonly holds: boolean;
  readonly fails: boolean;
}

const HOLDS: Possibility = { holds: true, fails: false };
const FAILS: Possibility = { holds: false, fails: true };
const EITHER: Possibility = { holds: true, fails: true };

/** Judges a rule's condition on a request. */
export function judge(when: When | undefined, request: Request): Possibility {
  if (when === undefined) return HOLDS;
  if ('all' in when) return when.all.map((part) => judge(part, request)).reduce(both, HOLDS);
  if ('any' in when) return negate(when.any.map((part) => negate(judge(part, request))).reduce(both, HOLDS));
  if ('not' in when) return negate(judge(when.not, request));
  if ('set' in when) return someMember(request, when.set, isSet);
  if ('absent' in when) return negate(someMember(request, when.absent, isSet));
  if ('is' in when) return someMember(request, when.member, (found) => isOneOf(found, when.is));
  const form = formOf(when.matches);
  return someMember(request, when.member, (found) => (found.kind === 'text' && form.test(markText(found.pattern).text) ? HOLDS : FAILS));
}

/** The forms that conditions ask for: as many as the catalog has. */
const forms = new Map<string, RegExp>();

function formOf(source: string): RegExp {
  let form = forms.get(source);
  if (form === undefined) {
    form = new RegExp(source, 'i');
    forms.set(source, form);
  }
  return form;
}

/** Every member path that a condition reads. */
export function pathsOf(when: When | undefined): MemberPath[] {
  if (when === undefined) return [];
  if ('all' in when) return when.all.flatMap(pathsOf);
  if ('any' in when) return when.any.flatMap(pathsOf);
  if ('not' in when) return pathsOf(when.not);
  if ('set' in when) return [when.set];
  return 'absent' in when ? [when.absent] : [when.member];
}

/** The member paths whose being set lets a condition hold: not those that a form or an absence is asked of. */
export function settingPaths(when: When | undefined): MemberPath[] {
  if (when === undefined) return [];
  if ('all' in when) return when.all.flatMap(settingPaths);
  if ('any' in when) return when.any.flatMap(settingPaths);
  if ('set' in when) return [when.set];
  return 'is' in when ? [when.member] : [];
}

function someMember(request: Request, path: MemberPath, test: (found: Found) => Possibility): Possibility {
  return negate(
    request
      .member(path)
      .map((found) => negate(test(found)))
      .reduce(both, HOLDS),
  );
}

function isSet(found: Found): Possibility {
  if (found.kind === 'unknown') return EITHER;
  if (found.kind === 'absent' || found.kind === 'unlisted') return FAILS;
  if (found.kind === 'list' && found.items.length === 0) return found.open === undefined ? FAILS : EITHER;
  return found.kind === 'text' && found.pattern.length === 0 ? FAILS : HOLDS;
}

function isOneOf(found: Found, values: readonly (string | boolean | number)[]): Possibility {
  if (found.kind === 'unknown') return EITHER;
  if (found.kind === 'scalar') return found.value !== null && values.includes(found.value) ? HOLDS : FAILS;
  if (found.kind !== 'text') return FAILS;
  const text = literalText(found.pattern);
  if (text !== undefined) return values.includes(text) ? HOLDS : FAILS;
  return values.some((value) => typeof value === 'string' && canBe(found.pattern, value)) ? EITHER : FAILS;
}

/**
 * True where the known parts of a text do not rule out that it is `value`. A declared resource counts by the shape of its name; where that is not
 * known it is not taken for a value that AWS itself gives a meaning.
 */
function canBe(pattern: Pattern, value: string): boolean {
  const shape = substitute(pattern, (hole) => ('value' in hole && hole.value !== undefined ? hole.value : [hole]));
  if (shape.some(({ kind }) => kind === 'reference')) return false;
  const parts = shape.map((part) => (part.kind === 'literal' ? part.text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&') : '.*'));
  return new RegExp(`^${parts.join('')}$`, 's').test(value);
}

function both(a: Possibility, b: Possibility): Possibility {
  return { holds: a.holds && b.holds, fails: a.fails || b.fails };
}

function negate({ holds, fails }: Possibility): Possibility {
  return { holds: fails, fails: holds };
}
