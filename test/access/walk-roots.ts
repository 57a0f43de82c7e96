import type { FrontDoor } from "../support/front-door.ts";
import { ACTORS, KNOWN_ACTORS, type Actor } from "./actor.ts";
import type { House } from "./house.ts";
import {
  isAboutRequest,
  isHidden,
  isRefusal,
  SELECTIONS,
  subjectsIn,
  toCall,
  type Operation,
  type Reach,
  type RootField,
} from "./root-field.ts";
import { idOf, requestId, type Subject, SUBJECTS } from "./subject.ts";
import { openTransport, type Transport } from "./transport.ts";
import { untilListeners } from "./until.ts";

export type TransportKind = Parameters<typeof openTransport>[1];

export const TRANSPORTS: Readonly<Record<Operation, readonly TransportKind[]>> = {
  query: ["http", "socket", "event stream"],
  mutation: ["http", "socket"],
  subscription: ["socket", "event stream"],
};

/** What each actor gets of a field, over one transport. */
export type Reaches = ReadonlyMap<Actor, Reach>;

export async function walkRoot(
  house: House,
  root: RootField,
  kind: TransportKind,
): Promise<Reaches> {
  const actors = kind === "socket" ? KNOWN_ACTORS : ACTORS;
  const reaches = new Map<Actor, Reach>();
  for (const actor of actors) {
    // A session of its own: some fields end it.
    const transport = await openTransport(house.door, kind, await house.call(actor));
    const shareToken = actor === "share link" ? house.shareToken : null;
    reaches.set(actor, await findReach(house, root, { transport, shareToken }));
    transport.close();
    await house.restore();
  }
  return reaches;
}

interface Caller {
  readonly transport: Transport;
  readonly shareToken: string | null;
}

async function findReach(house: House, root: RootField, caller: Caller): Promise<Reach> {
  if (root.operation === "subscription") return follow(house, root, caller);
  const { field } = root;
  const reached: Subject[] = [];
  for (const subject of isAboutRequest(field) ? SUBJECTS : (["mine"] as const)) {
    const call = toCall(root, { subject, shareToken: caller.shareToken });
    for await (const answer of caller.transport.ask(call)) {
      if (isRefusal(answer)) return "refused";
      if (!isAboutRequest(field)) return subjectsIn(answer);
      if (!isHidden(answer, field.name)) reached.push(subject);
      break;
    }
  }
  return reached;
}

/** Follows a subscription until the change of one's own request, which is the last one, has come. */
async function follow(house: House, root: RootField, caller: Caller): Promise<Reach> {
  const { door } = house;
  const before = door.listeners();
  const call = toCall(root, { subject: "mine", shareToken: caller.shareToken });
  const answers = caller.transport.ask(call);
  const first = answers.next();
  let isAnswered = false;
  void first.then(() => (isAnswered = true));
  // An answer before the first change is a refusal.
  await untilListeners(door, (count) => isAnswered || count > before);
  for (const subject of SUBJECTS) announce(door, subject);
  const reached = new Set<Subject>();
  for (let next = await first; next.done !== true; next = await answers.next()) {
    const answer = next.value;
    if (isRefusal(answer)) return "refused";
    if (answer.errors !== undefined || SELECTIONS[root.field.name] === undefined) break;
    for (const subject of subjectsIn(answer)) reached.add(subject);
    if (reached.has("mine")) break;
  }
  await answers.return();
  await untilListeners(door, (count) => count <= before);
  return SUBJECTS.filter((subject) => reached.has(subject));
}

function announce(door: FrontDoor, subject: Subject): void {
  door.announce({
    requestIds: [requestId(subject)],
    downloadIds: [idOf("download", subject)],
    deletionIds: [idOf("deletion", subject)],
    syncIds: ["sync"],
    serviceSlugs: ["sonarr"],
  });
  door.tracking.log.info("a change is announced");
}
