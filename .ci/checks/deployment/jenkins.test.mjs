// docs/jenkins.md, run by a small substitute for Jenkins in Groovy. What Jenkins plugins do with the reports is not tested.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { execFileSync } from "node:child_process";
import { existsSync, realpathSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { keys, startServer } from "../../harness.mjs";
import { folder, page, run } from "./page.mjs";

const shop = "ccr.ccs.tencentyun.com/shop";
// Debian's groovy expects a default Java that may not be there.
const java = execFileSync("which", ["java"], { encoding: "utf8" }).trim();
const JAVA_HOME = process.env.JAVA_HOME ?? dirname(dirname(realpathSync(java)));
let server;

before(async () => (server = await startServer()));
after(() => server.stop());

test("a met image is deployed, and its reports are published", async () => {
  const { code, log } = await build(`${shop}/web:1.4.2`);
  assert.equal(code, 0, log);
  assert.match(log, /junit: gate\.junit\.xml\nissues: gate\.sarif\nstage: Deploy\nhere the image would be deployed/);
});

test("a violated one is not, its reports are published all the same", async () => {
  const { code, log } = await build(`${shop}/api:2.0.0`);
  assert.equal(code, 1, log);
  assert.match(log, /script returned exit code 2\njunit: gate\.junit\.xml\nissues: gate\.sarif\nskipped: Deploy/);
});

test("nor is an undecided one", async () => assert.match((await build(`${shop}/batch:7`)).log, /script returned exit code 3\njunit: gate\.junit\.xml\nissues: gate\.sarif\nskipped: Deploy/));

test("nothing in the parameter is ever run", async () => {
  for (const text of ['"; touch pwned; "', "$(touch pwned)", "`touch pwned`"]) {
    const { code, log, pwned } = await build(text);
    assert.ok(code === 1 && !pwned, log);
  }
});

async function build(image) {
  const place = folder({ Jenkinsfile: page("jenkins.md").file.Jenkinsfile });
  const env = { JAVA_HOME, IMAGE: image, KEY_ID: keys.TENCENTCLOUD_SECRET_ID, KEY_SECRET: keys.TENCENTCLOUD_SECRET_KEY, TCSS_GATE_ENDPOINT: `http://${server.endpoint}` };
  const { code, log } = await run(place, "groovy", [fileURLToPath(new URL("pipeline.groovy", import.meta.url)), "Jenkinsfile", place], env);
  const pwned = existsSync(join(place, "pwned"));
  rmSync(place, { recursive: true });
  return { code, log, pwned };
}
