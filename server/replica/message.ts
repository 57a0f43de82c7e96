import { z } from "zod";

const Ids = z.array(z.string());

const AccessEnd = z.union([
  z.strictObject({ sessionId: z.string() }),
  z.strictObject({ tokenId: z.string() }),
  z.strictObject({ personId: z.string() }),
  z.strictObject({ shareLinkId: z.string() }),
]);

const ReplicaMessage = z.discriminatedUnion("kind", [
  /** A commit, by its numbers and IDs: the rows are in the database. */
  z.strictObject({
    kind: z.literal("change"),
    sequence: z.string().nullable(),
    /** The highest version among the requests. */
    version: z.string().nullable(),
    requestIds: Ids,
    downloadIds: Ids,
    serviceSlugs: Ids,
    syncIds: Ids,
    deletionIds: Ids,
    hasNewSettings: z.boolean(),
    logLevel: z.string().nullable(),
  }),
  /** Something waits for the process that leads. */
  z.strictObject({ kind: z.literal("work") }),
  z.strictObject({ kind: z.literal("access-end"), end: AccessEnd }),
  /** A test message of a service has arrived. */
  z.strictObject({ kind: z.literal("proof"), slug: z.string(), nonce: z.string() }),
  z.strictObject({
    kind: z.literal("count"),
    count: z.strictObject({
      place: z.string(),
      failures: z.number(),
      blockedUntil: z.number(),
      forgetAt: z.number(),
    }),
  }),
]);

/** What the processes on one database say to each other. */
export type ReplicaMessage = z.infer<typeof ReplicaMessage>;
type ChangeMessage = Extract<ReplicaMessage, { kind: "change" }>;

/** PostgreSQL takes 8,000 bytes, and an ID has up to 40. */
const MAX_IDS = 150;
/** The lists of IDs of a change. */
export const ID_LISTS = [
  "requestIds",
  "downloadIds",
  "serviceSlugs",
  "syncIds",
  "deletionIds",
] as const satisfies readonly (keyof ChangeMessage)[];

/** Returns the texts of a message: several if it has many IDs. */
export function toTexts(message: ReplicaMessage): readonly string[] {
  if (message.kind !== "change") return [JSON.stringify(message)];
  const all = ID_LISTS.flatMap((list) => message[list].map((id) => ({ list, id })));
  const parts = Array.from({ length: Math.max(1, Math.ceil(all.length / MAX_IDS)) }, (_, index) =>
    all.slice(index * MAX_IDS, (index + 1) * MAX_IDS),
  );
  return parts.map((part) => {
    const lists = ID_LISTS.map((list) => [
      list,
      part.flatMap((one) => (one.list === list ? [one.id] : [])),
    ]);
    return JSON.stringify({ ...message, ...Object.fromEntries(lists) });
  });
}

/** Returns the message of a text; null for what another version of the tracker sends. */
export function fromText(text: string): ReplicaMessage | null {
  try {
    return ReplicaMessage.parse(JSON.parse(text));
  } catch {
    return null;
  }
}
