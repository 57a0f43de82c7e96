import { describe, it } from "vitest";
import { expectProblems } from "./problem/case.ts";
import { TRANSFER_GROUPS } from "./problem/transfer-cases.ts";

describe("reasons while downloading", () => {
  it.each(TRANSFER_GROUPS)("shows the reason when $name", (group) => expectProblems(group));
});
