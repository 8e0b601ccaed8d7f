// GitHub's own language service, the one behind its editors: what it says of a workflow or an action.
import { validate } from "@actions/languageservice";
import { TextDocument } from "vscode-languageserver-textdocument";

const kinds = [undefined, "error", "warning", "information", "hint"];

// It remembers what it has parsed, by the address of the document.
let documents = 0;

export async function diagnose(path, text) {
  const document = TextDocument.create(`file:///${++documents}/${path}`, "yaml", 1, text);
  const found = await validate(document);
  return found.map(({ range, severity, message }) => `${path}:${range.start.line + 1}: ${kinds[severity ?? 1]}: ${message}`);
}
