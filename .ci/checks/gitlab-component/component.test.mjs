// Runs the component: one job for each verdict, against the emulator.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { startServer } from "../../harness.mjs";
import { pipeline } from "./project.mjs";

const shop = "ccr.ccs.tencentyun.com/shop";
const local = "templates/tcss-gate.yml";
const reports = ["gate.json", "gate.junit.xml", "gl-code-quality-report.json"];
const vulnerabilities = "gl-container-scanning-report.json";
let server;

before(async () => (server = await startServer()));
after(() => server.stop());

test("an image in its desired state passes", async () => {
  const { code, log, files } = await gate({ images: `${shop}/web:1.4.2` });
  assert.equal(code, 0, log);
  assert.match(log, /^ PASS +tcss-gate *$/m);
  assert.deepEqual(Object.keys(files), [...reports, vulnerabilities].sort());
});

test("a violated one fails the pipeline, and its reports are artifacts all the same", async () => {
  const { code, log, files } = await gate({ images: `${shop}/web:1.4.2\n${shop}/api:2.0.0` });
  assert.notEqual(code, 0);
  assert.match(log, /Not met: 1 of 2 images/);
  assert.match(log, /tcss-gate +finished in .* FAIL 2/);
  assert.deepEqual(Object.keys(files), [...reports, vulnerabilities].sort());
  assert.match(files["gate.junit.xml"], /<failure/);
  assert.match(files["gl-code-quality-report.json"], /"blocker"/);
  assert.match(log, /^ PASS +tcss-gate:vulnerabilities *$/m);
  assert.match(files[vulnerabilities], /CVE-2021-44228/);
});

test("one of which nothing is known fails the pipeline too", async () => {
  const { code, log, files } = await gate({ images: `${shop}/batch:7` });
  assert.notEqual(code, 0);
  assert.match(log, /Undecided: 1 of 1 image/);
  assert.ok(reports.every((name) => files[name]));
  assert.match(log, /^ WARN +tcss-gate:vulnerabilities\b/m);
});

test("it does not when the pipeline was asked to go on, and is shown as failed", async () => {
  const { code, log } = await gate({ images: `${shop}/batch:7`, undecided: "warn" });
  assert.equal(code, 0, log);
  assert.match(log, /Undecided: 1 of 1 image/);
  assert.match(log, /WARN 3[^]*^ WARN +tcss-gate/m);
});

// gitlab-ci-local ends with 0 after any failure of a job that has allowed exit codes, but tells them apart in what it says: WARN, or FAIL.
test("what may be undecided may not be violated, nor end in an error", async () => {
  const violated = await gate({ images: `${shop}/api:2.0.0\n${shop}/batch:7`, undecided: "warn" });
  assert.match(violated.log, /FAIL 2[^]*^ FAIL +tcss-gate/m);
  assert.match(violated.log, /Not met: 1 of 2 images, 1 undecided/);
  const wrong = await gate({ images: `${shop}/web:1.4.2`, undecided: "warn", policy: "no-such-policy.yaml" });
  assert.match(wrong.log, /FAIL 1[^]*^ FAIL +tcss-gate/m);
  assert.match(wrong.log, /error: .*no-such-policy.yaml/);
});

test("every image can be judged instead of named ones", async () => {
  const { code, log } = await gate({ all: true });
  assert.notEqual(code, 0);
  assert.match(log, /Not met: 1 of 3 images, 1 undecided/);
});

test("it is included as a component too", async () => {
  const component = "$CI_SERVER_FQDN/group/project/tcss-gate@$CI_COMMIT_SHA";
  const { code, log } = await pipeline({ component, inputs: given({ images: `${shop}/web:1.4.2`, "job-name": "image gate" }) });
  assert.equal(code, 0, log);
  assert.match(log, /^ PASS +image gate *$/m);
});

test("inputs of another type or choice than theirs are refused, as are missing ones", async () => {
  for (const wrong of [{ rescan: "maybe" }, { parallelism: "many" }, { undecided: "pass" }, { source: "moon" }, { image: undefined }]) {
    const { code, log } = await gate({ images: `${shop}/web:1.4.2`, ...wrong });
    assert.notEqual(code, 0, JSON.stringify(wrong));
    assert.match(log, new RegExp(Object.keys(wrong)[0]), log);
    assert.doesNotMatch(log, /Met: /);
  }
});

test("nothing in an input is ever run", async () => {
  for (const text of ['"; touch pwned; "', "'; touch pwned; '", "$(touch pwned)", "`touch pwned`", "x\ntouch pwned"]) {
    const all = Object.fromEntries(["images", "policy", "baseline", "override", "timeout", "region", "endpoint", "sarif-file", "default-branch-image"].map((name) => [name, text]));
    const { log, pwned } = await gate(all);
    assert.ok(!pwned, text);
    assert.match(log, /FAIL 1/, log);
  }
});

const given = (inputs) => ({ image: "tcss-gate", endpoint: `http://${server.endpoint}`, ...inputs });
const gate = (inputs) => pipeline({ local, inputs: given(inputs) });
