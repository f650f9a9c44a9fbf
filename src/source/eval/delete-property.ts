import type { Evaluator } from './evaluator.ts';
import { memberKey } from './expressions/literals.ts';
import { joinContents } from './heap.ts';
import { ABSENT, type Value } from './value.ts';
import { join } from './value-set.ts';

/** `delete object[key]`. Where the object or the key is one of several, the member may still be there. */
export function deleteProperty(evaluator: Evaluator, object: Value, key: Value): void {
  const isCertain = object.length === 1 && key.length === 1;
  for (const target of object) {
    if (target.kind !== 'object') continue;
    const contents = evaluator.contents(target.object);
    for (const each of key) {
      const name = memberKey(each);
      const members = new Map(
        [...contents.members].map(([member, value]) => [member, name === undefined ? join(value, ABSENT) : value] as const),
      );
      if (name !== undefined) members.delete(name);
      const isItem = target.object.kind === 'list' && (name === undefined || /^\d+$/.test(name));
      const next = { ...contents, members, ...(isItem ? { items: contents.items.map((item) => join(item, ABSENT)) } : {}) };
      evaluator.setContents(target.object, isCertain ? next : joinContents(contents, next));
    }
  }
}
