import type { DataValue } from '../model/data-value.ts';
import type { Found } from './member-path.ts';
import { findMember, isPlural } from './member-path.ts';
import type { MemberPath } from './rules/rule.ts';

/** Beyond this many combinations of alternatives the members are no longer told apart. */
const MOST_COMBINATIONS = 256;

/** The request of one call, or one item of it: what rules read members from. */
export class Request {
  readonly input: DataValue;
  /** The client's endpoint, read as the member `$endpoint`. */
  readonly endpoint: DataValue;
  readonly #chosen: ReadonlyMap<MemberPath, Found>;

  constructor(input: DataValue, endpoint: DataValue, chosen: ReadonlyMap<MemberPath, Found> = new Map()) {
    this.input = input;
    this.endpoint = endpoint;
    this.#chosen = chosen;
  }

  /** What stands at a path. */
  member(path: MemberPath): readonly Found[] {
    const chosen = this.#chosen.get(path);
    if (chosen !== undefined) return [chosen];
    return path === '$endpoint' ? this.endpoint : findMember(this.input, path);
  }

  /** The requests that this one may be, each with a single alternative for every one of `paths`, so that conditions and values agree. */
  combinations(paths: readonly MemberPath[]): Request[] {
    let requests: ReadonlyMap<MemberPath, Found>[] = [this.#chosen];
    for (const path of new Set(paths.filter((candidate) => !isPlural(candidate)))) {
      const alternatives = this.member(path);
      if (requests.length * alternatives.length > MOST_COMBINATIONS) break;
      requests = requests.flatMap((chosen) => alternatives.map((alternative) => new Map([...chosen, [path, alternative]])));
    }
    return requests.map((chosen) => new Request(this.input, this.endpoint, chosen));
  }

  /** One request per item of a list, each read on its own; a list that is not known gives the unknown item. */
  items(path: MemberPath): Request[] {
    const found = this.member(path).filter(({ kind }) => kind === 'record' || kind === 'unknown');
    return found.flatMap((item) => (item.kind === 'unlisted' ? [] : [new Request([item], this.endpoint)]));
  }

  /** One request per alternative of the whole input, so that members of one alternative are not mixed with another's. */
  alternatives(): Request[] {
    return this.input.map((alternative) => new Request([alternative], this.endpoint, this.#chosen));
  }
}
