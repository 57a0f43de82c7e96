import { expect, it } from "vitest";
import { createThrottle, type Bucket } from "../../server/account/throttle.ts";

const BUCKET: Bucket = { key: "a", free: 3, maxDelayMs: 60_000, isForgiving: true };

function open(maxEntries?: number) {
  let at = 0;
  const throttle = createThrottle(
    () => new Date(at),
    maxEntries === undefined ? {} : { maxEntries },
  );
  const fail = (bucket: Bucket = BUCKET): number => {
    const admission = throttle.admit([bucket]);
    return admission.isAdmitted ? 0 : admission.waitSeconds;
  };
  return { throttle, fail, pass: (ms: number) => (at += ms) };
}

it("doubles the delay with each failure, up to the longest", () => {
  const { fail, pass } = open();
  expect([fail(), fail(), fail()]).toEqual([0, 0, 0]);
  const waits: number[] = [];
  for (let tries = 0; tries < 6; tries += 1) {
    const wait = fail();
    waits.push(wait);
    pass(wait * 1000);
    expect(fail()).toBe(0);
  }
  expect(waits).toEqual([5, 10, 20, 40, 60, 60]);
});

it("forgets failures after a success, and after an hour", () => {
  const { throttle, fail, pass } = open();
  fail();
  fail();
  const admission = throttle.admit([BUCKET]);
  if (admission.isAdmitted) admission.succeed();
  expect(throttle.size).toBe(0);
  expect([fail(), fail(), fail()]).toEqual([0, 0, 0]);
  expect(fail()).toBe(5);
  pass(61 * 60_000);
  expect([fail(), fail(), fail()]).toEqual([0, 0, 0]);
});

it("keeps the failures of an address that succeeds with another account", () => {
  const { throttle, fail } = open();
  const address = { ...BUCKET, isForgiving: false };
  expect([fail(address), fail(address)]).toEqual([0, 0]);
  const admission = throttle.admit([address]);
  if (admission.isAdmitted) admission.succeed();
  expect(fail(address)).toBe(0);
  expect(fail(address)).toBe(5);
});

it("admits no more concurrent attempts than consecutive ones", () => {
  const { throttle } = open();
  const admitted = Array.from({ length: 10 }, () => throttle.admit([BUCKET])).filter(
    ({ isAdmitted }) => isAdmitted,
  );
  expect(admitted).toHaveLength(3);
});

it("never evicts failures: without room, keys share what is left", () => {
  const { throttle, fail } = open(10);
  for (let tries = 0; tries < 4; tries += 1) fail();
  for (let other = 0; other < 20_000; other += 1) fail({ ...BUCKET, key: `other ${other}` });
  expect(throttle.size).toBeLessThanOrEqual(10 + 256);
  expect(fail()).toBeGreaterThan(0);
});
