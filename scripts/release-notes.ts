import { readFileSync } from "node:fs";
import { readNotes } from "./release/changelog.ts";

// Prints what CHANGELOG.md says of the version in package.json.

const read = (name: string): string => readFileSync(new URL(`../${name}`, import.meta.url), "utf8");

const { version } = JSON.parse(read("package.json")) as { version: string };
console.log(readNotes(read("CHANGELOG.md"), version));
