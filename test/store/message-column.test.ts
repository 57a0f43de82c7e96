import { expect, it } from "vitest";
import { plainReason, type Reason } from "../../server/domain/message/reason.ts";
import { readReason, toReasonColumns } from "../../server/store/column/message.ts";

it.each<Reason | null>([
  null,
  "the words of a service",
  plainReason("NOT_IN_QUEUE"),
  { code: "BELOW_4K", params: { quality: "WEBDL-1080p" } },
])("reads the reason %j as it was written", (reason) => {
  expect(readReason("stateReason", toReasonColumns("stateReason", reason))).toEqual(reason);
});

it("reads the stored text for rows without a code, unknown codes and broken parameters", () => {
  const stateReason = "withdrawn";
  const read = (stateReasonCode: string | null, stateReasonParams: string | null) =>
    readReason("stateReason", { stateReason, stateReasonCode, stateReasonParams });
  expect(read(null, null)).toBe(stateReason);
  expect(read("OF_TOMORROW", "{}")).toBe(stateReason);
  expect(read("NOT_IN_QUEUE", "{")).toBe(stateReason);
  expect(read("NOT_IN_QUEUE", "[]")).toBe(stateReason);
});
