import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createJellyfinAdapter } from "../../../../server/integrations/media-server/jellyfin/adapter.ts";
import {
  readNotification,
  toItemId,
} from "../../../../server/integrations/media-server/jellyfin/notification.ts";
import { NOTIFICATION_TYPES } from "../../../../server/integrations/media-server/jellyfin/payload.ts";
import { repairTemplateJson } from "../../../../server/integrations/media-server/jellyfin/repair.ts";
import { connectionTo, createFakeJellyfin, depsFor } from "./fake-jellyfin.ts";

const adapter = createJellyfinAdapter(connectionTo(), depsFor(createFakeJellyfin().fetch));
const receive = (body: unknown) => adapter.receive?.(body);

describe("webhooks of Jellyfin", () => {
  it.each(NOTIFICATION_TYPES)("recognises %s without any observation", (type) => {
    expect(receive({ NotificationType: type })).toMatchObject({
      kind: "read",
      event: type,
      observations: [],
    });
  });

  it.each([
    [{ NotificationType: "SomethingNew" }, "SomethingNew"],
    [{ NotificationType: "" }, null],
    [{}, null],
    [null, null],
    [[1, 2], null],
    ["ItemAdded", null],
  ])("does not recognise %j", (body, event) => {
    expect(receive(body)).toMatchObject({ kind: "unrecognised", event });
  });

  it("describes the added item, in either format", () => {
    const template = {
      event: "ItemAdded",
      itemId: "8a000132-5cca-eee9-22ae-eb34a91b9d03",
      itemType: "Episode",
      name: 'The \\"Ferry\\"',
      series: "Amber Field",
      season: "1",
      episode: "3",
      episodeEnd: "{{EpisodeNumberEnd}}",
      tvdb: "",
    };
    const all = {
      NotificationType: "ItemAdded",
      ItemId: "8a0001325ccaeee922aeeb34a91b9d03",
      ItemType: "Episode",
      Name: 'The \\"Ferry\\"',
      SeriesName: "Amber Field",
      SeasonNumber: 1,
      EpisodeNumber: 3,
      Year: null,
    };
    expect(readNotification(template)).toEqual(readNotification(all));
    expect(receive(all)).toMatchObject({
      note: 'hint to check the library: episode Amber Field S01E03 The "Ferry"',
      about: { title: "Amber Field", year: null, episodes: [{ season: 1, number: 3 }] },
    });
  });

  it("writes ids as Jellyfin's REST API does", () => {
    expect(toItemId("8A000132-5CCA-EEE9-22AE-EB34A91B9D03")).toBe(
      "8a0001325ccaeee922aeeb34a91b9d03",
    );
    expect(toItemId("not an id")).toBeUndefined();
  });

  it("never throws, whatever the body", () => {
    const key = fc.constantFrom(
      "NotificationType",
      "ItemId",
      "SeasonNumber",
      "Name",
      "__proto__",
      "constructor",
    );
    const body = fc.oneof(
      fc.jsonValue(),
      fc.dictionary(key, fc.jsonValue()),
      fc.record({
        NotificationType: fc.constantFrom(...NOTIFICATION_TYPES),
        Name: fc.jsonValue(),
        ItemId: fc.jsonValue(),
      }),
    );
    fc.assert(
      fc.property(body, (value) => {
        expect(["read", "unrecognised"]).toContain(receive(value)?.kind);
      }),
    );
  });
});

describe("bodies broken by a template", () => {
  it.each([
    ['{"Year": , "Name": "x"}', { Year: null, Name: "x" }],
    ['{"Name": "x", "Year":}', { Name: "x", Year: null }],
    ['{"a":\n,"b":\n}', { a: null, b: null }],
    [
      '{"Name": "a: , \\" }, b", "Year": ,}'.replace(",}", "}"),
      { Name: 'a: , " }, b', Year: null },
    ],
    [
      '{"Overview": "two\r\nlines\tand a tab", "Year": }',
      { Overview: "two\r\nlines\tand a tab", Year: null },
    ],
  ])("repairs %s", (broken, body) => {
    expect(() => JSON.parse(broken)).toThrow(SyntaxError);
    expect(JSON.parse(repairTemplateJson(broken))).toEqual(body);
  });

  it("keeps every valid body unchanged", () => {
    fc.assert(
      fc.property(fc.json(), (json) => {
        expect(JSON.parse(repairTemplateJson(json))).toEqual(JSON.parse(json));
      }),
    );
  });

  it.each(["", "not json", '{"a": 1', "{{NotificationType}}", '"unended'])(
    "does not repair %s",
    (text) => {
      expect(() => JSON.parse(repairTemplateJson(text))).toThrow(SyntaxError);
    },
  );
});
