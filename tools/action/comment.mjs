// Writes the report as a comment on the pull request. A hidden marker finds the comment of the run before, which is replaced; only one that the token's own
// account wrote: anybody can write the marker.
import { readFileSync } from 'node:fs';
import { cutMarkdown } from './cut-markdown.mjs';

/** https://docs.github.com/en/rest/issues/comments: a body has at most 65,536 characters. */
const LARGEST_COMMENT = 65_000;

const environment = (name) => process.env[name] ?? '';
const id = environment('LEASTPRIV_ACTION_COMMENT_ID').replaceAll(/[^\w.-]/g, '_');
const marker = `<!-- leastpriv:${id} -->`;
const [owner, name] = environment('GITHUB_REPOSITORY').split('/');
const number = Number(environment('LEASTPRIV_ACTION_PULL_REQUEST'));
const headers = {
  authorization: `Bearer ${environment('GITHUB_TOKEN')}`,
  accept: 'application/vnd.github+json',
  'content-type': 'application/json',
  'user-agent': 'leastpriv',
  'x-github-api-version': '2022-11-28',
};

async function request(method, url, body) {
  const response = await fetch(url, { method, headers, body: JSON.stringify(body) });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${new URL(url).pathname}: ${response.status} ${text.slice(0, 200)}`);
  return JSON.parse(text);
}

const QUERY = `query($owner: String!, $name: String!, $number: Int!, $after: String) {
  repository(owner: $owner, name: $name) { pullRequest(number: $number) {
    comments(first: 100, after: $after) { nodes { databaseId body viewerDidAuthor } pageInfo { hasNextPage endCursor } }
  } }
}`;

/** The number of the comment that an earlier run wrote. */
async function earlierComment() {
  for (let after = null; ; ) {
    const { data, errors } = await request('POST', environment('GITHUB_GRAPHQL_URL'), {
      query: QUERY,
      variables: { owner, name, number, after },
    });
    const comments = data?.repository?.pullRequest?.comments;
    if (comments === undefined) throw new Error(`the comments cannot be read: ${JSON.stringify(errors ?? data)}`);
    const found = comments.nodes.find(({ body, viewerDidAuthor }) => viewerDidAuthor && body.startsWith(marker));
    if (found !== undefined) return found.databaseId;
    if (!comments.pageInfo.hasNextPage) return undefined;
    after = comments.pageInfo.endCursor;
  }
}

try {
  const report = readFileSync(environment('LEASTPRIV_ACTION_MARKDOWN'), 'utf8');
  const body = { body: cutMarkdown(`${marker}\n${report}`, LARGEST_COMMENT) };
  const issues = `${environment('GITHUB_API_URL')}/repos/${owner}/${name}/issues`;
  const earlier = await earlierComment();
  if (earlier === undefined) await request('POST', `${issues}/${number}/comments`, body);
  else await request('PATCH', `${issues}/comments/${earlier}`, body);
} catch (error) {
  // The token of a fork's pull request may only read: that must not hide the result.
  const message = String(error instanceof Error ? error.message : error)
    .replaceAll('%', '%25')
    .replaceAll('\r', '%0D')
    .replaceAll('\n', '%0A');
  console.log(`::warning::leastpriv: no comment on the pull request: ${message}`);
}
