import fc from "fast-check";
import { parse, validateSubscriptionArgs } from "graphql";
import { expect, it } from "vitest";
import { visibleRequests, type Access } from "../../server/account/access.ts";
import { createSchema } from "../../server/graphql/schema.ts";
import { findSharing } from "../../server/http/fan-out/sharing.ts";
import { openSocket } from "../support/client.ts";
import { openFrontDoor, type FrontDoor } from "../support/front-door.ts";
import { makeWorld, personIdOf, requestsIn, signInAsMember, worldRequestId } from "./make-world.ts";
import { untilListeners } from "./until.ts";
import {
  filters,
  isVisible,
  listVisible,
  selections,
  steps,
  worlds,
  type ListFilter,
  type Step,
  type World,
} from "./world.ts";

const schema = createSchema();

/** Bounds the time; a failing run prints its seed. */
const RUNS = { numRuns: 5 };
const SHARING_RUNS = { numRuns: 300 };

function apply(world: World, step: Step): World {
  const people = world.people.map((person, index) => {
    if (index !== step.person) return person;
    if (step.kind === "role") return { ...person, role: step.role };
    const others = person.follows.filter((request) => request !== step.request);
    return { ...person, follows: step.kind === "follow" ? [...others, step.request] : others };
  });
  return { ...world, people };
}

async function perform({ store, account }: FrontDoor, step: Step): Promise<void> {
  const personId = personIdOf(step.person);
  if (step.kind === "role") {
    await store.write((tx) =>
      tx.person.update({ where: { id: personId }, data: { role: step.role } }),
    );
    account.accessEnds.publish({ personId });
    return;
  }
  const row = { personId, requestId: worldRequestId(step.request) };
  await store.write(async (tx) => {
    await tx.follow.deleteMany({ where: row });
    if (step.kind === "follow") await tx.follow.create({ data: { ...row, createdAt: new Date() } });
  });
}

const questions = fc.array(fc.record({ filter: filters, selection: selections }), {
  minLength: 5,
  maxLength: 5,
});

interface Question {
  readonly filter: ListFilter;
  readonly selection: string;
}

/** Everything that a person reads is about requests that they see, and every count counts just those. */
async function checkReads(door: FrontDoor, world: World, { filter, selection }: Question) {
  for (const person of world.people.keys()) {
    const init = await signInAsMember(door, person);
    const visible = world.requests.flatMap((_request, index) =>
      isVisible(world, person, index) ? [index] : [],
    );
    const listed = listVisible(world, person, filter);
    const { data, errors } = await door.query(
      `query ($filter: RequestFilter) {
        requests(filter: $filter, first: 50) { totalCount nodes { id } }
        page: requests(filter: $filter, first: 2, orderBy: TITLE) { totalCount nodes ${selection} }
        transitions { request { id } }
        stats { requests active finished states { count } stages { samples } }
        ${world.requests.map((_request, index) => `r${index}: request(id: "${worldRequestId(index)}") ${selection}`).join(" ")}
      }`,
      { filter },
      init,
    );
    expect(errors).toBeUndefined();
    expect(requestsIn(data.requests)).toEqual(listed);
    expect([data.requests.totalCount, data.page.totalCount]).toEqual([
      listed.length,
      listed.length,
    ]);
    expect(requestsIn(data.transitions)).toEqual(visible);
    expect(requestsIn(data)).toEqual(visible);
    const { requests, active, finished, states } = data.stats;
    const sum = (states as { count: number }[]).reduce((total, { count }) => total + count, 0);
    expect([requests, active + finished, sum]).toEqual(Array(3).fill(visible.length));
  }
}

it("nobody ever receives a row, a count or an event outside their scope", async () => {
  const door = await openFrontDoor();
  await fc.assert(
    fc.asyncProperty(worlds, steps, questions, async (first, changes, asked) => {
      let world = first;
      await makeWorld(door, world);
      for (const [turn, step] of [null, ...changes].entries()) {
        if (step !== null) {
          await perform(door, step);
          world = apply(world, step);
        }
        const question = asked[turn] ?? { filter: {}, selection: "{ id }" };
        await checkReads(door, world, question);
        await checkEvents(door, world, question.selection);
      }
    }),
    RUNS,
  );
});

/** All follow the same document, so that those who may share an execution do. */
async function checkEvents(door: FrontDoor, world: World, selection: string): Promise<void> {
  const followers = [];
  for (const person of world.people.keys()) {
    const socket = await openSocket(door.socketUrl, await signInAsMember(door, person));
    const changes = socket.subscribe(`subscription { requestChanged ${selection} }`);
    await socket.settled();
    followers.push({ person, socket, changes });
  }
  const executions = countScopes(world, selection);
  await untilListeners(door, (count) => count === executions);
  await changeAll(door, world);
  for (const { person, changes } of followers) {
    const visible = listVisible(world, person, {});
    const received = [];
    while (received.length < visible.length) received.push(await changes.next());
    expect(requestsIn(received)).toEqual(visible);
  }
  for (const { socket } of followers) socket.close();
  await untilListeners(door, (count) => count === 0);
  // Who was to receive less would have received more with the others.
  for (const { changes } of followers) expect(changes.waiting).toEqual([]);
}

/** Of those who see all requests, the same role has the same scope, unless the document is about the person. */
function countScopes({ people }: World, selection: string): number {
  const isPersonal = /isMine|shareLinks/.test(selection);
  const scopes = people.map(({ role }, index) =>
    role === "REQUESTER" || isPersonal ? String(index) : role,
  );
  return new Set(scopes).size;
}

async function changeAll({ store, announce }: FrontDoor, { requests }: World): Promise<void> {
  const { _max } = await store.read.mediaRequest.aggregate({ _max: { version: true } });
  const ids = requests.map((_request, index) => worldRequestId(index));
  await store.write(async (tx) => {
    for (const [index, id] of ids.entries()) {
      const version = (_max.version ?? 0n) + BigInt(1 + index);
      await tx.mediaRequest.update({ where: { id }, data: { version } });
    }
  });
  announce({ requestIds: ids });
}

const accesses: fc.Arbitrary<Access> = fc.record({
  role: fc.constantFrom("ADMIN", "VIEWER", "REQUESTER"),
  scope: fc.constantFrom("READ", "ACT", "ADMIN"),
  person: fc.option(
    fc.record({
      id: fc.constantFrom("one", "two"),
      identities: fc.array(
        fc.record({
          kind: fc.constantFrom("SEERR", "JELLYFIN"),
          provider: fc.constantFrom("seerr", "seerr-2"),
          subject: fc.constantFrom("1", "2"),
        }),
        { maxLength: 2 },
      ),
    }),
  ),
});

const subscriptions = fc
  .tuple(
    selections,
    fc.constantFrom("", "(filter: { scope: MINE })", "(filter: { scope: FOLLOWED })", '(id: "a")'),
  )
  .map(([selection, args]) => ({
    document: `subscription { requestChanged${args} ${selection} }`,
    isPersonal: /isMine|shareLinks|MINE|FOLLOWED/.test(`${args}${selection}`),
  }));

it("no two scopes share an execution", () => {
  fc.assert(
    fc.property(subscriptions, accesses, accesses, ({ document, isPersonal }, one, other) => {
      const args = validateSubscriptionArgs({ schema, document: parse(document) });
      if (!("schema" in args)) throw new Error(args[0]?.message);
      const [first, second] = [one, other].map((access) =>
        findSharing(args, { access, viewerHost: null }),
      );
      if (first?.key !== second?.key) return;
      expect(visibleRequests(one)).toEqual(visibleRequests(other));
      expect([one.role, one.scope]).toEqual([other.role, other.scope]);
      if (isPersonal) expect(one.person).toEqual(other.person);
    }),
    SHARING_RUNS,
  );
});
