import { describe, it } from "vitest";
import { expectProblems } from "./problem/case.ts";
import { LIBRARY_GROUPS } from "./problem/library-cases.ts";

describe("reasons between the import and the library", () => {
  it.each(LIBRARY_GROUPS)("shows the reason when $name", (group) => expectProblems(group));
});
