import { expect, it } from "vitest";
import { toMessageColumns, toReasonColumns } from "../../server/store/column/message.ts";
import { openFrontDoor, type FrontDoor } from "../support/front-door.ts";

const MESSAGES = `{ requests { nodes {
  stateReason stateReasonCode stateReasonParams
  problems { code message messageParams }
  episodes { stateReason stateReasonCode stateReasonParams }
  transitions { message messageCode messageParams }
  actionHistory { message messageCode messageParams serviceName }
} } }`;

async function readMessages(door: FrontDoor) {
  const { data, errors } = await door.query(MESSAGES);
  expect(errors).toBeUndefined();
  return data.requests.nodes[0];
}

async function makeAction(door: FrontDoor, requestId: string, message: object): Promise<void> {
  const row = { requestId, kind: "SEARCH", service: "sonarr", by: "Ada", sequence: 0n };
  const data = { id: "a1", status: "SENT", createdAt: new Date(), message: "", ...row, ...message };
  await door.store.write((tx) => tx.actionRecord.create({ data, select: { id: true } }));
}

it("gives code and parameters beside every sentence of the tracker", async () => {
  const door = await openFrontDoor();
  const reason = { code: "BELOW_4K", params: { quality: "WEBDL-1080p" } } as const;
  const { id } = await door.make.request(toReasonColumns("stateReason", reason));
  const unit = await door.make.unit(id, {
    ...toReasonColumns("stateReason", "Unpacking failed"),
    problemCode: "ALL_REFUSED",
    problemMessage: "Sonarr found 5 releases and rejected all of them.",
    problemParams: '{"service":"Sonarr","count":5}',
  });
  await door.make.transition(id, {
    unitId: unit.id,
    ...toMessageColumns({ code: "FILE_IMPORTED", params: { service: "Sonarr", reason } }),
  });
  await makeAction(
    door,
    id,
    toMessageColumns({ code: "RELEASES_LISTED", params: { found: 3, rejected: 2 } }),
  );

  expect(await readMessages(door)).toEqual({
    stateReason: "WEBDL-1080p is below the requested 4K",
    stateReasonCode: "BELOW_4K",
    stateReasonParams: { quality: "WEBDL-1080p" },
    problems: [
      {
        code: "ALL_REFUSED",
        message: "Sonarr found 5 releases and rejected all of them.",
        messageParams: { service: "Sonarr", count: 5 },
      },
    ],
    // The words of a service have no code.
    episodes: [{ stateReason: "Unpacking failed", stateReasonCode: null, stateReasonParams: null }],
    transitions: [
      {
        message: "Sonarr imported the file into the library: WEBDL-1080p is below the requested 4K",
        messageCode: "FILE_IMPORTED",
        messageParams: { service: "Sonarr", reason },
      },
    ],
    actionHistory: [
      {
        message: "3 releases found, 2 rejected.",
        messageCode: "RELEASES_LISTED",
        messageParams: { found: 3, rejected: 2 },
        serviceName: "sonarr",
      },
    ],
  });
});

it("gives null and the stored sentence for rows of versions without codes", async () => {
  const door = await openFrontDoor();
  const { id } = await door.make.request({ stateReason: "withdrawn" });
  await door.make.unit(id, {
    problemCode: "STALLED",
    problemMessage: "The download stands still.",
  });
  await door.make.transition(id, { message: "Sonarr moved it into the library" });
  await makeAction(door, id, { message: "The search has begun." });

  const uncoded = { messageCode: null, messageParams: null };
  expect(await readMessages(door)).toMatchObject({
    stateReason: "withdrawn",
    stateReasonCode: null,
    stateReasonParams: null,
    problems: [{ code: "STALLED", message: "The download stands still.", messageParams: null }],
    transitions: [{ message: "Sonarr moved it into the library", ...uncoded }],
    actionHistory: [{ message: "The search has begun.", ...uncoded }],
  });
});
