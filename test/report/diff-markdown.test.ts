import { marked } from 'marked';
import { describe, expect, it } from 'vitest';
import { diffMarkdown } from '../../src/report/diff-markdown.ts';
import type { FunctionDiff } from '../../src/report/diff-report.ts';
import { diffSummary } from '../../src/report/diff-summary.ts';

const surface = {
  actions: 1,
  levels: { List: 0, Read: 0, Write: 1, Tagging: 0, 'Permissions management': 0 },
  actionsOnAllResources: 0,
  privilegeEscalation: [],
};

function diffOf(id: string, resources: readonly string[], condition?: string): FunctionDiff {
  const attached = resources.map((resource, statement) => ({
    policy: 'p',
    statement,
    action: 'sqs:SendMessage',
    resource,
    ...(condition === undefined ? {} : { condition: { StringLike: { 'aws:PrincipalTag/team': [condition] } } }),
    verdict: 'excess' as const,
    origin: { file: 'template.yaml', line: 3, column: 1 },
  }));
  return {
    id,
    verdict: 'narrowing',
    needed: [],
    attached,
    summary: diffSummary([], attached, { before: surface, after: surface }),
    role: { id: 'Role' },
  };
}

const render = (...functions: readonly FunctionDiff[]) => diffMarkdown({ functions, findings: [] }, () => 'Write');

describe('the report for a pull request', () => {
  it('begins with the counts of all functions and folds each away under its own', () => {
    const text = render(diffOf('worker["in_put"]', ['arn:aws:sqs:*:*:a']), diffOf('Other', []));
    expect(text.split('\n')[0]).toBe('**2 of 2 functions differ**: 0 to add, 1 to remove, 0 to narrow, 0 cannot tell');
    const html = String(marked.parse(text));
    expect(html).toContain(
      '<summary><code>worker[&quot;in_put&quot;]</code> narrowing: 0 to add, 1 to remove, 0 to narrow, 0 cannot tell</summary>',
    );
    expect(html).toContain('<td><code>arn:aws:sqs:*:*:a</code></td>');
    expect(html.match(/<details>/g)).toHaveLength(2);
    expect(html.match(/<table>/g)).toHaveLength(1);
  });

  it('shows what a hostile name says as text', () => {
    const html = String(
      marked.parse(render(diffOf('</summary><img src=x>', ['a|b](http://x) <script>alert(1)</script> @here']), diffOf('B', []))),
    );
    expect(html).not.toMatch(/<img|<script|<a /);
  });

  it('fits into a comment on GitHub, whatever it has to say', () => {
    const many = Array.from({ length: 200 }, (_, index) => `arn:aws:sqs:*:*:${index}`);
    const text = render(diffOf('A', many, 'x'.repeat(3000)));
    expect(text.length).toBeLessThan(65_536);
    expect(text).toContain('-f json` has them all');
    expect(text.split('\n')[0]).toContain('200 to remove');
  });
});
