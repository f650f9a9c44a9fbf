import { S3 } from '@aws-sdk/client-s3';
const s3 = new S3({});
const put = (Bucket: string) => s3.putObject({ Bucket, Key: 'k' });
const routes: Record<string, () => Promise<unknown>> = {};
const made: (new () => { start(): Promise<unknown> })[] = [];
function audited(bucket: string) {
  return (_target: object, _key: string, descriptor: PropertyDescriptor) => {
    const original = descriptor.value;
    descriptor.value = async function (...passed: unknown[]) {
      await put(bucket);
      return original.apply(this, passed);
    };
    return descriptor;
  };
}
const replaced = (_target: object, _key: string, descriptor: PropertyDescriptor): PropertyDescriptor => ({
  ...descriptor,
  value: () => put('instead'),
});
const route = (path: string) => (_target: object, _key: string, descriptor: PropertyDescriptor) => {
  routes[path] = descriptor.value;
};
const registered = (target: new () => { start(): Promise<unknown> }) => {
  made.push(target);
};
class Orders {
  @audited('audit')
  save() {
    return put('orders');
  }
  @replaced
  drop() {
    return s3.deleteObject({ Bucket: 'orders', Key: 'k' });
  }
  @route('/orders')
  list() {
    return s3.listObjectsV2({ Bucket: 'orders' });
  }
}
@registered
class Task {
  start() {
    return put('started');
  }
}
export const handler = async (event: { path: string }) => {
  const orders = new Orders();
  await orders.save();
  await orders.drop();
  for (const Each of made) await new Each().start();
  return routes[event.path]?.();
};
export { Task };
