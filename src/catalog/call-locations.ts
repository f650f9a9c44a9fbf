import type { ApiCall } from '../model/api-call.ts';
import type { Pattern } from '../model/pattern.ts';
import { isHole, literalText, pseudo, unknownText } from '../model/pattern.ts';
import type { Location } from './arn-template.ts';
import type { Found } from './member-path.ts';
import { partitionOf } from './partitions.ts';
import type { Request } from './request.ts';
import type { MemberPath } from './rules/rule.ts';

/** Where a call may go: one place per region that its client may be configured with; what the code leaves open is what AWS fills in. */
export function locationsOf(call: ApiCall): Location[] {
  const regions = call.regions === undefined || call.regions.length === 0 ? [pseudo('region')] : call.regions;
  return regions.map((region) => ({ partition: partitionOf(region) ?? pseudo('partition'), region, account: pseudo('account') }));
}

/** The same places in the account that the request names: one per account that it may be. */
export function inNamedAccount(locations: readonly Location[], request: Request, account: MemberPath | undefined): readonly Location[] {
  if (account === undefined) return locations;
  const accounts = request.member(account).map(accountIn);
  return accounts.flatMap((named) => locations.map((location) => (named === undefined ? location : { ...location, account: named })));
}

const ACCOUNT_ID = /^\d{12}$/;

/** The account that a member names; `undefined` where it is not set, or says something else than an account: then it is the caller's. */
function accountIn(found: Found): Pattern | undefined {
  if (found.kind === 'unknown') return unknownText(found.cause, found.reason, found.origin);
  if (found.kind !== 'text') return undefined;
  return found.pattern.some(isHole) || ACCOUNT_ID.test(literalText(found.pattern) ?? '') ? found.pattern : undefined;
}
