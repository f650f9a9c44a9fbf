import type { GeneralResource } from './generalise-arn.ts';

/** How many names of one depth of a path are kept apart: more of the first folder, which may be what tells tenants apart. */
const MOST_NAMES = [64, 16, 16, 16, 16];

/** How many identities (buckets, tables, roles …) one role's calls of one kind may touch before they are no longer told apart. */
const MOST_IDENTITIES = 4096;

/** What stands behind a resource: joined where resources become one. */
export interface Joinable<Self> {
  join(other: Self): void;
}

/** A folder: what was seen of it itself, of the names in it, and, once they are too many or one of them is any, of all that is below. */
interface Folder<Value> {
  own?: Value;
  names?: Map<string, Folder<Value>>;
  any?: Value;
}

/**
 * The resources of one kind of call, of which only so many are kept as a policy would name. Whether a folder becomes `*` is decided by the set of names that
 * were seen in it alone, so that neither their order nor how they were shared out among workers and files changes the result.
 */
export class ResourceTree<Value extends Joinable<Value>> {
  readonly #create: () => Value;
  readonly #onJoin: () => void;
  readonly #identities = new Map<string, Folder<Value>>();
  #any: Value | undefined;
  #overflowed = false;

  /** `create` makes an empty value; `onJoin` is told that values which were handed out no longer count. */
  constructor(create: () => Value, onJoin: () => void) {
    this.#create = create;
    this.#onJoin = onJoin;
  }

  /** The value of a resource; of the one that stands for it where it is no longer kept apart. */
  at({ identity, path }: GeneralResource): Value {
    if (this.#any !== undefined) return this.#any;
    let folder = this.#identities.get(identity);
    if (folder === undefined) {
      this.#overflowed = this.#identities.size >= MOST_IDENTITIES;
      if (identity === '*' || this.#overflowed) return this.#joinAll();
      folder = {};
      this.#identities.set(identity, folder);
    }
    return this.#below(folder, path ?? [], 0);
  }

  /** True once there were more identities than are kept apart. */
  get overflowed(): boolean {
    return this.#overflowed;
  }

  /** Every resource that is kept, in IAM's spelling, with its value. */
  *entries(): Iterable<[string, Value]> {
    if (this.#any !== undefined) yield ['*', this.#any];
    else for (const [identity, folder] of this.#identities) yield* entriesOf(folder, identity);
  }

  #below(folder: Folder<Value>, path: readonly string[], depth: number): Value {
    const name = path[depth];
    if (name === undefined) {
      folder.own ??= this.#create();
      return folder.own;
    }
    if (folder.any !== undefined) return folder.any;
    folder.names ??= new Map();
    const isAny = name === '*' && depth === path.length - 1;
    let child = folder.names.get(name);
    if (child === undefined) {
      if (isAny || folder.names.size >= (MOST_NAMES[depth] ?? 1)) return this.#joinNames(folder);
      child = {};
      folder.names.set(name, child);
    }
    return this.#below(child, path, depth + 1);
  }

  #joinNames(folder: Folder<Value>): Value {
    const any = this.#create();
    for (const child of folder.names?.values() ?? []) joinInto(any, child);
    if (folder.names !== undefined && folder.names.size > 0) this.#onJoin();
    delete folder.names;
    folder.any = any;
    return any;
  }

  #joinAll(): Value {
    const any = this.#create();
    for (const folder of this.#identities.values()) joinInto(any, folder);
    if (this.#identities.size > 0) this.#onJoin();
    this.#identities.clear();
    this.#any = any;
    return any;
  }
}

function joinInto<Value extends Joinable<Value>>(target: Value, folder: Folder<Value>): void {
  if (folder.own !== undefined) target.join(folder.own);
  if (folder.any !== undefined) target.join(folder.any);
  for (const child of folder.names?.values() ?? []) joinInto(target, child);
}

function* entriesOf<Value>(folder: Folder<Value>, text: string, isFolder = false): Iterable<[string, Value]> {
  if (folder.own !== undefined) yield [text, folder.own];
  const inside = isFolder ? `${text}/` : text;
  if (folder.any !== undefined) yield [`${inside}*`, folder.any];
  for (const [name, child] of folder.names ?? []) yield* entriesOf(child, inside + name, true);
}
