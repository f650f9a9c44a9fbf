/** What a record's `readOnly` says of a call; `either` where its name and its access level do not settle it. */
export type CallKind = 'reading' | 'writing' | 'either';

const READING = /^(?:Get|List|Describe|Head|BatchGet|Query|Scan|Search|Lookup|Select|View|Filter|TransactGet)/;

const WRITING =
  /^(?:Abort|Accept|Add|Allocate|Associate|Attach|Authorize|BatchDelete|BatchPut|BatchUpdate|BatchWrite|Cancel|Change|Complete|Copy|Create|Delete|Deregister|Detach|Disable|Disassociate|Enable|Import|Invoke|Modify|Publish|Purge|Put|Reboot|Record|Register|Reject|Release|Remove|Reset|Restore|Revoke|Run|Send|Set|Start|Stop|Tag|Terminate|TransactWrite|Untag|Update|Upload|Write)/;

/**
 * Whether trails record an operation as a reading call, by its name and the access levels of the actions that it needs (`Read`, `List`, `Write` …). Where the
 * two differ it is left open: Encrypt and GenerateDataKey are of level Write and recorded as reading
 * (https://docs.aws.amazon.com/awscloudtrail/latest/userguide/logging-management-events-with-cloudtrail.html), and so is AssumeRole.
 */
export function callKind(operation: string, levels: readonly string[]): CallKind {
  const reads = levels.filter((level) => level === 'Read' || level === 'List').length;
  if (READING.test(operation) && reads === levels.length) return 'reading';
  return WRITING.test(operation) && reads === 0 ? 'writing' : 'either';
}
