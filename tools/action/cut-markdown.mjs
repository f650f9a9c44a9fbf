/**
 * The report where it is small enough, else its beginning, cut behind a line, with everything that was open closed and a note that says so.
 * @param {string} markdown
 * @param {number} limit in bytes
 */
export function cutMarkdown(markdown, limit) {
  if (Buffer.byteLength(markdown) <= limit) return markdown;
  const room = limit - NOTE.length - 1024;
  let kept = '';
  let bytes = 0;
  for (const line of markdown.split(/(?<=\n)/)) {
    bytes += Buffer.byteLength(line);
    if (bytes > room) break;
    kept += line;
  }
  return `${kept}${closing(kept)}${NOTE}`;
}

const NOTE = '\n\n_The report is longer than GitHub takes here; the job has it whole: run leastpriv, or keep its output as an artifact._\n';

function closing(text) {
  const fence = (text.match(/^```/gm)?.length ?? 0) % 2 === 1 ? '\n```\n' : '';
  const open = (text.match(/<details\b/g)?.length ?? 0) - (text.match(/<\/details>/g)?.length ?? 0);
  return fence + '\n</details>\n'.repeat(Math.max(0, open));
}
