// What the pages give to copy: their blocks of code, each under the name that stands beside its language.
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { spawn } from "node:child_process";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { policy, root } from "../../harness.mjs";

/** The named blocks of a page, and its lines of shell. */
export function page(name) {
  const blocks = [...readFileSync(join(root, "docs", name), "utf8").matchAll(/^```(\w+)(?: (\S+))?\n(.*?)^```/gms)];
  return {
    file: Object.fromEntries(blocks.filter(([, , file]) => file).map(([, , file, text]) => [file, text])),
    shell: blocks.filter(([, language, file]) => language === "sh" && !file).map(([, , , text]) => text),
  };
}

/** A folder with the policy, the program in its .bin, and what a page says is in it. */
export function folder(files = {}) {
  const made = mkdtempSync(join(tmpdir(), "deployment-"));
  mkdirSync(join(made, ".bin"));
  symlinkSync(process.env.TCSS_GATE_BINARY, join(made, ".bin/tcss-gate"));
  copyFileSync(policy, join(made, "tcss-gate.yaml"));
  Object.entries(files).forEach(([name, text]) => writeFileSync(join(made, name), text));
  return made;
}

/** Runs a program in such a folder. */
export async function run(cwd, command, args, env = {}) {
  const child = spawn(command, args, { cwd, env: { ...process.env, ...env, PATH: join(cwd, ".bin") + delimiter + process.env.PATH }, stdio: ["ignore", "pipe", "pipe"] });
  let log = "";
  [child.stdout, child.stderr].forEach((stream) => stream.on("data", (chunk) => (log += chunk)));
  const code = await new Promise((resolve, reject) => child.on("error", reject).on("close", resolve));
  return { code, log };
}
