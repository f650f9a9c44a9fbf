/** So many letters may differ in a text that is offered instead. */
const MAXIMUM_DISTANCE = 3;

/** The candidate that is nearest to the text by its letters, case not counted; `undefined` where none is near. The first one of several. */
export function nearestText(text: string, candidates: readonly string[]): string | undefined {
  let nearest: string | undefined;
  let least = Math.min(MAXIMUM_DISTANCE, Math.floor(text.length / 3)) + 1;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - text.length) >= least) continue;
    const distance = editDistance(text.toLowerCase(), candidate.toLowerCase());
    if (distance < least) {
      least = distance;
      nearest = candidate;
    }
  }
  return nearest;
}

/** How many letters must be put in, left out or changed. Levenshtein, "Binary codes capable of correcting deletions, insertions, and reversals" (1966). */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const changed = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(changed, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
