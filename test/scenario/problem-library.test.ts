import { describe, it } from "vitest";
import { expectProblems } from "./problem/case.ts";
import { LIBRARY_GROUPS } from "./problem/library-cases.ts";

describe("why it does not move, between the import and the screen", () => {
  it.each(LIBRARY_GROUPS)("tells the reason when $name", (group) => expectProblems(group));
});
