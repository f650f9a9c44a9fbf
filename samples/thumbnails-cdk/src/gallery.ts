import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import type { LambdaFunctionURLEvent } from 'aws-lambda';
import { Pictures } from './pictures';

const { THUMBNAILS_BUCKET, PICTURES_TABLE } = process.env as Record<string, string>;

const s3 = new S3Client({});
const pictures = new Pictures(PICTURES_TABLE);

const link = (Key: string) => getSignedUrl(s3, new GetObjectCommand({ Bucket: THUMBNAILS_BUCKET, Key }), { expiresIn: 3600 });

export async function main({ rawPath }: LambdaFunctionURLEvent) {
  const album = rawPath.slice(1);
  const found = await pictures.of(album);
  const links = await Promise.all(found.map(({ key, widths }) => link(`w${Math.min(...widths)}/${key}.webp`)));
  return { statusCode: 200, body: JSON.stringify(links) };
}
