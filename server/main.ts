import { explainOldNode } from "./node-version.ts";

// Everything else is imported only then: an old Node would stop at something it does not know, and not say what is wrong.
const refusal = explainOldNode(process.versions.node);
if (refusal === null) await import("./start.ts");
else {
  process.stderr.write(`${refusal}\n`);
  process.exitCode = 1;
}
