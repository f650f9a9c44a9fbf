import { findAction } from '../catalog/actions.ts';
import { BARE_DENIAL, namedDenials } from './denial-forms.ts';
import { messageLength, readDenialMessage } from './denial-message.ts';
import { plainText } from './plain-text.ts';

/** One refused call, as a message or a CloudTrail record tells it. */
export interface DeniedCall {
  /** In the catalog's spelling where it has the action, else as written. */
  readonly action: string;
  /** As IAM reads it; absent where the source names none. */
  readonly resource?: string;
  /** The ARN of who called. */
  readonly principal?: string;
  /** The words that the message has for the kind of policy: `service control`. */
  readonly policyType?: string;
  readonly explicit?: boolean;
  /** The ARN of the policy that denied it. */
  readonly policy?: string;
  /** Every action that the call needs, where the source does not say which of them was refused. */
  readonly among?: readonly string[];
}

/** What a source says of refused calls. */
export interface ReadDenials {
  readonly calls: readonly DeniedCall[];
  /** Texts that say that access was denied, but not what. */
  readonly untold: readonly string[];
}

/** The beginning of a message in IAM's own form, with the ARN of who called where it has one. */
const REFUSAL = /(?:(arn:[^\s"'`]+)["'`]?\s+is\s+)?not\s+authorized\s+to\s+perform:?\s+[`'"]?(?=[A-Za-z0-9-]+:[A-Za-z0-9*]+)/gi;

/** The refused calls in error messages, one or several, with whatever stands around them. */
export function denialsOfText(given: string): ReadDenials {
  const text = plainText(given);
  const found = [...text.matchAll(REFUSAL)];
  const calls: DeniedCall[] = [];
  const outside: string[] = [];
  let from = 0;
  for (const [at, match] of found.entries()) {
    const next = found[at + 1]?.index;
    const message = text.slice(match.index, next === undefined ? text.length : beginningOf(text, match.index, next));
    calls.push(...callOfMessage(message, match[1]));
    const before = text.slice(from, match.index);
    outside.push(before.slice(0, before.lastIndexOf('\n') + 1));
    from = match.index + messageLength(message);
  }
  outside.push(text.slice(from));
  const others = outside.map((piece, index) => denialsOfLines(index < found.length ? withoutHeading(piece) : piece, index > 0));
  return { calls: [...calls, ...others.flatMap((one) => one.calls)], untold: others.flatMap((one) => one.untold) };
}

/** The lines but the last, which introduces the message on the line below: `UnauthorizedOperation: You are not authorized to perform this operation.` */
function withoutHeading(text: string): string {
  const lines = text.replace(/\n$/, '');
  return BARE_DENIAL.test(lines.slice(lines.lastIndexOf('\n') + 1)) ? lines.slice(0, lines.lastIndexOf('\n') + 1) : text;
}

/** What lines without a message in IAM's own form say, each with the stack below it; a stack at the beginning belongs to the message above. */
function denialsOfLines(text: string, isBelowMessage: boolean): ReadDenials {
  const calls: DeniedCall[] = [];
  const untold: string[] = [];
  const [first = '', ...blocks] = `\n${text}`.split(/\n(?!\s+at\s)/);
  for (const block of isBelowMessage ? blocks.slice(1) : [first, ...blocks]) {
    const named = namedDenials(block);
    calls.push(...named);
    if (named.length === 0 && BARE_DENIAL.test(block.replace(/\n.*$/s, ''))) untold.push(block);
  }
  return { calls, untold };
}

/** Where the message that begins at `from` ends: at the line on which the next one begins. */
function beginningOf(text: string, from: number, next: number): number {
  const line = text.lastIndexOf('\n', next);
  return line > from ? line : next;
}

/** The call that a message in IAM's own form is about; none for any other. */
export function callOfMessage(message: string, principal: string | undefined): DeniedCall[] {
  const { action, resource, ...denial } = readDenialMessage(message);
  if (action === undefined) return [];
  const named = { action: findAction(action)?.name ?? action, ...(resource === undefined ? {} : { resource }) };
  return [{ ...named, ...(principal === undefined ? {} : { principal }), ...denial }];
}
