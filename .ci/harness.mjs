// What the checks share: counting, the repository's paths, and the emulator's server.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** The repository's root, with a slash at its end. */
export const root = fileURLToPath(new URL('..', import.meta.url));
/** Where the tools of node_modules are. */
export const bin = fileURLToPath(new URL('node_modules/.bin/', import.meta.url));
/** The world and the policy that the checks run against, and the keys that the emulator accepts. */
export const world = fileURLToPath(new URL('checks/emulator/world.yaml', import.meta.url));
export const policy = fileURLToPath(new URL('checks/emulator/policy.yaml', import.meta.url));
export const keys = { TENCENTCLOUD_SECRET_ID: 'AKIDEMULATED0000000000000000000EXAMPLE', TENCENTCLOUD_SECRET_KEY: 'EmulatedSecretKey0000000EXAMPLE' };

let passed = 0;
let failed = 0;

/**
 * Counts one check and prints its line.
 * @param {string} name what must be true
 * @param problem why it is not true, or a function that returns or throws that; nothing or '' when it is true
 */
export async function check(name, problem) {
  let why;
  try {
    why = typeof problem === 'function' ? await problem() : problem;
  } catch (error) {
    why = error.message;
  }
  if (why) {
    failed++;
    console.log(`not ok ${name}: ${String(why).replaceAll(/\s+/g, ' ').slice(0, 1000)}`);
  } else {
    passed++;
    console.log(`ok ${name}`);
  }
}

/** Runs the checks of a script, counts a failure to run them as one more, and ends with the total. */
export async function checks(run) {
  try {
    await run();
  } catch (error) {
    await check('the checks run to their end', error.stack);
  }
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
}

/** Starts the built server of the emulator on a free port; stop() returns its exit code. */
export async function startServer(file = world) {
  const dll = process.env.TCSS_EMULATOR_SERVER ?? `${root}src/TcssGate.Emulator.Server/bin/Debug/net10.0/TcssGate.Emulator.Server.dll`;
  if (!existsSync(dll)) {
    throw new Error(`no server at ${dll}: build src/TcssGate.Emulator.Server, or set TCSS_EMULATOR_SERVER to its dll`);
  }

  const child = spawn('dotnet', [dll, '--world', file, '--urls', 'http://127.0.0.1:0'], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [address] = await Promise.race([
    once(createInterface(child.stdout), 'line'),
    once(child, 'exit').then(([code]) => Promise.reject(new Error(`the server ended with ${code}`))),
  ]);
  return {
    endpoint: new URL(address).host,
    async stop() {
      child.kill('SIGTERM');
      const [code] = await once(child, 'exit');
      return code;
    },
  };
}
