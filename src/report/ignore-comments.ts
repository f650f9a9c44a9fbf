import type { Finding } from '../model/finding.ts';
import type { Origin } from '../model/origin.ts';
import type { AcceptableGrant, Acceptance } from './acceptance.ts';

/** A comment that says which rule does not count at a line, and why. */
interface IgnoreComment {
  /** Rule ids, or the words of rows: `excess`. */
  readonly rules: readonly string[];
  readonly reason: string;
  readonly origin: Origin;
  /** The line it is about: its own, or the next one where it stands alone. */
  readonly line: number;
}

/** `// leastpriv-ignore RULE, RULE: reason`, with `#` in templates. */
const COMMENT = /(\/\/|#|\/\*|<!--)\s*leastpriv-ignore\b(.*)$/;
const CONTENT = /^\s+([A-Za-z0-9-]+(?:\s*,\s*[A-Za-z0-9-]+)*)\s*(?::\s*(.*?))?\s*(?:\*\/|-->)?\s*$/;

/** Ids of findings made of rows begin like this; in comments the word alone will do. */
const ROW_PREFIX = 'grant-';

/** What the ignore comments of files accept, and what is wrong with them. */
export interface ReadIgnoreComments {
  readonly acceptances: readonly Acceptance[];
  readonly findings: readonly Finding[];
}

/**
 * Reads the ignore comments of files (path as origins have it -> text). A comment without a rule or a reason ignores nothing and is a finding; one of a rule in
 * `checked` that ignores nothing is stale.
 */
export function readIgnoreComments(files: ReadonlyMap<string, string>, checked: (rule: string) => boolean): ReadIgnoreComments {
  const acceptances: Acceptance[] = [];
  const findings: Finding[] = [];
  for (const [file, text] of files) {
    if (!text.includes('leastpriv-ignore')) continue;
    const lines = text.split(/\r?\n/);
    for (const [index, line] of lines.entries()) {
      const found = COMMENT.exec(line);
      if (found === null) continue;
      const origin = { file, line: index + 1, column: found.index + 1 };
      const [, rules, reason = ''] = CONTENT.exec(found[2] ?? '') ?? [];
      if (rules === undefined) findings.push(problem('ignore-without-rule', 'name the rule: leastpriv-ignore RULE: reason', origin));
      else if (reason.trim() === '') findings.push(problem('ignore-without-reason', `say why: leastpriv-ignore ${rules}: reason`, origin));
      else {
        const alone = line.slice(0, found.index).trim() === '';
        const comment = { rules: rules.split(/\s*,\s*/), reason: reason.trim(), origin, line: alone ? nextLine(lines, index) : index + 1 };
        acceptances.push(acceptance(comment, checked));
      }
    }
  }
  return { acceptances, findings };
}

function acceptance(comment: IgnoreComment, checked: (rule: string) => boolean): Acceptance {
  const used = new Set<string>();
  const isHere = ({ file, line }: Origin) => file === comment.origin.file && line === comment.line;
  const names = (rule: string) => {
    const name = comment.rules.find((one) => one === rule || `${ROW_PREFIX}${one}` === rule);
    if (name !== undefined) used.add(name);
    return name !== undefined;
  };
  return {
    reason: comment.reason,
    acceptsGrant: ({ verdict, places }: AcceptableGrant) => places.some(isHere) && names(`${ROW_PREFIX}${verdict}`),
    acceptsFinding: ({ rule, origin }) => origin !== undefined && isHere(origin) && names(rule),
    stale: () =>
      comment.rules
        .filter((rule) => !used.has(rule) && checked(rule))
        .map((rule) => problem('ignore-stale', `nothing at line ${comment.line} is ${rule} any more; remove the comment`, comment.origin)),
  };
}

/** The next line that is neither blank nor a comment, counted from 1. */
function nextLine(lines: readonly string[], index: number): number {
  const next = lines.findIndex((line, at) => at > index && !/^\s*(?:$|\/\/|#|\/\*|\*|<!--)/.test(line));
  return (next < 0 ? index : next) + 1;
}

function problem(rule: string, message: string, origin: Origin): Finding {
  return { rule, severity: 'warning', message, origin };
}
