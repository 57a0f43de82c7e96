import type { Prisma } from "../../server/store/generated/sqlite/client.ts";
import type { Store } from "../../server/store/store.ts";
import { fillCard } from "./request-card.ts";

/** Whatever a row may be given, with the ids of its relations as plain columns. */
type Given<T> = Partial<T>;

/** Makes rows as the tracker would have left them; what a test does not care for gets a default. */
export interface Factory {
  request(given?: Given<Prisma.MediaRequestUncheckedCreateInput>): Promise<{ id: string }>;
  /** An episode, or with `season: null` a movie. */
  unit(requestId: string, given?: Given<Prisma.UnitUncheckedCreateInput>): Promise<{ id: string }>;
  download(given?: Given<Prisma.DownloadUncheckedCreateInput>): Promise<{ id: string }>;
  attempt(
    unitId: string,
    downloadRowId: string | null,
    given?: Given<Prisma.AttemptUncheckedCreateInput>,
  ): Promise<{ id: string }>;
  /** Adds a step to the log; answers with its sequence. */
  transition(
    requestId: string,
    given?: Given<Prisma.TransitionUncheckedCreateInput>,
  ): Promise<bigint>;
  delivery(given?: Given<Prisma.DeliveryUncheckedCreateInput>): Promise<{ id: number }>;
  service(
    slug: string,
    given?: Given<Prisma.ServiceUncheckedCreateInput>,
  ): Promise<{ slug: string }>;
}

const START = Date.parse("2024-05-01T12:00:00Z");

export function createFactory(store: Store): Factory {
  let count = 0;
  /** Rising ids and times, so that "newest" means "made last". */
  const next = () => {
    count += 1;
    return {
      number: count,
      id: `id-${String(count).padStart(6, "0")}`,
      at: new Date(START + count * 1000),
    };
  };

  return {
    async request(given) {
      const { id, number, at } = next();
      const data = {
        id,
        origin: "seerr",
        originService: "seerr",
        originId: String(number),
        mediaType: "TV",
        title: `Title ${number}`,
        searchText: `title ${number}`,
        sortTitle: `title ${number}`,
        approvalState: "APPROVED",
        state: "APPROVED",
        stateChangedAt: at,
        version: BigInt(number),
        createdAt: at,
        updatedAt: at,
        ...given,
      };
      await store.write((tx) => tx.mediaRequest.create({ data, select: { id: true } }));
      if (given?.ownProblem != null && given.worstProblem === undefined)
        await fillCard(store, data.id);
      return { id: data.id };
    },
    async unit(requestId, given) {
      const { id, number, at } = next();
      const data = {
        id,
        requestId,
        season: 1,
        number,
        state: "APPROVED",
        stateChangedAt: at,
        ...given,
      };
      await store.write((tx) => tx.unit.create({ data, select: { id: true } }));
      await fillCard(store, requestId);
      return { id: data.id };
    },
    download(given) {
      const { id, at } = next();
      const data = {
        id,
        title: `Release ${id}`,
        state: "DOWNLOADING",
        stateChangedAt: at,
        createdAt: at,
        updatedAt: at,
        ...given,
      };
      return store.write((tx) => tx.download.create({ data, select: { id: true } }));
    },
    async attempt(unitId, downloadRowId, given) {
      const { id, at } = next();
      const data = {
        id,
        unitId,
        downloadRowId,
        ordinal: 1,
        step: "DOWNLOADING",
        createdAt: at,
        ...given,
      };
      const { unit } = await store.write((tx) =>
        tx.attempt.create({ data, select: { unit: { select: { requestId: true } } } }),
      );
      await fillCard(store, unit.requestId);
      return { id: data.id };
    },
    async transition(requestId, given) {
      const { at } = next();
      const sequence = await store.write(async (tx, rows) => {
        const number = await rows.takeNumbers("transition", 1);
        await tx.transition.create({
          data: {
            sequence: number,
            at,
            requestId,
            to: "APPROVED",
            service: "seerr",
            event: "MEDIA_APPROVED",
            channel: "WEBHOOK",
            message: "Approved.",
            ...given,
          },
        });
        return number;
      });
      await fillCard(store, requestId);
      return sequence;
    },
    delivery(given) {
      const { at } = next();
      const data = {
        service: "sonarr",
        kind: "SONARR",
        receivedAt: at,
        body: Buffer.from("{}"),
        bodyHash: "00",
        ...given,
      };
      return store.write((tx) => tx.delivery.create({ data, select: { id: true } }));
    },
    service(slug, given) {
      const { at } = next();
      const data = {
        slug,
        kind: "SONARR",
        url: `http://${slug}:8989`,
        source: "env",
        createdAt: at,
        updatedAt: at,
        ...given,
      };
      return store.write((tx) => tx.service.create({ data, select: { slug: true } }));
    },
  };
}
