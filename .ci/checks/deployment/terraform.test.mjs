// docs/terraform.md, word by word.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { rmSync } from "node:fs";
import { keys, startServer } from "../../harness.mjs";
import { folder, page, run } from "./page.mjs";

const { file, shell } = page("terraform.md");
const [init, apply] = shell[0].trim().split("\n");
const met = /image="([^"]+)"/.exec(apply)[1];
const violated = `ccr.ccs.tencentyun.com/shop/api:2.0.0@sha256:${"2".repeat(64)}`;
const undecided = `ccr.ccs.tencentyun.com/shop/batch:7@sha256:${"3".repeat(64)}`;
let server, place;

before(async () => {
  server = await startServer();
  place = folder({ "main.tf": file["main.tf"] });
  const { code, log } = await bash(init);
  assert.equal(code, 0, log);
});
after(async () => {
  rmSync(place, { recursive: true });
  await server.stop();
});

test("a violated image blocks what comes after it with 2", async () => {
  const { code, log } = await bash(apply.replace(met, violated));
  assert.equal(code, 1, log);
  assert.match(log, /Not met: 1 of 1 image/);
  assert.match(log.replaceAll(/[│\s]+/g, " "), /exit status 2/);
  assert.doesNotMatch(await state(), /terraform_data\.deployment/);
});

test("an undecided one with 3", async () => {
  const { code, log } = await bash(apply.replace(met, undecided));
  assert.equal(code, 1, log);
  assert.match(log.replaceAll(/[│\s]+/g, " "), /exit status 3/);
  assert.doesNotMatch(await state(), /terraform_data\.deployment/);
});

test("an image in its desired state is deployed, by its digest", async () => {
  const { code, log } = await bash(apply);
  assert.equal(code, 0, log);
  assert.match(log, new RegExp(`deployed = "${met}"`));
  assert.match(await state(), /terraform_data\.deployment/);
});

test("it is asked for again at the next apply", async () => {
  // plantimestamp() counts seconds.
  await secondAfter(Date.now());
  assert.match((await bash(apply)).log, /Met: 1 of 1 image/);
});

test("an image without a digest is refused before anything runs", async () => {
  const { code, log } = await bash(apply.replace(met, "ccr.ccs.tencentyun.com/shop/web:1.4.2"));
  assert.equal(code, 1);
  assert.match(log, /Name the image by its digest/);
});

const secondAfter = (moment) => new Promise((resolve) => setTimeout(resolve, 1000 - (moment % 1000) + 10));
const environment = () => ({ ...keys, TCSS_GATE_ENDPOINT: `http://${server.endpoint}`, TF_CLI_ARGS: "-no-color", TF_CLI_CONFIG_FILE: "/dev/null", CHECKPOINT_DISABLE: "1" });
const bash = (line) => run(place, "bash", ["-c", line], environment());
const state = async () => (await run(place, "terraform", ["state", "list"], { TF_CLI_CONFIG_FILE: "/dev/null" })).log;
