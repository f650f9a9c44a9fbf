import { findAction } from '../catalog/actions.ts';

/**
 * The IAM action that an event is named after which is no operation of an API: `lakeformation:GetDataAccess`
 * (https://docs.aws.amazon.com/lake-formation/latest/dg/CloudTrail.html). `undefined` where IAM has no action of exactly this name.
 */
export function permissionOfEvent(eventSource: string, eventName: string): string | undefined {
  const action = `${eventSource.replace(/\.amazonaws\.com(\.cn)?$/, '')}:${eventName}`;
  return findAction(action)?.name === action ? action : undefined;
}
