import pino from 'pino';
import { S3 } from '@aws-sdk/client-s3';
const log = pino();
class Photos {
  readonly client = new S3({});
  read = () => this.client.getObject({ Bucket: 'photos', Key: 'a' });
  drop = () => this.client.deleteObject({ Bucket: 'photos', Key: 'a' });
}
const context = { photos: new Photos(), client: new S3({}) };
export const handler = async () => {
  log.info(context, 'start');
  return context.photos.read();
};
