import type { ConditionKeyType } from '../policy/action-knowledge.ts';
import { CONDITION_KEY_TYPES } from '../policy/action-knowledge.ts';
import { isObject, readDataFile } from './data-files.ts';

/**
 * The global condition keys, which requests to every service can have, in lower case; those that end in `/` take a tag's key behind it.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
 */
const GLOBAL_KEYS = new Map<string, ConditionKeyType>(
  Object.entries({
    'aws:calledvia': 'ArrayOfString',
    'aws:calledviafirst': 'String',
    'aws:calledvialast': 'String',
    'aws:currenttime': 'Date',
    'aws:ec2instancesourceprivateipv4': 'IPAddress',
    'aws:ec2instancesourcevpc': 'String',
    'aws:epochtime': 'Date',
    'aws:federatedprovider': 'String',
    'aws:multifactorauthage': 'Numeric',
    'aws:multifactorauthpresent': 'Bool',
    'aws:principalaccount': 'String',
    'aws:principalarn': 'ARN',
    'aws:principalisawsservice': 'Bool',
    'aws:principalorgid': 'String',
    'aws:principalorgpaths': 'ArrayOfString',
    'aws:principalservicename': 'String',
    'aws:principalservicenameslist': 'ArrayOfString',
    'aws:principaltag/': 'String',
    'aws:principaltype': 'String',
    'aws:referer': 'String',
    'aws:requestedregion': 'String',
    'aws:requesttag/': 'String',
    'aws:resourceaccount': 'String',
    'aws:resourceorgid': 'String',
    'aws:resourceorgpaths': 'ArrayOfString',
    'aws:resourcetag/': 'String',
    'aws:securetransport': 'Bool',
    'aws:sourceaccount': 'String',
    'aws:sourcearn': 'ARN',
    'aws:sourceidentity': 'String',
    'aws:sourceip': 'IPAddress',
    'aws:sourceorgid': 'String',
    'aws:sourceorgpaths': 'ArrayOfString',
    'aws:sourcevpc': 'String',
    'aws:sourcevpcarn': 'ARN',
    'aws:sourcevpce': 'String',
    'aws:tagkeys': 'ArrayOfString',
    'aws:tokenissuetime': 'Date',
    'aws:useragent': 'String',
    'aws:userid': 'String',
    'aws:username': 'String',
    'aws:viaawsservice': 'Bool',
    'aws:vpceaccount': 'String',
    'aws:vpceorgid': 'String',
    'aws:vpceorgpaths': 'ArrayOfString',
    'aws:vpcsourceip': 'IPAddress',
  }),
);

/** Prefix -> the keys of the service, in lower case, up to the first variable. */
const services = new Map<string, ReadonlyMap<string, ConditionKeyType>>();

/** The type of a condition key (case does not count): a global one or one of the service that its prefix names; `undefined` where it is not known. */
export function conditionKeyType(key: string): ConditionKeyType | undefined {
  const lowerCase = key.toLowerCase();
  const global = GLOBAL_KEYS.get(lowerCase.replace(/\/.*$/s, '/'));
  if (global !== undefined) return global;
  const keys = serviceKeys(lowerCase.slice(0, Math.max(0, lowerCase.indexOf(':'))));
  const exact = keys.get(lowerCase);
  if (exact !== undefined) return exact;
  return [...keys].find(([start]) => /[/:]$/.test(start) && lowerCase.startsWith(start))?.[1];
}

/** True for a condition key that has at most one value in any request; false where that is not known. */
export function isSingleValuedKey(key: string): boolean {
  const type = conditionKeyType(key);
  return type !== undefined && !type.startsWith('ArrayOf');
}

/** A listed key in lower case, up to the part that a tag or the like fills (`${TagKey}`, `<key>`, `tag-key`): then it ends in `/` or `:`. */
export function conditionKeyStart(key: string): string {
  return key.replace(/(?:\$\{|<|(?<=\/)tag-key$).*$/s, '').toLowerCase();
}

function serviceKeys(prefix: string): ReadonlyMap<string, ConditionKeyType> {
  let keys = services.get(prefix);
  if (keys === undefined) {
    keys = readKeys(/^[a-z0-9-]+$/.test(prefix) ? readDataFile(`actions/${prefix}.json`) : undefined);
    services.set(prefix, keys);
  }
  return keys;
}

function readKeys(data: unknown): ReadonlyMap<string, ConditionKeyType> {
  const found = new Map<string, ConditionKeyType>();
  const ambiguous = new Set<string>();
  for (const [key, type] of Object.entries(isObject(data) && isObject(data.keys) ? data.keys : {})) {
    const known = CONDITION_KEY_TYPES.find((name) => name === type);
    const start = conditionKeyStart(key);
    const other = found.get(start);
    if (other !== undefined && other !== known) ambiguous.add(start);
    if (known !== undefined) found.set(start, known);
  }
  for (const start of ambiguous) found.delete(start);
  return found;
}
