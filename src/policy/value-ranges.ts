/** A range of numbers, both ends in it. Addresses are numbers with the version of the protocol as `space`. */
export interface ValueRange {
  readonly space: string;
  readonly from: number | bigint;
  readonly to: number | bigint;
  /** True where the end itself is not in the range. */
  readonly fromIsOpen: boolean;
  readonly toIsOpen: boolean;
}

/** So many digits of a decimal number a double keeps (IEEE 754). */
const EXACT_DIGITS = 15;

/** The numbers that satisfy one of `NumericEquals`, `NumericLessThan` ... for this value; `undefined` where it is no number, or not exact as one. */
export function numericRange(operator: string, text: string): ValueRange | undefined {
  if (!/^[+-]?\d+(?:\.\d+)?$/.test(text) || text.replace(/\D/g, '').length > EXACT_DIGITS) return undefined;
  const value = Number(text);
  const below = operator.startsWith('numericlessthan');
  const above = operator.startsWith('numericgreaterthan');
  const open = (below || above) && !operator.endsWith('equals');
  return {
    space: 'number',
    from: below ? Number.NEGATIVE_INFINITY : value,
    to: above ? Number.POSITIVE_INFINITY : value,
    fromIsOpen: above && open,
    toIsOpen: below && open,
  };
}

/** The addresses of a CIDR block or of one address (RFC 4632, RFC 4291); `undefined` where the text is neither. */
export function addressRange(text: string): ValueRange | undefined {
  const [address = '', length, ...more] = text.split('/');
  const parsed = address.includes(':') ? parseVersion6(address) : parseVersion4(address);
  if (parsed === undefined || more.length > 0 || (length !== undefined && !/^\d{1,3}$/.test(length))) return undefined;
  const bits = address.includes(':') ? 128 : 32;
  const prefix = length === undefined ? bits : Number(length);
  if (prefix > bits) return undefined;
  const size = 1n << BigInt(bits - prefix);
  const from = (parsed / size) * size;
  return { space: `address ${bits}`, from, to: from + size - 1n, fromIsOpen: false, toIsOpen: false };
}

/** True where every value of `inner` is in `outer`. */
export function rangeContains(outer: ValueRange, inner: ValueRange): boolean {
  return outer.space === inner.space && startsNoLater(outer, inner) && endsNoEarlier(outer, inner);
}

/** True where some value is in both. */
export function rangesOverlap(a: ValueRange, b: ValueRange): boolean {
  return a.space === b.space && reaches(a, b) && reaches(b, a);
}

function startsNoLater(outer: ValueRange, inner: ValueRange): boolean {
  return outer.from < inner.from || (outer.from === inner.from && (!outer.fromIsOpen || inner.fromIsOpen));
}

function endsNoEarlier(outer: ValueRange, inner: ValueRange): boolean {
  return outer.to > inner.to || (outer.to === inner.to && (!outer.toIsOpen || inner.toIsOpen));
}

/** True where `a` begins before `b` ends. */
function reaches(a: ValueRange, b: ValueRange): boolean {
  return a.from < b.to || (a.from === b.to && !a.fromIsOpen && !b.toIsOpen);
}

function parseVersion4(text: string): bigint | undefined {
  const parts = text.split('.');
  if (parts.length !== 4 || !parts.every((part) => /^(?:0|[1-9]\d{0,2})$/.test(part) && Number(part) < 256)) return undefined;
  return parts.reduce((value, part) => value * 256n + BigInt(part), 0n);
}

function parseVersion6(text: string): bigint | undefined {
  const [head = '', tail, ...more] = text.split('::');
  const before = head === '' ? [] : head.split(':');
  const behind = tail === undefined || tail === '' ? [] : tail.split(':');
  const missing = 8 - before.length - behind.length;
  if (more.length > 0 || (tail === undefined ? missing !== 0 : missing < 1)) return undefined;
  const groups = [...before, ...Array.from({ length: missing }, () => '0'), ...behind];
  if (!groups.every((group) => /^[0-9a-fA-F]{1,4}$/.test(group))) return undefined;
  return groups.reduce((value, group) => value * 65536n + BigInt(`0x${group}`), 0n);
}
