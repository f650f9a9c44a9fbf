import type { S3 } from '@aws-sdk/client-s3';
import { Injector } from 'some-injector';
interface Clients {
  readonly byRegion: Map<string, S3>;
  names(): string[];
}
class Service {
  constructor(private readonly clients: Clients) {}
  run(region: string) {
    return this.clients.byRegion.get(region)?.listObjectsV2({ Bucket: 'photos' });
  }
}
export const handler = (event: { region: string }) => new Injector([Service]).get(Service).run(event.region);
