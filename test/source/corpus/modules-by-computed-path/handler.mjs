import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
const load = createRequire(import.meta.url);
const folder = dirname(fileURLToPath(import.meta.url));
export const handler = async (event) => {
  await load('./kinds/order.cjs').run();
  await load(join(folder, 'fixed.cjs')).run();
  const kind = await import(`./tasks/${event.kind}.cjs`);
  return kind.run();
};
