import { container, delay, inject, injectable, singleton } from 'tsyringe';
import { DynamoDB } from '@aws-sdk/client-dynamodb';
@singleton()
class Registry {
  private readonly tasks = new Map<string, () => Promise<unknown>>();
  put(name: string, task: () => Promise<unknown>) {
    this.tasks.set(name, task);
  }
  run(name: string) {
    return this.tasks.get(name)?.();
  }
}
@injectable()
class Writer {
  constructor(
    private readonly registry: Registry,
    @inject(delay(() => Runner)) readonly runner: Runner,
  ) {}
  register() {
    this.registry.put('find', () => new DynamoDB({}).getItem({ TableName: 'orders' }));
  }
}
@injectable()
class Runner {
  constructor(private readonly registry: Registry) {}
  run() {
    return this.registry.run('find');
  }
}
container.resolve(Writer).register();
export const handler = () => container.resolve(Runner).run();
