import { startSession } from "../../server/account/session.ts";
import { type FrontDoor, type QueryInit, withCookie } from "../support/front-door.ts";
import type { World } from "./world.ts";

/** Contains the index of the request, so that a response shows which requests it is about. */
export function worldRequestId(index: number): string {
  return `request-${index}`;
}

export function personIdOf(index: number): string {
  return `person-${index}`;
}

/** The indexes of the requests that a response names, or names parts of. */
export function requestsIn(answer: unknown): readonly number[] {
  const found = JSON.stringify(answer).matchAll(/request-(\d+)/g);
  return [...new Set([...found].map(([, index]) => Number(index)))].toSorted(
    (one, other) => one - other,
  );
}

/** Replaces everything in the database by a world. Every two requests share a download. */
export async function makeWorld({ store, make }: FrontDoor, world: World): Promise<void> {
  await store.write(async (tx) => {
    await tx.person.deleteMany();
    await tx.mediaRequest.deleteMany();
    await tx.download.deleteMany();
    for (const [index, { role }] of world.people.entries()) {
      const id = personIdOf(index);
      await tx.person.create({ data: { id, name: id, role, createdAt: new Date() } });
      const known = { personId: id, subject: subjectOf(index), name: id, createdAt: new Date() };
      for (const [kind, provider] of [
        ["SEERR", "seerr"],
        ["JELLYFIN", "jellyfin"],
      ] as const)
        await tx.identity.create({
          data: { ...known, id: `${kind}-${id}`, kind, provider },
        });
    }
  });
  for (const [index, request] of world.requests.entries()) {
    const id = worldRequestId(index);
    const { by, knownBy, state, isFinished, isHelpAsked } = request;
    await make.request({
      id,
      state,
      isFinished,
      helpAskedAt: isHelpAsked ? new Date() : null,
      originService: "seerr",
      requesterId: by !== null && knownBy === "seerr" ? Number(subjectOf(by)) : 900 + index,
      requesterJellyfinId: by !== null && knownBy === "jellyfin" ? subjectOf(by) : null,
      version: BigInt(1 + index),
    });
    await make.unit(id, { id: `unit-of-${id}` });
    await make.transition(id, { unitId: `unit-of-${id}` });
    const pair = `download-${Math.floor(index / 2)}`;
    if (index % 2 === 0) await make.download({ id: pair });
    await make.attempt(`unit-of-${id}`, pair, { fileName: "a.mkv", id: `attempt-of-${id}` });
  }
  await store.write(async (tx) => {
    for (const [person, { follows }] of world.people.entries())
      for (const request of follows)
        await tx.follow.create({
          data: {
            personId: personIdOf(person),
            requestId: worldRequestId(request),
            createdAt: new Date(),
          },
        });
  });
}

function subjectOf(person: number): string {
  return String(100 + person);
}

export async function signInAsMember(
  { account, store }: FrontDoor,
  person: number,
): Promise<QueryInit> {
  const origin = { device: null, address: "" };
  const { token } = await store.write((tx) =>
    startSession(account, tx, { personId: personIdOf(person), provider: "local", origin }),
  );
  return withCookie(`status_tracker_session=${token}`);
}
