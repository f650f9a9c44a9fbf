import { Logger } from '@aws-lambda-powertools/logger';
import { getParameter } from '@aws-lambda-powertools/parameters/ssm';
import { Tracer } from '@aws-lambda-powertools/tracer';
import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import type { S3Event, SQSEvent } from 'aws-lambda';
import sharp from 'sharp';
import { Pictures } from './pictures';

const logger = new Logger({ serviceName: 'thumbnails' });
const tracer = new Tracer({ serviceName: 'thumbnails' });
const s3 = tracer.captureAWSv3Client(new S3Client({}));
const events = tracer.captureAWSv3Client(new EventBridgeClient({}));

class Resizer {
  constructor(
    private readonly pictures: Pictures,
    private readonly target: string,
  ) {}

  async resize(bucket: string, key: string): Promise<void> {
    const widths = await this.widths();
    const { Body } = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
    const original = await Body!.transformToByteArray();
    await Promise.all(widths.map((width) => this.store(original, key, width)));
    await this.pictures.add({ album: key.split('/')[0] ?? '', key, widths });
    await events.send(
      new PutEventsCommand({
        Entries: [
          {
            EventBusName: process.env.EVENT_BUS,
            Source: 'thumbnails',
            DetailType: 'Picture resized',
            Detail: JSON.stringify({ key, widths }),
          },
        ],
      }),
    );
  }

  private async widths(): Promise<number[]> {
    const text = await getParameter(process.env.WIDTHS_PARAMETER!, { maxAge: 300 });
    return (text ?? '160').split(',').map(Number);
  }

  private async store(original: Uint8Array, key: string, width: number): Promise<void> {
    const Body = await sharp(original).resize({ width }).webp().toBuffer();
    await s3.send(
      new PutObjectCommand({ Bucket: this.target, Key: `w${width}/${key}.webp`, Body, ContentType: 'image/webp' }),
    );
  }
}

const resizer = new Resizer(new Pictures(process.env.PICTURES_TABLE!), process.env.THUMBNAILS_BUCKET!);

export const handler = async ({ Records }: SQSEvent): Promise<void> => {
  for (const { body } of Records) {
    for (const { s3 } of (JSON.parse(body) as S3Event).Records ?? []) {
      logger.info('resize', { key: s3.object.key });
      await resizer.resize(s3.bucket.name, decodeURIComponent(s3.object.key.replace(/\+/g, ' ')));
    }
  }
};
