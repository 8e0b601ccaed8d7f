// A host with a release, as GitHub serves one.
import { execFileSync } from "node:child_process";
import { copyFileSync, mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "../../harness.mjs";
import { read } from "./files.mjs";

export const version = /<Version>(.*)<\/Version>/.exec(read("Directory.Build.props"))[1];
export const binary = `tcss-gate-${version}-linux-x64`;
export const repository = "example/tcss-gate";

/** The files of a release, as the workflow makes them. */
export function release() {
  const folder = mkdtempSync(join(tmpdir(), "release-"));
  copyFileSync(process.env.TCSS_GATE_BINARY, join(folder, binary));
  execFileSync(".github/scripts/release-checksums.sh", [folder, `v${version}`, "a".repeat(40)], { cwd: root });
  const files = Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name))]));
  rmSync(folder, { recursive: true });
  return files;
}

/** Serves a release; a number in the place of a file is the status that answers for it. */
export async function serve(files) {
  const asked = [];
  const server = createServer((request, response) => {
    const [, name] = new RegExp(`^/${repository}/releases/download/v${version}/([^/]+)$`).exec(request.url) ?? [];
    asked.push(name);
    const file = files[name] ?? 404;
    response.writeHead(typeof file === "number" ? file : 200).end(typeof file === "number" ? "no" : file);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { url: `http://127.0.0.1:${server.address().port}`, asked, stop: () => server.close() };
}
