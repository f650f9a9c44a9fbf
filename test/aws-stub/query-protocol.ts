import type { StubError } from './stub-error.ts';

const REQUEST_ID = '7a62c49f-347e-4fc4-9331-6e8eEXAMPLE';

/** The operation and input of a request: both in its form-encoded body. */
export function queryRequest(body: string): { operation: string; input: Record<string, unknown> } {
  const { Action: operation = '', Version: _, ...input } = Object.fromEntries(new URLSearchParams(body));
  return { operation, input };
}

export function queryAnswer(operation: string, output: Readonly<Record<string, unknown>>): string {
  return `<${operation}Response xmlns="https://iam.amazonaws.com/doc/2010-05-08/"><${operation}Result>${xml(output)}</${operation}Result><ResponseMetadata><RequestId>${REQUEST_ID}</RequestId></ResponseMetadata></${operation}Response>`;
}

export function queryError({ code, message, status }: StubError): string {
  const type = status >= 500 ? 'Receiver' : 'Sender';
  return `<ErrorResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/"><Error><Type>${type}</Type><Code>${code}</Code><Message>${escaped(message)}</Message></Error><RequestId>${REQUEST_ID}</RequestId></ErrorResponse>`;
}

/** Members of a structure by their names, items of a list as `member`; what is `undefined` is left out. */
function xml(value: unknown): string {
  if (Array.isArray(value)) return value.map((item) => `<member>${xml(item)}</member>`).join('');
  if (typeof value === 'object' && value !== null)
    return Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .map(([name, member]) => `<${name}>${xml(member)}</${name}>`)
      .join('');
  return escaped(String(value));
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
