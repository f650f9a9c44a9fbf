import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';

const client = new S3Client({});
const get = (Bucket: string, Key: string) => client.send(new GetObjectCommand({ Bucket, Key }));

export const handler = async (event: { url: string; host: string; path: string; rest: string }) => {
  const url = new URL(event.url);
  await get('whole', url.pathname.slice(1));
  await get(url.hostname, 'host');
  await get('unbound', new URL(process.env.ADDRESS as string).pathname);
  await get('behind-host', new URL(`https://${event.host}/x/y`).pathname.slice(1));
  await get('open-end', new URL(`https://${event.rest}`).pathname.slice(1));
  await get('absolute-or-not', new URL(event.path, 'https://example.com/').pathname.slice(1));
  await get('from-root', new URL(`/a/${event.path}`, 'https://example.com/b/c').pathname);
  await get('from-folder', new URL(`a/${event.path}`, 'https://example.com/b/c').pathname);
  await get('query', new URL('https://example.com/k?name=n#h').search);
};
