/** So many requests are under way at once: IAM throttles an account, not a client. */
const LANES = 5;

/** What `work` makes of every item, in their order; each item waits for the one before it in its lane. */
export function inLanes<Item, Result>(items: readonly Item[], work: (item: Item) => Promise<Result>): Promise<Result[]> {
  const lanes: Promise<unknown>[] = Array.from({ length: LANES }, () => Promise.resolve());
  return Promise.all(
    items.map((item, index) => {
      const result = (lanes[index % LANES] ?? Promise.resolve()).then(() => work(item));
      lanes[index % LANES] = result;
      return result;
    }),
  );
}
