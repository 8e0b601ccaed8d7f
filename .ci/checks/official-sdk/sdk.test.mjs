// The official Node SDK, as its users write it, against the emulator over HTTP.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { tcss } from "tencentcloud-sdk-nodejs/tencentcloud/services/tcss/index.js";
import { startServer } from "../../harness.mjs";

const key = { secretId: "AKIDEMULATED0000000000000000000EXAMPLE", secretKey: "EmulatedSecretKey0000000EXAMPLE" };
const patience = 20_000;
let server;

function client(credential = key) {
  return new tcss.v20201101.Client({
    credential,
    region: "ap-guangzhou",
    profile: { httpProfile: { endpoint: server.endpoint, protocol: "http://", reqTimeout: 10 } },
  });
}

before(async () => {
  server = await startServer(fileURLToPath(new URL("world.yaml", import.meta.url)));
});

after(async () => {
  assert.equal(await server?.stop(), 0, "the server ends cleanly when it is told to");
});

test("an image is listed, scanned, polled until it is complete, and its findings are read", async () => {
  const cloud = client();
  const list = await cloud.DescribeAssetImageRegistryList({
    Limit: 10,
    Offset: 0,
    Filters: [{ Name: "ImageName", Values: ["web"], ExactMatch: true }],
  });
  assert.equal(list.TotalCount, 1);
  const { Id, ImageDigest, ScanTime: scannedBefore } = list.List[0];
  assert.match(ImageDigest, /^sha256:[0-9a-f]{64}$/);
  assert.equal(scannedBefore, "");

  const task = await cloud.CreateAssetImageRegistryScanTask({ Id: [Id], ScanType: ["CVE", "VIRUS", "RISK"] });
  assert.equal(task.TaskID, 1);

  const { detail, progresses } = await poll(cloud, Id, scannedBefore);
  assert.ok(progresses.some((progress) => progress > 0 && progress < 100), `the progress rises: ${progresses}`);
  assert.deepEqual(progresses, progresses.toSorted((a, b) => a - b));
  assert.equal(detail.ImageDigest, ImageDigest);
  assert.deepEqual(
    [detail.ScanStatus, detail.CveStatus, detail.VirusStatus, detail.RiskStatus],
    ["SCANNED", "SCANNED", "SCANNED", "SCANNED"],
  );
  assert.deepEqual([detail.VulCnt, detail.VirusCnt, detail.RiskCnt], [120, 1, 1]);

  const first = await cloud.DescribeAssetImageRegistryVulList({ Id, Limit: 100, Offset: 0 });
  const second = await cloud.DescribeAssetImageRegistryVulList({ Id, Limit: 100, Offset: 100 });
  const past = await cloud.DescribeAssetImageRegistryVulList({ Id, Limit: 100, Offset: 200 });
  assert.deepEqual([first.TotalCount, first.List.length, second.List.length, past.List], [120, 100, 20, null]);
  assert.equal(new Set([...first.List, ...second.List].map((row) => row.CVEID)).size, 120);
  assert.equal(first.List.filter((row) => row.Level === "4").length, 2);

  const batch = await cloud.DescribeAssetImageRegistryScanStatusOneKey({ TaskID: task.TaskID });
  assert.deepEqual([batch.ImageTotal, batch.Schedule, batch.Status], [1, 100, "SCANNED"]);
});

test("an image on nodes is listed, scanned, polled until it is complete, and its findings are read", async () => {
  const cloud = client();
  const list = await cloud.DescribeAssetImageList({
    Limit: 10,
    Offset: 0,
    Filters: [
      { Name: "ImageName", Values: ["centos"], ExactMatch: false },
      { Name: "ScanStatus", Values: ["notScan"] },
    ],
  });
  assert.equal(list.TotalCount, 1);
  const { ImageID, IsTrustImage, ScanTime: scannedBefore } = list.List[0];
  assert.match(ImageID, /^sha256:[0-9a-f]{64}$/);
  assert.deepEqual([IsTrustImage, scannedBefore], [true, ""]);

  const task = await cloud.CreateAssetImageScanTask({ Images: [ImageID], ScanVul: true, ScanVirus: true, ScanRisk: true, Timeout: 600 });
  assert.match(task.TaskID, /^[0-9a-f]{24}$/);

  const { detail, progresses } = await pollNode(cloud, ImageID, scannedBefore);
  assert.ok(progresses.some((progress) => progress > 0 && progress < 100), `the progress rises: ${progresses}`);
  assert.match(detail.ScanTime, /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/);
  assert.deepEqual(
    [detail.ScanVulError, detail.ScanVirusError, detail.ScanRiskError, detail.AgentError, detail.ScanError],
    Array(5).fill("No Error"),
  );
  assert.deepEqual([detail.VulCnt, detail.VirusCnt, detail.RiskCnt], [120, 1, 1]);
  assert.match(detail.RepoDigests[0], /^ccr\.ccs\.tencentyun\.com\/shop\/web@sha256:[0-9a-f]{64}$/);

  const status = await cloud.DescribeAssetImageScanStatus({ TaskID: task.TaskID });
  assert.deepEqual([status.ImageTotal, status.ImageScanCnt, status.Schedule, status.Status, status.LeftSeconds], [1, 1, 100, "SCANNED", 0]);

  const first = await cloud.DescribeAssetImageVulList({ ImageID, Limit: 100, Offset: 0 });
  const second = await cloud.DescribeAssetImageVulList({ ImageID, Limit: 100, Offset: 100 });
  const past = await cloud.DescribeAssetImageVulList({ ImageID, Limit: 100, Offset: 200 });
  assert.deepEqual([first.TotalCount, first.List.length, second.List.length, past.List], [120, 100, 20, null]);
  assert.equal(first.List.filter((row) => row.Level === 4).length, 2);
  assert.deepEqual([typeof first.List[0].CVSSV3Score, first.List[0].IsSuggest], ["number", true]);

  const viruses = await cloud.DescribeAssetImageVirusList({ ImageID });
  assert.deepEqual([viruses.VirusScanStatus, viruses.List[0].RiskLevel], [2, 3]);
  const risks = await cloud.DescribeAssetImageRiskList({ ImageID });
  assert.deepEqual([risks.List[0].Behavior, risks.List[0].Type, risks.List[0].Level], [3, 2, 3]);
});

test("an image on nodes that nobody knows is not found", async () => {
  await assert.rejects(client().DescribeAssetImageDetail({ ImageID: "sha256:0" }), { code: "ResourceNotFound" });
});

test("the registries are synced", async () => {
  const cloud = client();
  await cloud.SyncAssetImageRegistryAsset({ All: true });
  const status = await cloud.DescribeAssetImageRegistryAssetStatus({});
  assert.match(status.LatestSyncSuccessTime, /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/);
  assert.equal((await cloud.DescribeAssetImageRegistryRegistryList({})).TotalCount, 1);
});

test("a wrong key is refused", async () => {
  await assert.rejects(client({ ...key, secretKey: "another" }).DescribeAssetImageRegistryList({}), { code: "AuthFailure.SignatureFailure" });
  await assert.rejects(client({ ...key, secretId: "AKIDnobody" }).DescribeAssetImageRegistryList({}), { code: "AuthFailure.SecretIdNotFound" });
});

test("a key that is not temporary is refused with a token", async () => {
  await assert.rejects(client({ ...key, token: "token" }).DescribeAssetImageRegistryList({}), { code: "AuthFailure.TokenFailure" });
});

async function poll(cloud, Id, scannedBefore) {
  const progresses = [];
  for (const end = Date.now() + patience; Date.now() < end; await sleep(200)) {
    const detail = await cloud.DescribeAssetImageRegistryDetail({ Id });
    progresses.push(detail.Progress);
    if (detail.Progress === 100 && detail.ScanTime !== scannedBefore) {
      return { detail, progresses };
    }
  }

  assert.fail(`the scan did not end: ${progresses}`);
}

async function pollNode(cloud, ImageID, scannedBefore) {
  const progresses = [];
  for (const end = Date.now() + patience; Date.now() < end; await sleep(200)) {
    const detail = await cloud.DescribeAssetImageDetail({ ImageID });
    progresses.push(detail.ScanVirusProgress);
    if (detail.ScanStatus === "SCANNED" && detail.ScanTime !== scannedBefore) {
      return { detail, progresses };
    }
  }

  assert.fail(`the scan did not end: ${progresses}`);
}
