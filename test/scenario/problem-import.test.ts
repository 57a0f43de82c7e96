import { describe, it } from "vitest";
import { expectProblems } from "./problem/case.ts";
import { IMPORT_GROUPS } from "./problem/import-cases.ts";

describe("reasons after the download", () => {
  it.each(IMPORT_GROUPS)("shows the reason when $name", (group) => expectProblems(group));
});
