import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { createServer } from 'node:net';

/** A server of moto, an emulator of AWS that others wrote; it knows the AWS managed policies. */
export interface MotoServer {
  readonly url: string;
  readonly stop: () => void;
}

export const NO_MOTO = 'python3 with moto (pip install "moto[server,iam]") is not installed';

/** Starts one on a free port; `undefined` where moto is not installed. */
export async function startMoto(): Promise<MotoServer | undefined> {
  if (!isInstalled()) return undefined;
  const port = await freePort();
  const server = spawn('python3', ['-m', 'moto.server', '-H', '127.0.0.1', '-p', String(port)], {
    env: { ...process.env, MOTO_IAM_LOAD_MANAGED_POLICIES: 'true' },
    stdio: 'ignore',
  });
  const url = `http://127.0.0.1:${port}`;
  await answering(url, server);
  return { url, stop: () => server.kill('SIGKILL') };
}

function isInstalled(): boolean {
  try {
    execFileSync('python3', ['-c', 'import moto.server, moto.iam, flask'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  await new Promise((resolve) => {
    server.close(resolve);
  });
  return typeof address === 'object' && address !== null ? address.port : 0;
}

async function answering(url: string, server: ChildProcess): Promise<void> {
  for (let attempt = 0; attempt < 300; attempt++) {
    if (server.exitCode !== null) throw new Error(`the moto server ended with ${server.exitCode}`);
    const isUp = await fetch(`${url}/moto-api/`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (isUp) return;
    await new Promise((resolve) => {
      setTimeout(resolve, 100);
    });
  }
  server.kill('SIGKILL');
  throw new Error('the moto server does not answer');
}
