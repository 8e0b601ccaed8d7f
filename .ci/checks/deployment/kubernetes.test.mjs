// docs/kubernetes.md: its manifests are what Kubernetes and Argo Rollouts take, and their container, run as they say, gives the verdict.
// There is no cluster here: what a cluster does with them is not shown.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { AnalysisTemplate } from "@kubernetes-models/argo-rollouts/argoproj.io/v1alpha1/AnalysisTemplate";
import { Rollout } from "@kubernetes-models/argo-rollouts/argoproj.io/v1alpha1/Rollout";
import { Job } from "kubernetes-models/batch/v1/Job";
import { parse } from "yaml";
import { keys, startServer } from "../../harness.mjs";
import { folder, page, run } from "./page.mjs";

const { file, shell } = page("kubernetes.md");
const models = { "job.yaml": Job, "analysis.yaml": AnalysisTemplate, "rollout.yaml": Rollout };
const job = parse(file["job.yaml"]);
const analysis = parse(file["analysis.yaml"]);
const rollout = parse(file["rollout.yaml"]);
const inAnalysis = analysis.spec.metrics[0].provider.job.spec;
let server;

before(async () => (server = await startServer()));
after(() => server.stop());

for (const [name, Model] of Object.entries(models)) {
  test(`${name} is valid`, () => new Model(parse(file[name])).validate());
  test(`${name} would not be with a mistake in it`, () => assert.throws(() => new Model({ ...parse(file[name]), spec: { ...parse(file[name]).spec, template: 1, metrics: 1 } }).validate()));
}

test("both run the same container in the same way", () => {
  const plain = (spec) => ({ ...containerOf(spec), args: undefined, resources: undefined });
  assert.deepEqual(plain(inAnalysis), plain(job.spec));
  assert.deepEqual(inAnalysis.template.spec.volumes, job.spec.template.spec.volumes);
});

test("it may not do more than the minimal image needs", () => {
  const { securityContext } = containerOf(job.spec);
  assert.deepEqual([securityContext.readOnlyRootFilesystem, securityContext.runAsNonRoot, securityContext.runAsUser, securityContext.allowPrivilegeEscalation], [true, true, 65532, false]);
});

test("the rollout gives the template what it asks for, and rolls out what was judged", () => {
  const { templates, args } = rollout.spec.strategy.blueGreen.prePromotionAnalysis;
  assert.deepEqual(templates, [{ templateName: analysis.metadata.name }]);
  assert.deepEqual(args, [{ name: analysis.spec.args[0].name, value: rollout.spec.template.spec.containers[0].image }]);
});

for (const [image, code] of [["web:1.4.2", 0], ["api:2.0.0", 2], ["batch:7", 3]]) {
  test(`its container ends with ${code} for ${image}`, async () => {
    const [own, analysed] = [containerOf(job.spec).args, containerOf(inAnalysis).args];
    assert.deepEqual(await gate(own.with(-1, `ccr.ccs.tencentyun.com/shop/${image}`)), code);
    assert.deepEqual(await gate(analysed.map((arg) => arg.replace("{{args.image}}", `ccr.ccs.tencentyun.com/shop/${image}`))), code);
  });
}

test("the image that the page names is judged as it stands there", async () => assert.equal(await gate(containerOf(job.spec).args), 0));

test("its lines of shell are lines of shell", async () => {
  for (const lines of shell) {
    assert.equal((await run(process.cwd(), "bash", ["-n", "-c", lines])).code, 0);
  }
});

function containerOf(spec) {
  return spec.template.spec.containers[0];
}

// The folder stands for the volume, the keys for the secret.
async function gate(args) {
  const place = folder();
  const { env, volumeMounts } = containerOf(job.spec);
  const mounted = args.map((arg) => (arg === `${volumeMounts[0].mountPath}/tcss-gate.yaml` ? join(place, "tcss-gate.yaml") : arg));
  const given = Object.fromEntries(env.map(({ name }) => [name, keys[name]]));
  const { code } = await run(place, "tcss-gate", mounted, { ...given, TCSS_GATE_ENDPOINT: `http://${server.endpoint}` });
  rmSync(place, { recursive: true });
  return code;
}
