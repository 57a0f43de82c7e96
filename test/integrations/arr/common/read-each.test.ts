import { expect, it } from "vitest";
import { readEach } from "../../../../server/integrations/arr/common/read-each.ts";
import { IntegrationError } from "../../../../server/integrations/port/error.ts";
import { createDeps } from "./fake-server.ts";

const SUBJECTS = Array.from({ length: 10 }, (_, index) => index);

it("makes four calls at a time at most", async () => {
  let running = 0;
  let most = 0;

  const answers = await readEach("arr", createDeps(), SUBJECTS, async (subject) => {
    running += 1;
    most = Math.max(most, running);
    await new Promise(setImmediate);
    running -= 1;
    return subject;
  });

  expect(most).toBe(4);
  expect(answers).toEqual(SUBJECTS);
});

it("returns null for a failed item, and rejects on an outage", async () => {
  const ask = (code: "server-error" | "timeout") =>
    readEach("arr", createDeps(), [1, 2], async (subject) => {
      if (subject === 1) throw new IntegrationError("arr", code, "no");
      return subject;
    });

  expect(await ask("server-error")).toEqual([null, 2]);
  await expect(ask("timeout")).rejects.toMatchObject({ code: "timeout" });
});
