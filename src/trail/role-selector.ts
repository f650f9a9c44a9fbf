import { UserError } from '../support/errors.ts';
import type { Caller } from './record.ts';

/** Whose calls are meant: what `--role` and `--function` say. */
export interface RoleSelector {
  /** `role:NAME`, `function:NAME`: as Coverage.selected lists it. */
  readonly text: string;
  readonly matches: (caller: Caller) => boolean;
  /** Text that every record of such a caller holds, if it is spelt without escapes; absent where there is none that is long enough to look for. */
  readonly needle?: string;
}

/**
 * The role that a text names: role ARN, assumed-role ARN with or without session, unique id (`AROA…`, with or without `:session`), name, or path and name
 * (`service-role/orders`); `*` and `?` are wildcards. ARNs may be of any partition.
 * @throws {UserError} for an ARN of something else.
 */
export function roleSelector(text: string): RoleSelector {
  const selector = { text: `role:${text}` };
  const id = /^(AROA[A-Z0-9]+)(?::(.+))?$/.exec(text);
  if (id !== null) {
    const [, uniqueId = '', session = '*'] = id;
    const named = glob(session);
    return { ...selector, matches: (caller) => caller.uniqueId === uniqueId && named(caller.session), needle: uniqueId };
  }
  const assumed = /^arn:([^:]+):sts::([^:]*):assumed-role\/([^/]+)(?:\/(.+))?$/.exec(text);
  if (assumed !== null) {
    const [, partition = '*', account = '*', name = '*', session = '*'] = assumed;
    const [inRole, named] = [glob(`arn:${partition}:*::${account}:*/${name}`), glob(session)];
    return withNeedle(selector, `/${name}`, (caller) => inRole(caller.role) && named(caller.session));
  }
  const arn = /^arn:([^:]+):iam::([^:]*):role\/(.*?)([^/]+)$/.exec(text);
  if (arn !== null) {
    const [, partition = '*', account = '*', , name = '*'] = arn;
    const [exact, withoutPath] = [glob(text), glob(`arn:${partition}:sts::${account}:assumed-role/${name}`)];
    return withNeedle(selector, `/${name}`, ({ role }) => exact(role) || withoutPath(role));
  }
  if (text === '' || text.includes(':'))
    throw new UserError(`--role ${text}: no role; give its ARN, its name, its path and name, an assumed-role ARN or its unique id (AROA…)`);
  if (!text.includes('/')) {
    const named = glob(text);
    return withNeedle(selector, `/${text}`, ({ role }) => named(role.slice(role.lastIndexOf('/') + 1)));
  }
  const path = glob(`arn:*:iam::*:role/${text.replace(/^\//, '')}`);
  return withNeedle(selector, text.slice(text.lastIndexOf('/')), ({ role }) => path(role));
}

/**
 * The sessions of a Lambda function, which Lambda names after it: its name or ARN; `*` and `?` are wildcards.
 * @throws {UserError} for an ARN of something else.
 */
export function functionSelector(text: string): RoleSelector {
  const selector = { text: `function:${text}` };
  const arn = /^arn:[^:]+:lambda:[^:]*:([^:]*):function:([^:]+)/.exec(text);
  if (arn === null && (text === '' || text.includes(':'))) throw new UserError(`--function ${text}: no function; give its name or its ARN`);
  const [, account = '*', name = text] = arn ?? [];
  const [inAccount, named] = [glob(account), glob(name)];
  return withNeedle(selector, name, (caller) => named(caller.session) && inAccount(caller.account));
}

/** True for callers that one of the roles and one of the functions names; an empty list names all. */
export function matchesSelectors(caller: Caller, roles: readonly RoleSelector[], functions: readonly RoleSelector[]): boolean {
  return isNamed(caller, roles) && isNamed(caller, functions);
}

function isNamed(caller: Caller, selectors: readonly RoleSelector[]): boolean {
  return selectors.length === 0 || selectors.some(({ matches }) => matches(caller));
}

/** Shorter ones would be found in nearly every record. */
const SHORTEST_NEEDLE = 4;

function withNeedle(selector: { readonly text: string }, name: string, matches: RoleSelector['matches']): RoleSelector {
  const [needle = ''] = name.split(/[*?]+/).sort((a, b) => b.length - a.length);
  return needle.length < SHORTEST_NEEDLE ? { ...selector, matches } : { ...selector, matches, needle };
}

function glob(text: string): (value: string) => boolean {
  if (!/[*?]/.test(text)) return (value) => value === text;
  const form = new RegExp(
    `^${text
      .replace(/[.+^${}()|[\]\\]/g, '\\$&')
      .replace(/\*+/g, '.*')
      .replaceAll('?', '.')}$`,
    's',
  );
  return (value) => form.test(value);
}
