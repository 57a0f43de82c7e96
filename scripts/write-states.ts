import { readFileSync, writeFileSync } from "node:fs";
import { documentPath, printTables } from "../test/domain/machine/states-document.ts";

// Renews the tables of docs/states.md after an intended change of the machine. Review the diff.
const MARK = "## The table\n";
const [preface] = readFileSync(documentPath, "utf8").split(MARK);
writeFileSync(documentPath, `${preface}${MARK}\n${printTables()}`);
