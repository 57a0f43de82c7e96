import { fireEvent, screen, waitFor, within } from "@solidjs/testing-library";
import { beforeEach, expect, it, onTestFinished, vi } from "vitest";
import type { Service, ServiceTest } from "../../../client/feature/service/document.ts";
import type { ServiceInput } from "../../../client/graphql/graphql.ts";
import { ServicePage } from "../../../client/page/service.tsx";
import { ServicesPage } from "../../../client/page/services.tsx";
import { stubDialogs } from "../support/dialog.ts";
import { createFakeTracker, renderPage } from "../support/fake-tracker.tsx";
import { switchLanguage } from "../support/language.ts";
import { VERIFIED, serviceOf, testOf, textOf } from "../support/service.ts";

stubDialogs();

interface Answers {
  readonly services: Service[];
  /** The slug of the service whose page is shown; absent: the list of all. */
  readonly pageOf?: string;
  readonly test?: Partial<ServiceTest>;
  readonly register?: (replaces: boolean, passesOn: boolean) => Partial<ServiceTest>;
}

function show({ services, pageOf, test = {}, register = () => ({}) }: Answers) {
  const saved: ServiceInput[] = [];
  const tried: ServiceInput[] = [];
  const tracker = createFakeTracker({
    Services: () => ({ services }),
    ServiceSuggestions: () => ({ serviceSuggestions: [] }),
    HookSecrets: () => ({
      services: services.map(({ slug }) => ({ slug, hookSecret: `s3cret-of-${slug}` })),
    }),
    TestService: () => ({ testService: testOf(test) }),
    TryService: ({ input }) => {
      tried.push(input as ServiceInput);
      return { tryService: testOf(test) };
    },
    SaveService: ({ input }) => {
      const given = input as ServiceInput;
      saved.push(given);
      const held = services.find(({ slug }) => slug === given.slug);
      const service = serviceOf({
        ...held,
        kind: given.kind,
        name: given.name,
        url: given.url,
        isEnabled: given.isEnabled ?? true,
      });
      return { saveService: service };
    },
    RemoveService: ({ slug }) => {
      services.splice(
        services.findIndex((service) => service.slug === slug),
        1,
      );
      return { removeService: true };
    },
    RegisterWebhook: ({ replaceExisting, passOn }) => ({
      registerWebhook: testOf(register(replaceExisting === true, passOn === true)),
    }),
    EndWebhookRelay: () => ({ endWebhookRelay: true }),
  });
  const { address } =
    pageOf === undefined
      ? renderPage(ServicesPage, tracker)
      : renderPage(ServicePage, tracker, `/services/${pageOf}`, "/services/:id");
  return { tracker, saved, tried, address };
}

/** Shows the page of one service. */
async function open(service: Service, answers: Omit<Answers, "services" | "pageOf"> = {}) {
  const shown = show({ services: [service], pageOf: service.slug, ...answers });
  return { ...shown, card: await titled(service.name) };
}

async function titled(name: string) {
  await screen.findByRole("heading", { level: 1, name });
  return within(screen.getByRole("main"));
}

const rowOf = async (name: string) => within(await screen.findByRole("article", { name }));
const button = (name: string) => screen.getByRole("button", { name });
const type = (label: string, value: string) =>
  fireEvent.input(screen.getByLabelText(label), { target: { value } });
const noteOf = (label: string) =>
  document.getElementById(screen.getByLabelText(label).getAttribute("aria-describedby") ?? "")
    ?.textContent;

// Another test may have stored a URL.
beforeEach(() => localStorage.clear());

const sonarr = serviceOf({ kind: "SONARR", name: "Sonarr" });

it("shows a service in one line that leads to its page, and below it only what is wrong", async () => {
  show({
    services: [
      serviceOf({
        kind: "SHOKO",
        name: "Shoko",
        version: "5.1.0",
        noteMessages: [textOf("AniDB has banned it until 18:00.")],
      }),
      serviceOf({
        kind: "SONARR",
        name: "Sonarr 4K",
        status: "DOWN",
        message: "Nothing responds at this URL.",
        webhook: VERIFIED,
      }),
      serviceOf({ kind: "QBITTORRENT", name: "qBittorrent" }),
      serviceOf({ kind: "RADARR", name: "Radarr" }),
    ],
  });
  const shoko = await rowOf("Shoko");
  expect(shoko.getByText("Connected")).toBeTruthy();
  expect(shoko.getByText(/Shoko 5\.1\.0/)).toBeTruthy();
  expect(shoko.getByText(/12 ms/)).toBeTruthy();
  expect(shoko.getByText("AniDB has banned it until 18:00.")).toBeTruthy();
  const down = await rowOf("Sonarr 4K");
  expect(down.getByText("Unreachable")).toBeTruthy();
  expect(down.getByText("Nothing responds at this URL.")).toBeTruthy();
  expect(down.getByText(/^Webhook verified/).textContent).toMatch(
    /^Webhook verified 22 Nov 2025 \d\d:\d\d$/,
  );
  expect(down.getByRole("link").getAttribute("href")).toBe("/services/sonarr-4k");
  expect((await rowOf("Radarr")).getByText(/arrives a little later/)).toBeTruthy();
  expect((await rowOf("qBittorrent")).queryByRole("list")).toBeNull();
});

it("says in German what is wrong with a service, and quotes what the service itself says", async () => {
  await switchLanguage("de");
  onTestFinished(() => switchLanguage("en"));
  const ban = {
    message: "AniDB has banned this address: files cannot be matched meanwhile",
    messageCode: "ANIDB_BAN",
    messageParams: { until: null, missing: "matches" },
  };
  show({
    services: [
      serviceOf({
        kind: "SHOKO",
        name: "Shoko",
        noteMessages: [ban, textOf("Update available")],
        budget: {
          callsPerMinute: 1,
          lastLatencyMs: null,
          lastError: "the service did not respond in time",
          lastErrorCode: "CALL_TIMEOUT",
          lastErrorAt: null,
        },
      }),
      serviceOf({
        kind: "SONARR",
        name: "Sonarr",
        status: "DOWN",
        message: "left alone for a while after failures; the last: no answer within 10 s",
        messageCode: "PAUSED_AFTER_FAILURES",
        messageParams: {
          count: 2,
          cause: { code: "NO_ANSWER_IN_TIME", params: { seconds: 10 } },
        },
        webhook: {
          ...VERIFIED,
          isRegistered: false,
          message: "Sonarr no longer has the tracker's webhook: register it again.",
          messageCode: "WEBHOOK_LOST",
          messageParams: { service: "Sonarr" },
        },
      }),
    ],
  });
  const shoko = await rowOf("Shoko");
  expect(
    shoko.getByText("AniDB hat diese Adresse gesperrt: Dateien werden solange nicht erkannt"),
  ).toBeTruthy();
  expect(shoko.getByText("Update available")).toBeTruthy();
  const down = await rowOf("Sonarr");
  expect(
    down.getByText(
      "Nach mehreren Fehlschlägen vorerst kein neuer Versuch; zuletzt: keine Antwort innerhalb von 10 s",
    ),
  ).toBeTruthy();
  expect(
    down.getByText("Sonarr hat den Webhook von Status Tracker nicht mehr: Bitte neu registrieren."),
  ).toBeTruthy();
});

it("says once that services are configured by the environment", async () => {
  const both = ["Sonarr", "Radarr"].map((name) =>
    serviceOf({ kind: name === "Sonarr" ? "SONARR" : "RADARR", name, source: "ENVIRONMENT" }),
  );
  show({ services: both });
  await rowOf("Radarr");
  expect(screen.getAllByText(/environment variables/)).toHaveLength(1);
});

it("shows everything about a service on its page", async () => {
  const { card } = await open(
    serviceOf({
      kind: "SONARR",
      name: "Sonarr",
      webhook: VERIFIED,
      budget: {
        callsPerMinute: 1,
        lastLatencyMs: null,
        lastError: "timed out",
        lastErrorCode: null,
        lastErrorAt: null,
      },
    }),
  );
  const fact = (name: string) => card.getByText(name).nextElementSibling?.textContent;
  expect(fact("Application")).toBe("Sonarr 4.0.1");
  expect(fact("URL")).toBe("http://sonarr:1234");
  expect(fact("Latency")).toBe("Unknown");
  expect(fact("API calls")).toBe("1 per minute");
  expect(fact("Last error")).toBe("timed out");
  expect(fact("Last webhook")).toBe("None yet");
  expect(card.getByRole("link", { name: /^Webhooks received/ }).getAttribute("href")).toBe(
    "/inbox?service=sonarr",
  );
});

it("calls the key of Plex what its hint calls it", async () => {
  show({ services: [] });
  fireEvent.click(await screen.findByRole("button", { name: "Add service" }));
  fireEvent.click(await screen.findByRole("button", { name: /^Plex/ }));
  expect(await screen.findByLabelText("X-Plex-Token")).toBeTruthy();
  expect(screen.queryByLabelText("API key")).toBeNull();
});

it("says so if there is no such service", async () => {
  show({ services: [sonarr], pageOf: "gone" });
  expect(await screen.findByText("There is no such service")).toBeTruthy();
});

it("allows only a test of a service configured by the environment, and explains why", async () => {
  const { card } = await open({ ...sonarr, source: "ENVIRONMENT" });
  expect(card.getByText(/Configured by environment variables/)).toBeTruthy();
  expect(card.queryByRole("button", { name: "Edit" })).toBeNull();
  expect(card.queryByRole("button", { name: "Remove" })).toBeNull();
  fireEvent.click(card.getByRole("button", { name: "Test" }));
  expect(await card.findByText("Sonarr 4.0.1 answers.")).toBeTruthy();
});

it("shows a wrong API key at its field and saves nothing", async () => {
  const { saved } = show({
    services: [],
    test: { ok: false, code: "AUTH", field: "apiKey", message: "The API key is not right." },
  });
  await screen.findByText("No services connected");
  fireEvent.click(button("Add service"));
  fireEvent.click(screen.getByText("Sonarr"));
  type("URL", "sonarr:8989/");
  type("API key", "wrong");
  fireEvent.click(button("Test and add"));
  await waitFor(() => expect(noteOf("API key")).toBe("The API key is not right."));
  await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText("API key")));
  expect(saved).toEqual([]);
  type("API key", "right");
  expect(noteOf("API key")).toBe("In Sonarr: Settings, General, API Key.");
});

it("validates the form before sending it", async () => {
  const { tried } = show({ services: [] });
  await screen.findByText("No services connected");
  fireEvent.click(button("Add service"));
  fireEvent.click(screen.getByText("Radarr"));
  type("URL", "ftp://radarr");
  fireEvent.click(button("Test and add"));
  expect(noteOf("URL")).toBe("Enter a valid URL, for example http://radarr:7878.");
  expect(noteOf("API key")).toMatch(/^Enter the API key\./);
  expect(tried).toEqual([]);
});

it("adds a connected service and completes its URL", async () => {
  const { saved } = show({ services: [sonarr] });
  await rowOf("Sonarr");
  fireEvent.click(button("Add service"));
  fireEvent.click(within(screen.getByLabelText("Add a service")).getByText("Sonarr"));
  expect(screen.getByLabelText("Name")).toHaveProperty("value", "Sonarr 2");
  type("URL", " sonarr-4k:8989/ ");
  type("API key", " k3y ");
  fireEvent.click(button("Test and add"));
  await rowOf("Sonarr 2");
  expect(saved).toEqual([
    {
      kind: "SONARR",
      name: "Sonarr 2",
      url: "http://sonarr-4k:8989",
      apiKey: "k3y",
      allowsSelfSigned: false,
    },
  ]);
});

it("keeps the stored API key of an empty field, without showing it", async () => {
  const { saved, card } = await open(sonarr);
  fireEvent.click(card.getByRole("button", { name: "Edit" }));
  expect(screen.getByLabelText("API key")).toHaveProperty("value", "");
  expect(noteOf("API key")).toBe("API key saved. Leave blank to keep it.");
  type("Name", "Series");
  fireEvent.click(button("Test and save"));
  await titled("Series");
  expect(saved).toHaveLength(1);
  expect(saved[0]).not.toHaveProperty("apiKey");
  expect(saved[0]?.slug).toBe("sonarr");
});

it("shows the external URLs of a service, and saves them completed", async () => {
  const { saved, card } = await open({
    ...sonarr,
    externalUrls: ["https://tv.example.org", "http://nas:8989"],
  });
  const links = card
    .getAllByRole("link")
    .map((link) => link.getAttribute("href"))
    .filter((href) => href?.startsWith("http"));
  expect(links).toEqual(["https://tv.example.org", "http://nas:8989"]);
  fireEvent.click(card.getByRole("button", { name: "Edit" }));
  const label = "External URL (optional)";
  expect(screen.getByLabelText(label)).toHaveProperty(
    "value",
    "https://tv.example.org http://nas:8989",
  );
  type(label, "ftp://nas");
  fireEvent.click(button("Test and save"));
  expect(noteOf(label)).toBe("Enter valid URLs, for example https://media.example.org.");
  type(label, " nas:8989/,  https://tv.example.org ");
  fireEvent.click(button("Test and save"));
  await waitFor(() => expect(saved).toHaveLength(1));
  expect(saved[0]?.externalUrl).toBe("http://nas:8989 https://tv.example.org");
});

it("removes the external URLs of an emptied field", async () => {
  const { saved, card } = await open({ ...sonarr, externalUrls: ["https://tv.example.org"] });
  fireEvent.click(card.getByRole("button", { name: "Edit" }));
  type("External URL (optional)", "");
  fireEvent.click(button("Test and save"));
  await waitFor(() => expect(saved).toHaveLength(1));
  expect(saved[0]?.externalUrl).toBe("");
});

it("can save a change although the test failed", async () => {
  const { saved, card } = await open(sonarr, {
    test: { ok: false, code: "UNREACHABLE", field: "url", message: "Nobody answers." },
  });
  fireEvent.click(card.getByRole("button", { name: "Edit" }));
  fireEvent.click(button("Test and save"));
  fireEvent.click(await screen.findByRole("button", { name: "Save anyway" }));
  await waitFor(() => expect(saved).toHaveLength(1));
});

it("disables and enables a service", async () => {
  const { saved, card } = await open(sonarr);
  fireEvent.click(card.getByRole("button", { name: "Disable" }));
  expect(await card.findByText("Disabled")).toBeTruthy();
  expect(card.getByRole("button", { name: "Enable" })).toBeTruthy();
  expect(saved[0]).toMatchObject({ slug: "sonarr", isEnabled: false });
});

it("removes a service after confirmation", async () => {
  const { tracker, card, address } = await open(sonarr);
  fireEvent.click(card.getByRole("button", { name: "Remove" }));
  expect(tracker.asked).not.toContain("RemoveService");
  fireEvent.click(button("Remove service"));
  await waitFor(() => expect(address()).toBe("/services"));
});

it("registers and verifies a webhook", async () => {
  const { card } = await open(sonarr, {
    register: () => ({ service: { ...sonarr, webhook: VERIFIED } }),
  });
  expect(card.getByText("Webhook not registered")).toBeTruthy();
  fireEvent.click(card.getByRole("button", { name: "Register webhook" }));
  expect(await card.findByText(/Webhook verified/)).toBeTruthy();
});

it("explains the setup in Jellyfin, with the URL and, on demand, the secret", async () => {
  const { tracker, card } = await open(serviceOf({ kind: "JELLYFIN", name: "Jellyfin" }));
  expect(card.getByText("Webhook requires manual setup")).toBeTruthy();
  expect(card.queryByRole("button", { name: "Register webhook" })).toBeNull();
  expect(card.getByText("http://localhost:3000/hooks/jellyfin")).toBeTruthy();
  expect(tracker.asked).not.toContain("HookSecrets");
  fireEvent.click(card.getByRole("button", { name: "Show secret" }));
  expect(await card.findByText("s3cret-of-jellyfin")).toBeTruthy();
});

it("replaces another webhook only after confirmation", async () => {
  const seerr = serviceOf({ kind: "SEERR", name: "Seerr" });
  const replacements: boolean[] = [];
  const { card } = await open(seerr, {
    register: (replaces) => {
      replacements.push(replaces);
      return replaces
        ? { service: { ...seerr, webhook: VERIFIED } }
        : {
            ok: false,
            code: "CONFLICT",
            message: "Seerr sends its webhooks to old.host already.",
            service: seerr,
          };
    },
  });
  fireEvent.click(card.getByRole("button", { name: "Register webhook" }));
  expect(await card.findByText("Seerr sends its webhooks to old.host already.")).toBeTruthy();
  fireEvent.click(card.getByRole("button", { name: "Replace webhook" }));
  expect(await card.findByText(/Webhook verified/)).toBeTruthy();
  expect(replacements).toEqual([false, true]);
});

it("passes messages on to the former owner of a webhook if asked to, says when that fails, and ends it", async () => {
  const seerr = serviceOf({ kind: "SEERR", name: "Seerr" });
  const relay = { host: "home:8123", failingSince: "2025-11-22T12:40:00Z", answer: "HTTP 502" };
  const { tracker, card } = await open(seerr, {
    register: (_replaces, passesOn) =>
      passesOn
        ? { service: { ...seerr, webhook: { ...VERIFIED, relay } } }
        : { ok: false, code: "CONFLICT", message: "Seerr has one.", service: seerr },
  });
  fireEvent.click(card.getByRole("button", { name: "Register webhook" }));
  fireEvent.click(await card.findByRole("button", { name: "Replace and pass on" }));
  expect(await card.findByText("Each message is also passed on to home:8123.")).toBeTruthy();
  expect(card.getByText(/home:8123 has not taken messages since .*: HTTP 502/)).toBeTruthy();
  fireEvent.click(card.getByRole("button", { name: "End passing messages on to home:8123" }));
  fireEvent.click(card.getByRole("button", { name: "End it" }));
  await vi.waitFor(() => expect(tracker.asked).toContain("EndWebhookRelay"));
});

it("does not show a webhook as verified if its last registration failed", async () => {
  const words = "Its test message has not arrived.";
  const { card } = await open({ ...sonarr, webhook: { ...VERIFIED, message: words } });
  expect(card.getByText(/^Webhook may be broken/)).toBeTruthy();
  expect(card.getByText(words)).toBeTruthy();
});

it("shows why a webhook could not be verified", async () => {
  const { card } = await open(sonarr, {
    register: () => ({
      ok: false,
      code: "TIMEOUT",
      message: "Its test message has not arrived.",
      service: sonarr,
    }),
  });
  fireEvent.click(card.getByRole("button", { name: "Register webhook" }));
  expect((await card.findByRole("alert")).textContent).toBe("Its test message has not arrived.");
  expect(card.getByRole("button", { name: "Try again" })).toBeTruthy();
});
