import { isInterfaceType, isObjectType } from "graphql";
import { describe, expect, it } from "vitest";
import { createSchema } from "../../server/graphql/schema.ts";
import { ACTORS, type Actor } from "../access/actor.ts";
import { openHouse, type House } from "../access/house.ts";
import { idOf, requestId, SUBJECTS, type Subject } from "../access/subject.ts";
import type { AnyResult } from "../support/answer.ts";
import type { QueryInit } from "../support/front-door.ts";

const FIELDS = `__typename id
  ... on MediaRequest { title state episodes { id } }
  ... on Episode { number downloads { id } }
  ... on Download { requests { id } }
  ... on Deletion { title by steps { id } }
  ... on ActionResult { summary by request { id } }
  ... on Delivery { service payload }`;
const NODE = `query ($id: ID!) { node(id: $id) { ${FIELDS} } }`;
const NODES = `query ($ids: [ID!]!) { nodes(ids: $ids) { ${FIELDS} } }`;

/** Who may see which objects: as docs/access.md has it for `request`, `deletions` and `deliveries`. */
const EVERYTHING: readonly Actor[] = ["admin", "READ token", "ACT token"];
const VISIBLE: Readonly<Record<string, (actor: Actor, subject: Subject) => boolean>> = {
  MediaRequest: seesRequest,
  Episode: seesRequest,
  Download: seesRequest,
  Deletion: (actor) => EVERYTHING.includes(actor),
  ActionResult: (actor) => EVERYTHING.includes(actor),
  Delivery: (actor) => EVERYTHING.includes(actor),
};

function seesRequest(actor: Actor, subject: Subject): boolean {
  if (actor === "requester") return subject !== "other";
  return actor === "viewer" || EVERYTHING.includes(actor);
}

async function openExamples() {
  const house = await openHouse();
  const subjects = await house.door.store.read.deliverySubject.findMany();
  const deliveryOf = (subject: Subject) =>
    String(subjects.find((row) => row.requestId === requestId(subject))?.deliveryId);
  const examples = SUBJECTS.flatMap((subject) => [
    { id: requestId(subject), type: "MediaRequest", subject },
    { id: idOf("unit", subject), type: "Episode", subject },
    { id: idOf("download", subject), type: "Download", subject },
    { id: idOf("deletion", subject), type: "Deletion", subject },
    { id: idOf("action", subject), type: "ActionResult", subject },
    { id: deliveryOf(subject), type: "Delivery", subject },
  ]);
  return { house, examples, ask: createAsk(house) };
}

function createAsk(house: House) {
  const inits = new Map<Actor, QueryInit>();
  return async (actor: Actor, document: string, variables: object = {}): Promise<AnyResult> => {
    const init = inits.get(actor) ?? (await house.call(actor));
    inits.set(actor, init);
    const { data, errors } = await house.door.query(document, { ...variables }, init);
    return errors === undefined ? data : { errors };
  };
}

describe("node", () => {
  it("has an example of each type that implements it", () => {
    const schema = createSchema();
    const node = schema.getType("Node");
    const types = isInterfaceType(node) ? schema.getPossibleTypes(node) : [];
    expect(types.map(({ name }) => name).toSorted()).toEqual(Object.keys(VISIBLE).toSorted());
  });

  it("shows each caller what they may see otherwise, and nothing else", async () => {
    const { examples, ask } = await openExamples();
    const ids = JSON.stringify(examples.map(({ id }) => id));
    const singles = examples.map(({ id }, index) => `n${index}: node(id: "${id}") { ${FIELDS} }`);
    for (const actor of ACTORS) {
      if (actor === "nobody" || actor === "share link") {
        for (const call of [`node(id: "${examples[0]?.id}")`, `nodes(ids: ["1"])`]) {
          const { errors } = await ask(actor, `{ ${call} { id } }`);
          expect(errors[0].extensions["code"], call).toBe("UNAUTHENTICATED");
        }
        continue;
      }
      const one = await ask(actor, `{ ${singles.join(" ")} }`);
      const all = await ask(actor, `{ nodes(ids: ${ids}) { __typename id } }`);
      const visible = examples.map(({ id, type, subject }) =>
        VISIBLE[type]?.(actor, subject) === true ? { __typename: type, id } : null,
      );
      expect(all.nodes, actor).toEqual(visible);
      expect(Object.values(one), actor).toEqual(
        visible.map((node) => (node === null ? null : expect.objectContaining(node))),
      );
    }
  });

  it("returns what the fields for one object return", async () => {
    const { ask } = await openExamples();
    const id = requestId("mine");
    const fields = "id title state problem { code } downloads { id title } counts { total }";
    const { node, request } = await ask(
      "admin",
      `query ($id: ID!) { request(id: $id) { ${fields} } node(id: $id) { ... on MediaRequest { ${fields} } } }`,
      { id },
    );
    expect(request.downloads).toHaveLength(1);
    expect(node).toEqual(request);
  });

  it("returns null for an ID that nothing has, and for a movie's unit", async () => {
    const { house, ask } = await openExamples();
    const movie = await house.door.make.request({ mediaType: "MOVIE" });
    const unit = await house.door.make.unit(movie.id, { season: null, number: null });
    for (const id of [unit.id, "none", "", "0", "04", "99999999999", "\u0000"])
      expect(await ask("admin", NODE, { id }), id).toEqual({ node: null });
  });
});

describe("nodes", () => {
  it("keeps the order of the IDs, takes at most a hundred, and counts their fields", async () => {
    const { ask } = await openExamples();
    const [one, other] = [requestId("mine"), idOf("unit", "mine")];
    const { nodes } = await ask("admin", NODES, { ids: [other, "none", one, other] });
    expect(nodes.map((node: AnyResult) => node?.__typename ?? null)).toEqual([
      "Episode",
      null,
      "MediaRequest",
      "Episode",
    ]);

    const many = Array.from({ length: 101 }, (_, index) => `id-${index}`);
    const { errors } = await ask("admin", NODES, { ids: many });
    expect(errors[0].extensions["code"]).toBe("LIMIT");
    const wide = Array.from({ length: 60 }, (_, index) => `e${index}: episodes { id title }`);
    const { errors: tooComplex } = await ask(
      "admin",
      `query ($ids: [ID!]!) { nodes(ids: $ids) { ... on MediaRequest { ${wide.join(" ")} } } }`,
      { ids: many.slice(1) },
    );
    expect(tooComplex[0].message).toContain("too complex");
  });
});

it("every object type with an ID is a Node, or says here why it is none", () => {
  const types = Object.values(createSchema().getTypeMap()).filter(isObjectType);
  const others = types
    .filter((type) => type.getFields()["id"] !== undefined && type.getInterfaces().length === 0)
    .map(({ name }) => name);
  expect(others.toSorted()).toEqual(Object.keys(NO_NODES).toSorted());
});

const OWN = "about the viewer or for admins, who read it from its list";
const PART = "a part of another object, read with it";
const BRIEF = "made for one answer and not stored";

const NO_NODES: Readonly<Record<string, string>> = {
  ApiToken: OWN,
  AuditEntry: OWN,
  Invitation: OWN,
  LogLine: OWN,
  NotificationChannel: OWN,
  NotificationMessage: OWN,
  Person: OWN,
  PersonIdentity: OWN,
  SentInvitation: OWN,
  Session: OWN,
  SyncReport: OWN,
  Viewer: OWN,
  CalendarEntry: PART,
  DeletionStep: PART,
  Problem: PART,
  ShareLink: PART,
  DeletionPreview: BRIEF,
  LinkCandidate: BRIEF,
  ListedRelease: BRIEF,
  QuickConnect: BRIEF,
  ServiceSuggestion: BRIEF,
  Service: "known by its slug, which its owner chooses",
  SharedRequest: "a request as a link shows it, without an account",
  SignInProvider: "a way to sign in, shown to everybody",
};
