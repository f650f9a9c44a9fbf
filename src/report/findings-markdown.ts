import type { Finding } from '../model/finding.ts';
import { renderOrigin } from '../model/origin.ts';
import { markdownCode, markdownText } from './markdown-text.ts';

const MOST_FINDINGS = 60;

/** Longer messages are cut: a comment on GitHub takes 65,536 characters. */
const LONGEST_MESSAGE = 400;

/** The findings as a list on GitHub, folded away under their number. */
export function findingsMarkdown(findings: readonly Finding[]): string {
  const lines = findings.slice(0, MOST_FINDINGS).map(({ rule, severity, message, origin }) => {
    const place = origin === undefined ? '' : `${markdownCode(renderOrigin(origin))} `;
    return `- ${place}**${severity}**: ${markdownText(shortened(message))} (${rule})`;
  });
  const more = findings.length > MOST_FINDINGS ? [`- and ${findings.length - MOST_FINDINGS} more`] : [];
  const title = `<details><summary>${findings.length} ${findings.length === 1 ? 'finding' : 'findings'}</summary>`;
  return [title, '', ...lines, ...more, '', '</details>'].join('\n');
}

function shortened(message: string): string {
  const characters = Array.from(message);
  return characters.length <= LONGEST_MESSAGE ? message : `${characters.slice(0, LONGEST_MESSAGE).join('')} …`;
}
