// Runs the steps of a composite action as the runner does: expressions first, then bash, outputs from the file that GITHUB_OUTPUT names.
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "yaml";
import { expand, holds } from "./expressions.mjs";

/**
 * Runs an action.
 * @param {string} path the folder of the action
 * @param {{inputs?: object, env?: object, github?: object}} given what the job gives it
 * @returns its outputs, its log, the folder that it worked in, and the exit code of the step that failed (0: none did)
 */
export async function run(path, { inputs = {}, env = {}, github = {} }) {
  const action = parse(readFileSync(join(path, "action.yml"), "utf8"));
  const workspace = mkdtempSync(join(tmpdir(), "workspace-"));
  const defaults = Object.fromEntries(Object.entries(action.inputs).map(([name, { default: value }]) => [name, value ?? ""]));
  const state = { exit: 0, log: "", workspace, steps: {}, temp: mkdtempSync(join(tmpdir(), "runner-")) };
  const contexts = { inputs: { ...defaults, ...inputs }, env, steps: state.steps, github: { action_path: path, ...github }, runner: {} };
  for (const step of action.runs.steps) {
    await runStep(step, contexts, state);
  }

  rmSync(state.temp, { recursive: true });
  const outputs = Object.entries(action.outputs).map(([name, { value }]) => [name, expand(value, contexts)]);
  return { exit: state.exit, log: state.log, workspace, outputs: Object.fromEntries(outputs) };
}

async function runStep(step, contexts, state) {
  if (step.shell !== "bash" || step.run === undefined) {
    throw new Error(`${step.name}: only steps of bash can be run here`);
  }

  if (!holds(step.if, contexts, state.exit === 0)) {
    state.steps[step.id] = { outputs: {}, outcome: "skipped" };
    return;
  }

  const own = Object.fromEntries(Object.entries(step.env ?? {}).map(([name, value]) => [name, expand(value, contexts)]));
  const files = { GITHUB_OUTPUT: join(state.temp, `${step.id}.output`), GITHUB_STEP_SUMMARY: join(state.temp, `${step.id}.md`) };
  Object.values(files).forEach((file) => writeFileSync(file, ""));
  const script = join(state.temp, `${step.id}.sh`);

  // The real runner knows action_ref and action_repository while it reads env, and no longer when it reads run.
  writeFileSync(script, expand(step.run, { ...contexts, github: { ...contexts.github, action_ref: "", action_repository: "" } }));
  const { code, log } = await bash(script, state, { ...contexts.env, ...own, ...files }, contexts);
  state.log += log;
  state.exit ||= code;
  state.steps[step.id] = { outputs: readOutputs(readFileSync(files.GITHUB_OUTPUT, "utf8")), outcome: code === 0 ? "success" : "failure" };
}

function bash(script, state, env, { github }) {
  const { PATH, HOME, DOTNET_ROOT = "" } = process.env;
  const runner = { RUNNER_OS: "Linux", RUNNER_ARCH: "X64", RUNNER_TEMP: state.temp, GITHUB_ACTIONS: "true", CI: "true", GITHUB_SERVER_URL: github.server_url ?? "" };
  const child = spawn("bash", ["--noprofile", "--norc", "-eo", "pipefail", script], {
    cwd: state.workspace,
    env: { PATH, HOME, DOTNET_ROOT, ...runner, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let log = "";
  [child.stdout, child.stderr].forEach((stream) => stream.on("data", (chunk) => (log += chunk)));
  return new Promise((resolve) => child.on("close", (code) => resolve({ code, log })));
}

function readOutputs(text) {
  const outputs = {};
  const lines = text.split("\n");
  while (lines.length > 1) {
    const line = lines.shift();
    const long = /^([^=]+?)<<(.+)$/.exec(line);
    const end = long ? lines.indexOf(long[2]) : -1;
    if (long && end < 0) {
      throw new Error(`the output ${long[1]} has no end`);
    }

    const [name, value] = long ? [long[1], lines.splice(0, end + 1).slice(0, -1).join("\n")] : line.split(/=(.*)/s);
    outputs[name] = value;
  }

  return outputs;
}
