import type { ApiCall } from '../model/api-call.ts';
import { pseudo } from '../model/pattern.ts';
import type { Location } from './arn-template.ts';

/** Where a call may go: one place per region that its client may be configured with; what the code leaves open is what AWS fills in. */
export function locationsOf(call: ApiCall): Location[] {
  const regions = call.regions === undefined || call.regions.length === 0 ? [pseudo('region')] : call.regions;
  return regions.map((region) => ({ partition: pseudo('partition'), region, account: pseudo('account') }));
}
