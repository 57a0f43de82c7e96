import { describe, expect, it } from "vitest";
import { PROBLEMS } from "../../server/domain/problem/diagnose.ts";
import { expectProblems } from "./problem/case.ts";
import { IMPORT_GROUPS } from "./problem/import-cases.ts";
import { LIBRARY_GROUPS } from "./problem/library-cases.ts";
import { SERVICE_GROUPS } from "./problem/service-cases.ts";
import { TRANSFER_GROUPS } from "./problem/transfer-cases.ts";
import { WAITING_GROUPS } from "./problem/waiting-cases.ts";

describe("reasons caused by services", () => {
  it.each(SERVICE_GROUPS)("shows the reason when $name", (group) => expectProblems(group));
});

/** Every way that is tried here and in the problem-*.test.ts beside. */
const PROVOKED = [
  ...SERVICE_GROUPS,
  ...TRANSFER_GROUPS,
  ...IMPORT_GROUPS,
  ...LIBRARY_GROUPS,
  ...WAITING_GROUPS,
].flatMap(({ waves }) => waves.flat());

describe("the list of problem codes", () => {
  it.each(PROBLEMS.map(({ code }) => code))("provokes %s through the services", (code) => {
    expect(PROVOKED.map((one) => one.code)).toContain(code);
  });
});
