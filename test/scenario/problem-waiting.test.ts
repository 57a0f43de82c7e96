import { describe, it } from "vitest";
import { expectProblems } from "./problem/case.ts";
import { WAITING_GROUPS } from "./problem/waiting-cases.ts";

describe("reasons before a release is found", () => {
  it.each(WAITING_GROUPS)("shows the reason when $name", (group) => expectProblems(group));
});
