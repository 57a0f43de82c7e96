import { describe, expect, it } from "vitest";
import { searchTextOf } from "../../server/domain/title.ts";
import { openFrontDoor } from "../support/front-door.ts";

describe("deliveries", () => {
  it("are paged newest first and filtered", async () => {
    const door = await openFrontDoor();
    await door.make.delivery({ status: "FAILED" });
    await door.make.delivery({ service: "radarr", status: "APPLIED" });
    await door.make.delivery({ status: "APPLIED" });
    const page = `query ($after: String, $filter: DeliveryFilter) {
      deliveries(first: 2, after: $after, filter: $filter) { totalCount nodes { id } pageInfo { endCursor hasNextPage } } }`;

    const first = (await door.query(page)).data.deliveries;
    expect(first.nodes).toEqual([{ id: "3" }, { id: "2" }]);
    expect(first.totalCount).toBe(3);
    const second = (await door.query(page, { after: first.pageInfo.endCursor })).data.deliveries;
    expect(second.nodes).toEqual([{ id: "1" }]);
    const failed = (await door.query(page, { filter: { status: ["FAILED"], service: "sonarr" } }))
      .data.deliveries;
    expect(failed.nodes).toEqual([{ id: "1" }]);
  });

  it("are found by the title they are about, by their event and by their effect", async () => {
    const door = await openFrontDoor();
    const { id: requestId } = await door.make.request({ title: "Café Noir" });
    const make = async (
      title: string,
      given: Parameters<typeof door.make.delivery>[0],
      match: string | null = null,
    ) => {
      const { id: deliveryId } = await door.make.delivery(given);
      await door.store.write((tx) =>
        tx.deliverySubject.create({
          data: {
            deliveryId,
            requestId: match,
            title,
            year: 2021,
            episodes: '[{"season":1,"number":3}]',
            searchText: searchTextOf({
              titles: [title, given?.event, given?.service ?? "sonarr"],
              requestedBy: null,
              seasons: [1],
            }),
          },
          select: { deliveryId: true },
        }),
      );
    };
    await make("Café Noir", { event: "Grab", status: "APPLIED" }, requestId);
    await make("Café Noir", { event: "Download", status: "APPLIED", message: "known already" });
    await make("Dune", { service: "radarr", event: "Grab", status: "IGNORED" }, "removed-since");
    await door.make.delivery({ event: "Test", status: "IGNORED" });
    const find = async (filter: object) => {
      const { data, errors } = await door.query(
        `query ($filter: DeliveryFilter) { deliveries(first: 10, filter: $filter) { totalCount nodes {
          id hadEffect subject { title year episodes { season number } request { id title } } } } }`,
        { filter },
      );
      expect(errors).toBeUndefined();
      expect(data.deliveries.totalCount).toBe(data.deliveries.nodes.length);
      return data.deliveries.nodes;
    };
    const idsOf = async (filter: object) =>
      (await find(filter)).map(({ id }: { id: string }) => Number(id));

    expect(await idsOf({ search: "cafe noir" })).toEqual([2, 1]);
    expect(await idsOf({ search: "grab" })).toEqual([3, 1]);
    expect(await idsOf({ search: "noir s01" })).toEqual([2, 1]);
    expect(await idsOf({ search: "noir s02" })).toEqual([]);
    expect(await idsOf({ search: "cafe", hadEffect: false })).toEqual([2]);
    expect(await idsOf({ search: "radarr dune" })).toEqual([3]);
    expect(await idsOf({ search: "%" })).toEqual([4, 3, 2, 1]);
    expect(await idsOf({ hadEffect: true })).toEqual([1]);
    expect(await idsOf({ hadEffect: false, status: ["APPLIED"] })).toEqual([2]);
    expect(await idsOf({ requestId })).toEqual([1]);
    expect(await find({ status: ["IGNORED"], search: "dune" })).toEqual([
      {
        id: "3",
        hadEffect: false,
        subject: { title: "Dune", year: 2021, episodes: [{ season: 1, number: 3 }], request: null },
      },
    ]);
    const [first] = await find({ requestId });
    expect(first.subject.request).toEqual({ id: requestId, title: "Café Noir" });
  });

  it("show the payload without its secrets", async () => {
    const door = await openFrontDoor();
    const body = {
      title: "Show",
      apiKey: "k1",
      nested: [
        {
          requestedBy_email: "a@b.c",
          Authorization: "Bearer k2",
          downloadUrl: "http://x/k3",
          password: "",
        },
      ],
      link: "see http://me:k4@indexer.local/get?id=7&apikey=k5&passkey=k6 and https://ok.example/a?page=2",
    };
    const { id } = await door.make.delivery({ body: Buffer.from(JSON.stringify(body)) });
    const { data } = await door.query(`query ($id: ID!) { delivery(id: $id) { payload } }`, { id });
    expect(data.delivery.payload).toEqual({
      title: "Show",
      apiKey: "[redacted]",
      nested: [
        {
          requestedBy_email: "[redacted]",
          Authorization: "[redacted]",
          downloadUrl: "[redacted]",
          password: "",
        },
      ],
      link: "see http://…@indexer.local/get?id=7&apikey=…&passkey=… and https://ok.example/a?page=2",
    });
  });

  it("show a body of a thousand nested lists without breaking", async () => {
    const door = await openFrontDoor();
    const { id } = await door.make.delivery({
      body: Buffer.from("[".repeat(100_000) + "]".repeat(100_000)),
    });
    const { data, errors } = await door.query(
      `query ($id: ID!) { delivery(id: $id) { payload } }`,
      { id },
    );
    expect(errors).toBeUndefined();
    expect(JSON.stringify(data.delivery.payload)).toContain("nested too deep");
  });

  it("link to the transitions they caused, and back", async () => {
    const door = await openFrontDoor();
    const request = await door.make.request();
    const delivery = await door.make.delivery();
    await door.make.transition(request.id, { deliveryId: delivery.id });
    await door.make.transition(request.id, {
      evidence: '{"hasFile":true,"token":"k"}',
      channel: "POLL",
    });

    const { data } = await door.query(`{
      delivery(id: 1) { transitions { sequence request { id } } }
      transitions { channel delivery { id } evidence }
    }`);
    expect(data.delivery.transitions).toEqual([{ sequence: "1", request: { id: request.id } }]);
    expect(data.transitions).toEqual([
      { channel: "WEBHOOK", delivery: { id: "1" }, evidence: null },
      { channel: "POLL", delivery: null, evidence: { hasFile: true, token: "[redacted]" } },
    ]);
  });
});

describe("receiveWebhook and replayDelivery", () => {
  it("put the payload into the inbox, and back to pending", async () => {
    const door = await openFrontDoor();
    const received = await door.query(
      `mutation ($payload: JSON!) { receiveWebhook(service: "sonarr", payload: $payload) { id status service payload } }`,
      { payload: { eventType: "Grab" } },
    );
    expect(received.data.receiveWebhook).toEqual({
      id: "1",
      status: "PENDING",
      service: "sonarr",
      payload: { eventType: "Grab" },
    });
    await door.store.write((tx) =>
      tx.delivery.updateMany({ data: { status: "FAILED", tries: 3 } }),
    );
    const replayed = await door.query(`mutation { replayDelivery(id: 1) { status } }`);
    expect(replayed.data.replayDelivery).toEqual({ status: "PENDING" });
  });
});
