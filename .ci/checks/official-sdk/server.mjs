// Starts the built server of the stand-in cloud, and stops it again.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { createInterface } from "node:readline";

const built = fileURLToPath(
  new URL("../../../src/TcssGate.Emulator.Server/bin/Debug/net10.0/TcssGate.Emulator.Server.dll", import.meta.url),
);

export async function startServer(world) {
  const dll = process.env.TCSS_EMULATOR_SERVER ?? built;
  if (!existsSync(dll)) {
    throw new Error(`no server at ${dll}: build src/TcssGate.Emulator.Server, or say where it is with TCSS_EMULATOR_SERVER`);
  }

  const child = spawn("dotnet", [dll, "--world", world, "--urls", "http://127.0.0.1:0"], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [address] = await Promise.race([
    once(createInterface(child.stdout), "line"),
    once(child, "exit").then(([code]) => Promise.reject(new Error(`the server ended with ${code}`))),
  ]);
  return {
    endpoint: new URL(address).host,
    async stop() {
      child.kill("SIGTERM");
      const [code] = await once(child, "exit");
      return code;
    },
  };
}
