import { Injector } from 'some-injector';
interface Mailer {
  send(to: string): Promise<void>;
}
interface Settings {
  readonly names: readonly string[];
}
class Service {
  constructor(
    private readonly mailer: Mailer,
    private readonly settings: Settings,
  ) {}
  run() {
    return this.settings.names.map((name) => this.mailer.send(name));
  }
}
const injector = new Injector([Service]);
export const handler = () => injector.get(Service).run();
