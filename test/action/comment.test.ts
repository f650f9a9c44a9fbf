import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

const SCRIPT = path.join(import.meta.dirname, '..', '..', 'tools', 'action', 'comment.mjs');
const folder = mkdtempSync(path.join(tmpdir(), 'leastpriv-comment-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Comment {
  readonly databaseId: number;
  body: string;
  readonly viewerDidAuthor: boolean;
}

/** GitHub's API as far as comments go: pages of 100, a token that is asked for, bodies of at most 65,536 characters, and forks that may only read. */
async function withGitHub(comments: Comment[], mayWrite: boolean, test: (url: string) => Promise<void>): Promise<void> {
  const server = createServer((request, response) => {
    const send = (status: number, value: unknown) => {
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(value));
    };
    let text = '';
    request.on('data', (chunk: Buffer) => {
      text += chunk.toString('utf8');
    });
    request.on('end', () => {
      if (request.headers.authorization !== 'Bearer secret') return send(401, { message: 'Bad credentials' });
      const body = JSON.parse(text);
      if (request.url === '/graphql') {
        const { owner, name, number, after } = body.variables;
        if (`${owner}/${name}#${number}` !== 'octo/shop#7') return send(200, { data: { repository: null } });
        const start = after === null ? 0 : Number(after);
        const nodes = comments.slice(start, start + 100);
        const pageInfo = { hasNextPage: start + 100 < comments.length, endCursor: String(start + 100) };
        return send(200, { data: { repository: { pullRequest: { comments: { nodes, pageInfo } } } } });
      }
      if (!mayWrite) return send(403, { message: 'Resource not accessible by integration' });
      if (typeof body.body !== 'string' || body.body.length > 65_536) return send(422, { message: 'body is too long' });
      const earlier = comments.find(({ databaseId }) => request.url === `/repos/octo/shop/issues/comments/${databaseId}`);
      if (request.method === 'PATCH' && earlier !== undefined) {
        earlier.body = body.body;
        return send(200, {});
      }
      if (request.method !== 'POST' || request.url !== '/repos/octo/shop/issues/7/comments') return send(404, { message: 'Not Found' });
      comments.push({ databaseId: 1000 + comments.length, body: body.body, viewerDidAuthor: true });
      return send(201, {});
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  try {
    await test(`http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

async function comment(url: string, report: string, id = 'default'): Promise<{ readonly code: number | null; readonly stdout: string }> {
  const file = path.join(folder, 'report.md');
  writeFileSync(file, report);
  const child = spawn(process.execPath, [SCRIPT], {
    env: {
      GITHUB_API_URL: url,
      GITHUB_GRAPHQL_URL: `${url}/graphql`,
      GITHUB_REPOSITORY: 'octo/shop',
      GITHUB_TOKEN: 'secret',
      LEASTPRIV_ACTION_COMMENT_ID: id,
      LEASTPRIV_ACTION_MARKDOWN: file,
      LEASTPRIV_ACTION_PULL_REQUEST: '7',
    },
  });
  let stdout = '';
  child.stdout.on('data', (chunk: Buffer) => {
    stdout += chunk.toString('utf8');
  });
  const code = await new Promise<number | null>((resolve) => {
    child.on('close', resolve);
  });
  return { code, stdout };
}

describe('comment', () => {
  it('writes one comment, and replaces it at the next run', async () => {
    const comments: Comment[] = [];
    await withGitHub(comments, true, async (url) => {
      await comment(url, 'first report');
      await comment(url, 'second report');
      expect(comments.map(({ body }) => body)).toEqual(['<!-- leastpriv:default -->\nsecond report']);
    });
  });

  it('keeps comments of several ids apart', async () => {
    const comments: Comment[] = [];
    await withGitHub(comments, true, async (url) => {
      await comment(url, 'of orders', 'orders');
      await comment(url, 'of billing', 'billing-->');
      expect(comments.map(({ body }) => body)).toEqual([
        '<!-- leastpriv:orders -->\nof orders',
        '<!-- leastpriv:billing--_ -->\nof billing',
      ]);
    });
  });

  it('never replaces what somebody else wrote, whatever its marker', async () => {
    const comments: Comment[] = [{ databaseId: 1, body: '<!-- leastpriv:default -->\nmine', viewerDidAuthor: false }];
    await withGitHub(comments, true, async (url) => {
      await comment(url, 'report');
      expect(comments.map(({ body }) => body)).toEqual(['<!-- leastpriv:default -->\nmine', '<!-- leastpriv:default -->\nreport']);
    });
  });

  it('finds its comment behind hundreds of others', async () => {
    const others = Array.from({ length: 250 }, (_, index) => ({
      databaseId: index,
      body: `talk ${index}`,
      viewerDidAuthor: index % 2 === 0,
    }));
    const comments: Comment[] = [...others, { databaseId: 999, body: '<!-- leastpriv:default -->\nold', viewerDidAuthor: true }];
    await withGitHub(comments, true, async (url) => {
      await comment(url, 'new');
      expect(comments.length).toBe(251);
      expect(comments[250]?.body).toBe('<!-- leastpriv:default -->\nnew');
    });
  });

  it('warns and goes on where the token may only read, as in the pull request of a fork', async () => {
    await withGitHub([], false, async (url) => {
      const { code, stdout } = await comment(url, 'report');
      expect(code).toBe(0);
      expect(stdout).toMatch(/^::warning::leastpriv: no comment on the pull request: POST .*: 403 .*\n$/);
    });
  });

  it('cuts a report that is too long for a comment, and closes what is open there', async () => {
    const comments: Comment[] = [];
    await withGitHub(comments, true, async (url) => {
      await comment(url, `headline\n<details>\n<summary>a</summary>\n\n\`\`\`\n${'a línea of code\n'.repeat(10_000)}\`\`\`\n</details>\n`);
      const body = comments[0]?.body ?? '';
      expect(body.startsWith('<!-- leastpriv:default -->\nheadline\n')).toBe(true);
      expect(body).toContain('longer than GitHub takes');
      expect(body.match(/^```/gm)?.length).toBe(2);
      expect(body.indexOf('</details>')).toBeGreaterThan(body.lastIndexOf('```'));
    });
  });

  it('leaves a report whole that is small enough', async () => {
    const comments: Comment[] = [];
    const report = 'é'.repeat(30_000);
    await withGitHub(comments, true, async (url) => {
      await comment(url, report);
      expect(comments[0]?.body).toBe(`<!-- leastpriv:default -->\n${report}`);
    });
  });
});
