import type { AccessLevelOf } from '../policy/access-level.ts';
import type { DiffChange } from './diff-changes.ts';
import { headlineLine } from './diff-headline.ts';
import type { DiffReport, FunctionDiff } from './diff-report.ts';
import { type DiffSection, diffSections, sectionTitle } from './diff-sections.ts';
import { actionLines, NOT_MODELLED, riskLines, totalLine, verdictLine } from './diff-words.ts';
import { findingsMarkdown } from './findings-markdown.ts';
import { htmlText } from './html-text.ts';
import { markdownCode, markdownText } from './markdown-text.ts';

/** A comment on GitHub takes 65,536 characters; some are left for what stands around the report. */
const MOST_CHARACTERS = 64_000;

/** So many rows of all functions together, as many as fit. */
const MOST_ROWS = [60, 30, 15, 5, 0];
const MOST_ACTIONS = 10;

/** The report for a pull request on GitHub: the verdict in the first line, then a table per function, of several each folded away. Ends with a newline. */
export function diffMarkdown(report: DiffReport, accessLevel: AccessLevelOf): string {
  let text = '';
  for (const rows of MOST_ROWS) {
    text = markdownOf(report, accessLevel, { left: rows });
    if (text.length <= MOST_CHARACTERS) break;
  }
  return text;
}

function markdownOf({ functions, findings, base }: DiffReport, accessLevel: AccessLevelOf, rows: { left: number }): string {
  const sections = diffSections(functions, accessLevel);
  const blocks = [
    ...(sections.length === 1
      ? sections.flatMap((section) => openSection(section, rows))
      : [`${totalMarkdown(functions)}`, ...sections.map((section) => foldedSection(section, rows))]),
    ...(base?.functions === undefined
      ? []
      : [
          `#### Since ${markdownCode(base.ref)}, not counted`,
          ...diffSections(base.functions, accessLevel).map((section) => foldedSection(section, rows)),
        ]),
    ...(findings.length === 0 ? [] : [findingsMarkdown(findings)]),
    `<sub>${NOT_MODELLED}</sub>`,
  ];
  return `${blocks.join('\n\n')}\n`;
}

function totalMarkdown(functions: readonly FunctionDiff[]): string {
  return `**${totalLine(functions).replace(':', '**:')}`;
}

function openSection(section: DiffSection, rows: { left: number }): string[] {
  const [first] = section.functions;
  if (first === undefined) return [];
  const title =
    section.functions.length > 1 ? `${markdownCode(sectionTitle(section))} ` : first.role === undefined ? '' : `${markdownCode(first.id)} `;
  const verdict = section.functions.length > 1 ? totalMarkdown(section.functions) : `**${verdictLine(first).replace(':', '**:')}`;
  return [`${title}${verdict}`, ...sectionBody(section, rows)];
}

function foldedSection(section: DiffSection, rows: { left: number }): string {
  const verdicts = section.functions.map((one) => verdictLine(one));
  const summary = section.functions.length > 1 ? sectionTitle(section) : (section.functions[0]?.id ?? '');
  const words = section.functions.length > 1 ? totalLine(section.functions) : (verdicts[0] ?? '');
  return [
    `<details><summary><code>${htmlText(summary)}</code> ${htmlText(words)}</summary>`,
    ...sectionBody(section, rows),
    '</details>',
  ].join('\n\n');
}

function sectionBody({ changes, functions, notes }: DiffSection, rows: { left: number }): string[] {
  const [first] = functions;
  return [
    ...(changes.length === 0 ? [] : [table(changes, rows)]),
    ...(first === undefined ? [] : [headlineLine(first.summary.headline).replaceAll('>', '&gt;')]),
    ...notes.map(markdownText),
  ];
}

function table(changes: readonly DiffChange[], rows: { left: number }): string {
  const shown = changes.slice(0, Math.max(0, rows.left));
  rows.left -= shown.length;
  const more = changes.length - shown.length;
  if (shown.length === 0) return `${more} more rows: \`-f json\` has them all`;
  return [
    '| | Resource | Action | Condition | Why | Confidence |',
    '|---|---|---|---|---|---|',
    ...shown.map((change) => `| ${cells(change).join(' | ')} |`),
    ...(more === 0 ? [] : [`\nand ${more} more rows: \`-f json\` has them all`]),
  ].join('\n');
}

function cells({ sign, resource, actions, condition, why, risks, confidence }: DiffChange): string[] {
  return [
    markdownCode(sign),
    markdownCode(resource),
    actionLines(actions, MOST_ACTIONS).map(markdownCode).join('<br>'),
    condition === '' ? '' : markdownCode(condition),
    [...why, ...riskLines(risks)].map(markdownText).join('<br>'),
    confidence,
  ];
}
