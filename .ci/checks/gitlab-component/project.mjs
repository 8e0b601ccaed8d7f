// A project that uses the component, in a folder of its own: a repository with a commit and a remote, as gitlab-ci-local wants it.
import { execFileSync, spawn } from "node:child_process";
import { chmodSync, copyFileSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { bin, keys, policy, root } from "../../harness.mjs";

const tool = join(bin, "gitlab-ci-local");

/**
 * Runs a pipeline that is nothing but an include.
 * @param include what it includes, as in {local: "templates/tcss-gate.yml", inputs: {…}}
 * @returns the exit code of the whole, what it printed, and a look into its folder
 */
export async function pipeline(include) {
  const folder = mkdtempSync(join(tmpdir(), "pipeline-"));
  try {
    prepare(folder, include);
    const { code, log } = await run(folder);
    const files = reportsIn(join(folder, "tcss-gate-reports"));
    return { code, log, files, pwned: existsSync(join(folder, "pwned")) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function reportsIn(folder) {
  return existsSync(folder) ? Object.fromEntries(readdirSync(folder).sort().map((name) => [name, readFileSync(join(folder, name), "utf8")])) : {};
}

function prepare(folder, include) {
  cpSync(join(root, "templates"), join(folder, "templates"), { recursive: true });
  copyFileSync(policy, join(folder, "tcss-gate.yaml"));
  mkdirSync(join(folder, ".bin"));
  copyFileSync(process.env.TCSS_GATE_BINARY, join(folder, ".bin/tcss-gate"));
  chmodSync(join(folder, ".bin/tcss-gate"), 0o755);
  writeFileSync(join(folder, ".gitignore"), ".bin\n");

  // JSON is YAML, and quotes everything.
  writeFileSync(join(folder, ".gitlab-ci.yml"), JSON.stringify({ include: [include] }));
  const git = (...args) => execFileSync("git", ["-C", folder, "-c", "user.name=x", "-c", "user.email=x@example.com", ...args], { stdio: "pipe" });
  git("init", "--quiet", "--initial-branch=main");
  git("remote", "add", "origin", "git@gitlab.example.com:group/project.git");
  git("add", "--all");
  git("commit", "--quiet", "--message", "A project with a gate");
}

// Each job has a folder of its own, so what is found here afterwards came as an artifact.
async function run(folder) {
  const env = { ...process.env, ...keys, HOME: folder, PATH: join(folder, ".bin") + delimiter + process.env.PATH };
  const child = spawn(tool, ["--force-shell-executor", "--shell-isolation", "--no-color", "--home", folder], { cwd: folder, env, stdio: ["ignore", "pipe", "pipe"] });
  let log = "";
  [child.stdout, child.stderr].forEach((stream) => stream.on("data", (chunk) => (log += chunk)));
  const code = await new Promise((resolve) => child.on("close", resolve));
  return { code, log };
}
