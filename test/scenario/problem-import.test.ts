import { describe, it } from "vitest";
import { expectProblems } from "./problem/case.ts";
import { IMPORT_GROUPS } from "./problem/import-cases.ts";

describe("why it does not move, once it is downloaded", () => {
  it.each(IMPORT_GROUPS)("tells the reason when $name", (group) => expectProblems(group));
});
