import { Container, ContainerModule, inject, injectable } from 'inversify';
import { S3 } from '@aws-sdk/client-s3';
const TYPES = { Client: Symbol.for('Client'), Photos: Symbol.for('Photos') };
@injectable()
class Photos {
  constructor(@inject(TYPES.Client) private readonly client: S3) {}
  read() {
    return this.client.getObject({ Bucket: 'photos', Key: 'a' });
  }
  drop() {
    return this.client.deleteObject({ Bucket: 'photos', Key: 'a' });
  }
}
const clients = new ContainerModule(({ bind }) => {
  bind(TYPES.Client).toDynamicValue(() => new S3({}));
});
const container = new Container();
container.load(clients);
container.bind<Photos>(TYPES.Photos).to(Photos).inSingletonScope();
export const handler = () => container.get<Photos>(TYPES.Photos).read();
