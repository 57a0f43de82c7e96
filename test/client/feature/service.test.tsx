import { fireEvent, screen, waitFor, within } from "@solidjs/testing-library";
import { beforeEach, expect, it } from "vitest";
import type { Service, ServiceTest } from "../../../client/feature/service/document.ts";
import type { ServiceInput } from "../../../client/graphql/graphql.ts";
import { ServicesPage } from "../../../client/page/services.tsx";
import { stubDialogs } from "../support/dialog.ts";
import { createFakeTracker, renderPage } from "../support/fake-tracker.tsx";
import { VERIFIED, serviceOf, testOf } from "../support/service.ts";

stubDialogs();

interface Answers {
  readonly services: Service[];
  readonly test?: Partial<ServiceTest>;
  readonly register?: (replaces: boolean) => Partial<ServiceTest>;
}

function show({ services, test = {}, register = () => ({}) }: Answers) {
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
    RegisterWebhook: ({ replaceExisting }) => ({
      registerWebhook: testOf(register(replaceExisting === true)),
    }),
  });
  renderPage(ServicesPage, tracker);
  return { tracker, saved, tried };
}

const cardOf = async (name: string) => within(await screen.findByRole("article", { name }));
const button = (name: string) => screen.getByRole("button", { name });
const type = (label: string, value: string) =>
  fireEvent.input(screen.getByLabelText(label), { target: { value } });
const noteOf = (label: string) =>
  document.getElementById(screen.getByLabelText(label).getAttribute("aria-describedby") ?? "")
    ?.textContent;

// Another test may have stored a URL.
beforeEach(() => localStorage.clear());

const sonarr = serviceOf({ kind: "SONARR", name: "Sonarr" });

it("shows the status, API usage and notes of each service", async () => {
  show({
    services: [
      serviceOf({
        kind: "SHOKO",
        name: "Shoko",
        version: "5.1.0",
        notes: ["AniDB has banned it until 18:00."],
      }),
      serviceOf({
        kind: "SONARR",
        name: "Sonarr",
        status: "DOWN",
        message: "Nobody answers at this address.",
        webhook: VERIFIED,
        budget: {
          callsPerMinute: 1,
          lastLatencyMs: null,
          lastError: "timed out",
          lastErrorAt: null,
        },
      }),
    ],
  });
  const shoko = await cardOf("Shoko");
  expect(shoko.getByText("Connected")).toBeTruthy();
  expect(shoko.getByText(/Shoko 5\.1\.0/)).toBeTruthy();
  expect(shoko.getByText("AniDB has banned it until 18:00.")).toBeTruthy();
  expect(shoko.getByText("3 API calls per minute, last response in 12 ms")).toBeTruthy();
  const down = await cardOf("Sonarr");
  expect(down.getByText("Unreachable")).toBeTruthy();
  expect(down.getByText("Nobody answers at this address.")).toBeTruthy();
  expect(down.getByText("1 API call per minute")).toBeTruthy();
  expect(down.getByText("Last error: timed out")).toBeTruthy();
  expect(down.getByText(/^Webhook verified/).textContent).toMatch(
    /^Webhook verified 22 Nov 2025 \d\d:\d\d$/,
  );
});

it("allows only a test of a service configured by the environment, and explains why", async () => {
  show({ services: [{ ...sonarr, source: "ENVIRONMENT" }] });
  const card = await cardOf("Sonarr");
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
  await cardOf("Sonarr");
  fireEvent.click(button("Add service"));
  fireEvent.click(within(screen.getByLabelText("Add a service")).getByText("Sonarr"));
  expect(screen.getByLabelText("Name")).toHaveProperty("value", "Sonarr 2");
  type("URL", " sonarr-4k:8989/ ");
  type("API key", " k3y ");
  fireEvent.click(button("Test and add"));
  await cardOf("Sonarr 2");
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
  const { saved } = show({ services: [sonarr] });
  const card = await cardOf("Sonarr");
  fireEvent.click(card.getByRole("button", { name: "Edit" }));
  expect(screen.getByLabelText("API key")).toHaveProperty("value", "");
  expect(noteOf("API key")).toBe("API key saved. Leave blank to keep it.");
  type("Name", "Series");
  fireEvent.click(button("Test and save"));
  await cardOf("Series");
  expect(saved).toHaveLength(1);
  expect(saved[0]).not.toHaveProperty("apiKey");
  expect(saved[0]?.slug).toBe("sonarr");
});

it("shows the external URLs of a service, and saves them completed", async () => {
  const { saved } = show({
    services: [{ ...sonarr, externalUrls: ["https://tv.example.org", "http://nas:8989"] }],
  });
  const card = await cardOf("Sonarr");
  const links = card.getAllByRole("link").map((link) => link.getAttribute("href"));
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
  const { saved } = show({ services: [{ ...sonarr, externalUrls: ["https://tv.example.org"] }] });
  const card = await cardOf("Sonarr");
  fireEvent.click(card.getByRole("button", { name: "Edit" }));
  type("External URL (optional)", "");
  fireEvent.click(button("Test and save"));
  await waitFor(() => expect(saved).toHaveLength(1));
  expect(saved[0]?.externalUrl).toBe("");
});

it("can save a change although the test failed", async () => {
  const { saved } = show({
    services: [sonarr],
    test: { ok: false, code: "UNREACHABLE", field: "url", message: "Nobody answers." },
  });
  const card = await cardOf("Sonarr");
  fireEvent.click(card.getByRole("button", { name: "Edit" }));
  fireEvent.click(button("Test and save"));
  fireEvent.click(await screen.findByRole("button", { name: "Save anyway" }));
  await waitFor(() => expect(saved).toHaveLength(1));
});

it("disables and enables a service", async () => {
  const { saved } = show({ services: [sonarr] });
  const card = await cardOf("Sonarr");
  fireEvent.click(card.getByRole("button", { name: "Disable" }));
  expect(await card.findByText("Disabled")).toBeTruthy();
  expect(card.getByRole("button", { name: "Enable" })).toBeTruthy();
  expect(saved[0]).toMatchObject({ slug: "sonarr", isEnabled: false });
});

it("removes a service after confirmation", async () => {
  const { tracker } = show({ services: [sonarr] });
  const card = await cardOf("Sonarr");
  fireEvent.click(card.getByRole("button", { name: "Remove" }));
  expect(tracker.asked).not.toContain("RemoveService");
  fireEvent.click(button("Remove service"));
  expect(await screen.findByText("No services connected")).toBeTruthy();
});

it("registers and verifies a webhook", async () => {
  show({
    services: [sonarr],
    register: () => ({ service: { ...sonarr, webhook: VERIFIED } }),
  });
  const card = await cardOf("Sonarr");
  expect(card.getByText("Webhook not registered")).toBeTruthy();
  fireEvent.click(card.getByRole("button", { name: "Register webhook" }));
  expect(await card.findByText(/Webhook verified/)).toBeTruthy();
});

it("explains the setup in Jellyfin, with the URL and, on demand, the secret", async () => {
  const { tracker } = show({ services: [serviceOf({ kind: "JELLYFIN", name: "Jellyfin" })] });
  const card = await cardOf("Jellyfin");
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
  show({
    services: [seerr],
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
  const card = await cardOf("Seerr");
  fireEvent.click(card.getByRole("button", { name: "Register webhook" }));
  expect(await card.findByText("Seerr sends its webhooks to old.host already.")).toBeTruthy();
  fireEvent.click(card.getByRole("button", { name: "Replace webhook" }));
  expect(await card.findByText(/Webhook verified/)).toBeTruthy();
  expect(replacements).toEqual([false, true]);
});

it("does not show a webhook as verified if its last registration failed", async () => {
  const words = "Its test message has not arrived.";
  show({ services: [{ ...sonarr, webhook: { ...VERIFIED, message: words } }] });
  const card = await cardOf("Sonarr");
  expect(card.getByText(/^Webhook may be broken/)).toBeTruthy();
  expect(card.getByText(words)).toBeTruthy();
});

it("shows why a webhook could not be verified", async () => {
  show({
    services: [sonarr],
    register: () => ({
      ok: false,
      code: "TIMEOUT",
      message: "Its test message has not arrived.",
      service: sonarr,
    }),
  });
  const card = await cardOf("Sonarr");
  fireEvent.click(card.getByRole("button", { name: "Register webhook" }));
  expect((await card.findByRole("alert")).textContent).toBe("Its test message has not arrived.");
  expect(card.getByRole("button", { name: "Try again" })).toBeTruthy();
});
