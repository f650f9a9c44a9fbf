import type { DataAlternative, DataValue } from '../model/data-value.ts';
import type { Found } from './member-path.ts';
import { findMember, isPlural, nonEmpty } from './member-path.ts';
import type { MemberPath } from './rules/rule.ts';

/** Beyond this many combinations of alternatives the members are no longer told apart. */
const MOST_COMBINATIONS = 256;

/** The request of one call, or one item of it: what rules read members from. */
export class Request {
  readonly input: DataValue;
  /** The client's endpoint, read as the member `$endpoint`. */
  readonly endpoint: DataValue;
  readonly #chosen: ReadonlyMap<MemberPath, Found>;
  readonly #root: DataValue;

  constructor(input: DataValue, endpoint: DataValue, chosen: ReadonlyMap<MemberPath, Found> = new Map(), root: DataValue = input) {
    this.input = input;
    this.endpoint = endpoint;
    this.#chosen = chosen;
    this.#root = root;
  }

  /** What stands at a path. */
  member(path: MemberPath): readonly Found[] {
    const chosen = this.#chosen.get(path);
    if (chosen !== undefined) return [chosen];
    if (path === '$endpoint') return this.endpoint;
    if (path === '$item') return this.input;
    return path.startsWith('/') ? findMember(this.#root, path.slice(1)) : findMember(this.input, path);
  }

  /**
   * The requests that this one may be, each with a single alternative for every one of `paths`, so that conditions and values agree. Members that name a
   * resource (`names`) are not empty where they may be something else.
   */
  combinations(paths: readonly MemberPath[], names: ReadonlySet<MemberPath>): Request[] {
    let requests: ReadonlyMap<MemberPath, Found>[] = [this.#chosen];
    for (const path of new Set(paths.filter((candidate) => !isPlural(candidate)))) {
      const alternatives = names.has(path) ? nonEmpty(this.member(path)) : this.member(path);
      if (requests.length * alternatives.length > MOST_COMBINATIONS) break;
      requests = requests.flatMap((chosen) => alternatives.map((alternative) => new Map([...chosen, [path, alternative]])));
    }
    return requests.map((chosen) => new Request(this.input, this.endpoint, chosen, this.#root));
  }

  /** One request per item of a list, each read on its own; items that are not known count as one if `unknownToo`. */
  items(path: MemberPath, unknownToo: boolean): Request[] {
    const items = this.member(path).flatMap((item): DataAlternative[] => {
      if (item.kind === 'record' || item.kind === 'text') return [item];
      if (!unknownToo) return [];
      if (item.kind === 'unknown') return [item];
      return item.kind === 'unlisted' ? [item.because] : [];
    });
    return items.map((item) => new Request([item], this.endpoint, new Map(), this.#root));
  }

  /** One request per alternative of the whole input, so that members of one alternative are not mixed with another's. */
  alternatives(): Request[] {
    const isWhole = this.input === this.#root;
    return this.input.map((alternative) => new Request([alternative], this.endpoint, this.#chosen, isWhole ? [alternative] : this.#root));
  }
}
