/** So many requests are under way at once: IAM throttles an account, not a client. */
const GROUP = 5;

/** What `work` makes of every item, in their order; a few at a time. */
export async function inGroups<Item, Result>(items: readonly Item[], work: (item: Item) => Promise<Result>): Promise<Result[]> {
  const results: Result[] = [];
  for (let from = 0; from < items.length; from += GROUP) results.push(...(await Promise.all(items.slice(from, from + GROUP).map(work))));
  return results;
}
