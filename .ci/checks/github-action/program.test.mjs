// Where the action gets the program from.
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { run } from "./composite.mjs";
import { root } from "../../harness.mjs";
import { binary, release, repository, serve, version } from "./release.mjs";

test("a released version brings its binary, its checksum verified", async () => {
  for (const ref of [`v${version}`, `v${version.split(".")[0]}`, "a".repeat(40)]) {
    const { asked, ...end } = await get(ref, release());
    assert.match(end.log, /from its release, sha256 [0-9a-f]{64}\n/, ref);
    assert.match(end.log, /no image was named/);
    assert.ok(asked.includes("SHA256SUMS"));
  }
});

test("a binary with another checksum is refused and never run", async () => {
  const { exit, log } = await get("v0", { ...release(), [binary]: "#!/bin/sh\ntouch pwned\n" });
  assert.equal(exit, 1);
  assert.match(log, /::error title=tcss-gate::the checksum of .* it is not run/);
  assert.doesNotMatch(log, /no image was named/);
});

test("a binary that no checksum is given for is refused", async () => {
  assert.match((await get("v0", { ...release(), SHA256SUMS: `${"0".repeat(64)}  other\n` })).log, /SHA256SUMS says nothing; it is not run/);
  assert.match((await get("v0", { ...release(), SHA256SUMS: 404 })).log, /no SHA256SUMS, so nothing in it can be trusted/);
});

test("a release of other sources than its tag says is not made", () => {
  const made = spawnSync(".github/scripts/release-checksums.sh", ["docs", "v9.9.9", "a".repeat(40)], { cwd: root, encoding: "utf8" });
  assert.deepEqual([made.status, made.stderr], [1, `the tag is v9.9.9, but the sources are v${version}\n`]);
});

test("a host in trouble is no missing release", async () => {
  const { exit, log } = await get("v0", { ...release(), [binary]: 403 });
  assert.equal(exit, 1);
  assert.match(log, /the release answered HTTP 403 for tcss-gate-/);
});

test("a branch is built from its sources, whatever was released before it", async () => {
  const { exit, log, asked } = await get("main", release());
  assert.deepEqual(asked, []);
  assert.match(log, /has no release for main and Linux-X64; it is built from its sources/);
  assert.match(log, /no image was named/);
  assert.equal(exit, 1);
});

test("a commit that was not released, and a version without a release, have none to bring", async () => {
  const env = { PATH: withoutSdk() };
  assert.match((await get("b".repeat(40), release(), env)).log, /there is no release for b{40} and Linux-X64, and no .NET SDK/);
  assert.match((await get("v0", {}, env)).log, /there is no release for v0 and Linux-X64, and no .NET SDK/);
  assert.match((await get("v9.9.9", release(), env)).log, /there is no release for v9.9.9 and Linux-X64, and no .NET SDK/);
});

// Without images the program ends at once, and says so: that is how one sees that it ran.
async function get(ref, files, env = {}) {
  const host = await serve(files);
  try {
    const end = await run(root, { env, github: { action_ref: ref, action_repository: repository, server_url: host.url } });
    assert.ok(!existsSync(`${end.workspace}/pwned`));
    return { ...end, asked: host.asked };
  } finally {
    host.stop();
  }
}

// Everything that the script calls but the SDK, which may well be in one folder with the rest.
function withoutSdk() {
  const folder = mkdtempSync(join(tmpdir(), "path-"));
  for (const tool of ["bash", "sed", "curl", "tr", "awk", "cut", "sha256sum", "mkdir", "mv", "chmod"]) {
    symlinkSync(execFileSync("which", [tool], { encoding: "utf8" }).trim(), join(folder, tool));
  }

  return folder;
}
