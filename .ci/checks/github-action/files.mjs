// The files that GitHub reads, by their path in the repository.
import { readFileSync, readdirSync } from "node:fs";
import { root } from "../../harness.mjs";

export const read = (path) => readFileSync(root + path, "utf8");
export const workflows = readdirSync(`${root}.github/workflows`).map((name) => `.github/workflows/${name}`);
export const action = "action.yml";
