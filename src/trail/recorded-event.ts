import { isObject } from '../catalog/data-files.ts';
import { operationsOfEvent } from '../catalog/trail-events.ts';
import type { RecordedNeed, RecordedPlace } from './recorded-operation.ts';
import { RecordedOperation } from './recorded-operation.ts';

/** One kind of event: the operation that it is of, or those of several services, which its request tells apart. */
export class RecordedEvent {
  readonly #first: RecordedOperation;
  readonly #others: readonly RecordedOperation[];

  constructor(first: RecordedOperation, others: readonly RecordedOperation[]) {
    this.#first = first;
    this.#others = others;
  }

  /** The member of `requestParameters` that names the item which a request is about, and differs from call to call. */
  get item(): string | undefined {
    return this.#others.length === 0 ? this.#first.item : undefined;
  }

  /** True for a member of `requestParameters` that may decide what a call needs, or on what. */
  reads(name: string): boolean {
    return this.#first.reads(name) || this.#others.some((operation) => operation.reads(name));
  }

  /** The actions that a call with these `requestParameters` needs, each on a resource; none where it needs none or the catalog has no action for it. */
  needs(parameters: unknown, place: RecordedPlace): readonly RecordedNeed[] {
    return this.#meant(parameters).needs(parameters, place);
  }

  /** The operation that reads most of a request's members: `CreateStage` with an `apiId` is that of API Gateway's second version. */
  #meant(parameters: unknown): RecordedOperation {
    if (this.#others.length === 0 || !isObject(parameters)) return this.#first;
    const names = Object.keys(parameters);
    const readOf = (operation: RecordedOperation) => names.filter((name) => operation.reads(name)).length;
    return this.#others.reduce((best, operation) => (readOf(operation) > readOf(best) ? operation : best), this.#first);
  }
}

const events = new Map<string, RecordedEvent | undefined>();

/** The event of this source and name; `undefined` for one that the catalog does not know. */
export function recordedEvent(eventSource: string, eventName: string): RecordedEvent | undefined {
  const key = `${eventSource} ${eventName}`;
  if (!events.has(key)) {
    const [first, ...others] = operationsOfEvent(eventSource, eventName).map(
      ({ service, operation }) => new RecordedOperation(service, operation),
    );
    events.set(key, first === undefined ? undefined : new RecordedEvent(first, others));
  }
  return events.get(key);
}
