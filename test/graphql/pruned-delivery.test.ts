import { expect, it } from "vitest";
import { openFrontDoor } from "../support/front-door.ts";

it("has no payload, and refuses to be applied again without it", async () => {
  const door = await openFrontDoor();
  const { id } = await door.make.delivery({ body: Buffer.alloc(0), status: "APPLIED" });
  const { data } = await door.query(`query ($id: ID!) { delivery(id: $id) { payload status } }`, {
    id,
  });
  expect(data.delivery).toEqual({ payload: null, status: "APPLIED" });

  const replay = `mutation ($id: ID!) { replayDelivery(id: $id) { status } }`;
  const { errors } = await door.query(replay, { id });
  expect(errors?.[0]).toMatchObject({
    message: "The body of this webhook is no longer stored.",
    extensions: { code: "CONFLICT" },
  });
  const { status } = await door.store.read.delivery.findUniqueOrThrow({ where: { id } });
  expect(status).toBe("APPLIED");
  const unknown = await door.query(replay, { id: 99 });
  expect(unknown.errors?.[0]?.extensions["code"]).toBe("NOT_FOUND");
});
