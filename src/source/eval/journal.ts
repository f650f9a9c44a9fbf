import type { ts } from 'ts-morph';
import type { ApiCall } from '../../model/api-call.ts';
import type { DataValue } from '../../model/data-value.ts';
import type { Finding } from '../../model/finding.ts';
import { compareFindings } from '../../model/finding.ts';
import { type CallSite, compareOrigins, renderOrigin } from '../../model/origin.ts';
import type { SensitiveUse } from '../../model/sensitive-use.ts';
import { dataKey } from './data-key.ts';
import type { Evaluator } from './evaluator.ts';

/** What a finding says; where it stands is added by the journal. */
export type FindingText = Omit<Finding, 'origin' | 'function'>;

/** The AWS calls and findings of one handler, each once. */
export class Journal {
  readonly #evaluator: Evaluator;
  readonly #calls = new Map<string, ApiCall>();
  readonly #findings = new Map<string, Finding>();
  readonly #answers = new Map<string, DataValue>();
  readonly #sensitive = new Map<string, SensitiveUse>();

  constructor(evaluator: Evaluator) {
    this.#evaluator = evaluator;
  }

  /** Notes a call made at `node`, once per chain of calls that leads there and per request. */
  recordCall(node: ts.Node, call: Omit<ApiCall, 'origin' | 'via' | 'source'>): ApiCall {
    const origin = this.#evaluator.origin(node);
    const made: ApiCall = { ...call, origin, via: this.#evaluator.callChain(), source: 'code' };
    const key = [
      call.service,
      call.operation,
      renderOrigin(origin),
      dataKey(call.input),
      JSON.stringify(call.regions ?? null),
      call.credentials ?? '',
    ].join('\n');
    const known = this.#calls.get(key);
    if (known === undefined || made.via.length < known.via.length) this.#calls.set(key, made);
    return made;
  }

  report(node: ts.Node | undefined, finding: FindingText): void {
    const at: Finding = node === undefined ? finding : { ...finding, origin: this.#evaluator.origin(node) };
    const key = `${at.rule}\n${at.origin === undefined ? '' : renderOrigin(at.origin)}\n${at.message}\n${at.incomplete ?? ''}`;
    if (!this.#findings.has(key)) this.#findings.set(key, { ...at, function: this.#evaluator.request.id });
  }

  /** Notes what the handler answers as an authorizer, each answer once. */
  recordAuthorizerAnswer(answer: DataValue): void {
    this.#answers.set(dataKey(answer), answer);
  }

  authorizerAnswers(): readonly DataValue[] {
    return [...this.#answers].sort(([a], [b]) => compareText(a, b)).map(([, answer]) => answer);
  }

  /** Notes what security rules look at, once per place. */
  recordSensitive(node: ts.Node, use: Pick<SensitiveUse, 'kind' | 'what' | 'reach'>): void {
    const origin = this.#evaluator.origin(node);
    const key = `${use.kind}\n${use.what}\n${renderOrigin(origin)}`;
    const known = this.#sensitive.get(key);
    if (known === undefined || (use.reach === 'event' && known.reach !== 'event'))
      this.#sensitive.set(key, { ...use, origin, via: this.#evaluator.callChain() });
  }

  /** In the order of the source. */
  sensitive(): readonly SensitiveUse[] {
    return [...this.#sensitive.values()].sort((a, b) => compareOrigins(a.origin, b.origin) || compareText(a.what, b.what));
  }

  /** In the order of the source. */
  calls(): readonly ApiCall[] {
    return [...this.#calls.entries()]
      .sort(([leftKey, left], [rightKey, right]) => compareCalls(left, right) || (leftKey < rightKey ? -1 : 1))
      .map(([, call]) => call);
  }

  findings(): readonly Finding[] {
    return [...this.#findings.values()].sort(compareFindings);
  }
}

function compareCalls(a: ApiCall, b: ApiCall): number {
  return (
    compareOrigins(a.origin, b.origin) ||
    compareText(a.service, b.service) ||
    compareText(a.operation, b.operation) ||
    compareChains(a.via, b.via)
  );
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function compareChains(a: readonly CallSite[], b: readonly CallSite[]): number {
  for (const [index, site] of a.entries()) {
    const other = b[index];
    if (other === undefined) return 1;
    const order = compareOrigins(site, other);
    if (order !== 0) return order;
  }
  return a.length - b.length;
}
