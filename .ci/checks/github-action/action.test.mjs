// The action, from its inputs to its outputs, against the emulator.
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { policy, root, startServer } from "../../harness.mjs";
import { run } from "./composite.mjs";
import { release, repository, serve } from "./release.mjs";

const shop = "ccr.ccs.tencentyun.com/shop";
const keys = { "secret-id": "AKIDEMULATED0000000000000000000EXAMPLE", "secret-key": "EmulatedSecretKey0000000EXAMPLE" };
let server, host;

before(async () => ([server, host] = await Promise.all([startServer(), serve(release())])));
after(async () => [host.stop(), await server.stop()]);

test("an image in its desired state passes, and hands on its digest", async () => {
  const { exit, outputs, log } = await gate({ images: `${shop}/web:1.4.2` });
  assert.deepEqual([exit, outputs], [0, { verdict: "met", "exit-code": "0", violations: "0", sarif: "", digest: `sha256:${"1".repeat(64)}` }], log);
});

test("a violated image fails with 2, its reports are there and its worst is annotated", async () => {
  const { exit, outputs, log, workspace } = await gate({ images: `${shop}/web:1.4.2\n${shop}/api:2.0.0\n`, outputs: "sarif=gate.sarif\njunit=gate.xml\n" });
  assert.equal(exit, 2, log);
  assert.deepEqual({ ...outputs, digest: outputs.digest.split("\n").length }, { verdict: "not-met", "exit-code": "2", violations: "1", sarif: "gate.sarif", digest: 2 });
  assert.match(readFileSync(join(workspace, outputs.sarif), "utf8"), /CVE-2021-44228/);
  assert.ok(existsSync(join(workspace, "gate.xml")));
  assert.match(log, /^::error title=violated%3A vulnerabilities.critical::/m);
});

test("an image of which nothing is known ends with 3, and has no report to upload", async () => {
  const { exit, outputs, log } = await gate({ images: `${shop}/batch:7`, outputs: "sarif=gate.sarif" });
  assert.deepEqual([exit, outputs.verdict, outputs["exit-code"], outputs.sarif], [3, "undecided", "3", ""], log);
});

test("what nothing was judged for ends with 1", async () => {
  const { exit, outputs } = await gate({ images: `${shop}/web:1.4.2`, policy: "no-such-policy.yaml" });
  assert.deepEqual([exit, outputs.verdict, outputs["exit-code"], outputs.violations], [1, "error", "1", ""]);
});

test("what the job has set counts where an input is left out", async () => {
  const { exit, log } = await gate({ images: `${shop}/web:1.4.2`, policy: "", endpoint: "" }, { TCSS_GATE_POLICY: policy, TCSS_GATE_ENDPOINT: endpoint() });
  assert.equal(exit, 0, log);
});

test("every image can be judged instead of named ones", async () => {
  const { exit, log } = await gate({ all: "true" });
  assert.equal(exit, 2, log);
  assert.match(log, /Not met: 1 of 3 images, 1 undecided/);
});

test("a saved plan is carried out instead of images", async () => {
  const { exit, log } = await gate({ plan: "no-such.plan" });
  assert.equal(exit, 1);
  assert.match(log, /no-such\.plan/);
});

// By its digest, so that nothing has to be synced first.
const judged = `${shop}/api@sha256:${"2".repeat(64)}`;
const hostile = ['"; touch pwned; "', "'; touch pwned; '", "$(touch pwned)", "`touch pwned`", "x\ntouch pwned\n", "--help", "${{ github.token }}", "-o json=pwned"];
for (const name of ["images", "source", "all", "running", "latest", "by-row", "plan", "policy", "outputs", "endpoint", "region", "timeout", "parallelism", "rescan", "baseline", "override", "sarif-file", "emulate", "verbose", "secret-id", "secret-key", "session-token"]) {
  test(`nothing in the input ${name} is ever run`, async () => {
    await Promise.all(hostile.map(async (text) => {
      const { exit, workspace, log } = await gate({ images: judged, [name]: text });
      assert.ok(!existsSync(join(workspace, "pwned")), text);

      // A hostile reason is still a reason, but the rule that it would be for is mandatory here.
      assert.ok([1, 2].includes(exit), `${text} ends with ${exit}: ${log}`);
    }));
  });
}

const endpoint = () => `http://${server.endpoint}`;

function gate(inputs, env = {}) {
  const given = { policy: policy, endpoint: endpoint(), ...keys, ...inputs };
  return run(root, { inputs: given, env, github: { action_ref: "v0", action_repository: repository, server_url: host.url } });
}
