import { fireEvent, screen, waitFor, within } from "@solidjs/testing-library";
import { beforeEach, expect, it } from "vitest";
import type { Service, Suggestion } from "../../../client/feature/service/document.ts";
import type { ServiceInput } from "../../../client/graphql/graphql.ts";
import { ConnectServicesPage } from "../../../client/page/connect-services.tsx";
import { createFakeTracker, renderPage } from "../support/fake-tracker.tsx";
import { VERIFIED, serviceOf, testOf } from "../support/service.ts";

beforeEach(() => localStorage.clear());

const AT = "2025-11-22T12:40:00Z";

/** The suggestions: Seerr provides the arrs, Sonarr provides the download client. */
const SUGGESTIONS: readonly (Suggestion & { readonly suggestedBy: string })[] = [
  suggest({ id: "s1", kind: "SONARR", name: "Sonarr", suggestedBy: "seerr" }),
  suggest({ id: "s2", kind: "RADARR", name: "Radarr", suggestedBy: "seerr" }),
  suggest({ id: "s3", kind: "QBITTORRENT", name: "qBittorrent", suggestedBy: "sonarr" }),
];

function suggest(parts: Pick<Suggestion, "id" | "kind" | "name"> & { suggestedBy: string }) {
  const { kind, name } = parts;
  return {
    ...parts,
    url: `http://${name.toLowerCase()}:1`,
    username: kind === "QBITTORRENT" ? "admin" : null,
    hasApiKey: kind !== "QBITTORRENT",
    from: parts.suggestedBy === "seerr" ? "Seerr" : "Sonarr",
  };
}

function show(services: Service[] = []) {
  const saved: ServiceInput[] = [];
  const bases: unknown[] = [];
  const has = (slug: string) => services.some((service) => service.slug === slug);
  const tracker = createFakeTracker({
    Services: () => ({ services }),
    ServiceSuggestions: () => ({
      serviceSuggestions: SUGGESTIONS.filter(
        ({ suggestedBy, kind }) =>
          has(suggestedBy) && services.every((service) => service.kind !== kind),
      ),
    }),
    TryService: ({ input }) => {
      const { password, kind } = input as ServiceInput;
      const isWrong = kind === "QBITTORRENT" && password !== "right";
      const words = "The user name or password is not right.";
      return {
        tryService: isWrong
          ? testOf({ ok: false, code: "AUTH", field: "password", message: words })
          : testOf({}),
      };
    },
    SaveService: ({ input }) => {
      const given = input as ServiceInput;
      saved.push(given);
      const service = serviceOf({ kind: given.kind, name: given.name, url: given.url });
      services.push(service);
      return { saveService: service };
    },
    RegisterWebhook: ({ slug, baseUrl }) => {
      bases.push(baseUrl);
      const service = services.find((one) => one.slug === slug);
      return {
        registerWebhook: testOf({
          service: service === undefined ? null : { ...service, webhook: VERIFIED },
        }),
      };
    },
  });
  renderPage(ConnectServicesPage, tracker);
  return { saved, bases };
}

const connect = async (name: string) =>
  fireEvent.click(await screen.findByRole("button", { name: `Connect ${name}` }));
const type = (label: string, value: string) =>
  fireEvent.input(screen.getByLabelText(label), { target: { value } });
const proofs = () => screen.getAllByText(/Webhook verified/);

it("fills in each service from the previous one, registers webhooks, and shows a summary", async () => {
  const { saved, bases } = show();
  await screen.findByRole("button", { name: "Connect Seerr" });
  type("URL", "http://seerr:5055");
  type("API key", "k3y");
  await connect("Seerr");
  // What Seerr suggests takes one click each.
  await connect("Sonarr");
  await connect("Radarr");
  await screen.findByRole("button", { name: "Connect qBittorrent" });
  type("Password", "wrong");
  await connect("qBittorrent");
  expect(await screen.findByText("The user name or password is not right.")).toBeTruthy();
  type("Password", "right");
  await connect("qBittorrent");

  await screen.findByRole("button", { name: "Connect Jellyfin" });
  fireEvent.click(screen.getByRole("button", { name: "Skip this step" }));
  await screen.findByRole("button", { name: "Connect Shoko" });
  fireEvent.click(screen.getByRole("button", { name: "Skip this step" }));
  const summary = within(await screen.findByRole("region", { name: "Summary" }));
  expect(summary.getByText(/4 of 4 services connected, 3 of 3 webhooks work/)).toBeTruthy();
  expect(summary.getByRole("link", { name: "View requests" }).getAttribute("href")).toBe("/");
  expect(proofs()).toHaveLength(3);
  expect(saved.map(({ kind, suggestionId, apiKey }) => [kind, suggestionId, apiKey])).toEqual([
    ["SEERR", undefined, "k3y"],
    ["SONARR", "s1", undefined],
    ["RADARR", "s2", undefined],
    ["QBITTORRENT", undefined, undefined],
  ]);
  expect(bases).toEqual(Array(3).fill("http://localhost:3000"));
});

it("registers webhooks at the entered URL, and rejects an invalid one", async () => {
  const { bases } = show();
  const address = "URL at which your services reach Status Tracker";
  await screen.findByRole("button", { name: "Connect Seerr" });
  type(address, "tracker");
  expect(screen.getByText(/^Enter a URL such as http:\/\/host:port/)).toBeTruthy();
  type(address, "http://tracker:8100/sub");
  type("URL", "seerr:5055");
  type("API key", "k3y");
  await connect("Seerr");
  await waitFor(() => expect(bases).toEqual(["http://tracker:8100/sub"]));
});

it("skips every step, and opens a step again", async () => {
  show();
  for (const kind of ["Seerr", "Sonarr", "qBittorrent", "Jellyfin", "Shoko"]) {
    await screen.findByRole("button", { name: `Connect ${kind}` });
    fireEvent.click(screen.getByRole("button", { name: "Skip this step" }));
  }
  expect(await screen.findByText("No services connected")).toBeTruthy();
  fireEvent.click(screen.getByRole("button", { name: "Set up Download clients" }));
  fireEvent.click(await screen.findByRole("button", { name: "Deluge" }));
  expect(screen.getByRole("button", { name: "Connect Deluge" })).toBeTruthy();
});

it("resumes at the first incomplete step, and registers no webhook of an existing service", async () => {
  const { bases } = show([
    serviceOf({ kind: "SEERR", name: "Seerr" }),
    serviceOf({ kind: "SONARR", name: "Sonarr" }),
  ]);
  expect(await screen.findByRole("button", { name: "Connect Radarr" })).toBeTruthy();
  expect(bases).toEqual([]);
  expect(screen.getAllByRole("button", { name: "Register webhook" })).toHaveLength(2);
});

it("gives a second service of a kind an empty form and a unique name", async () => {
  const { saved } = show([serviceOf({ kind: "SHOKO", name: "Shoko" })]);
  fireEvent.click(await screen.findByRole("button", { name: "Add another to Shoko" }));
  type("URL", "http://shoko-2:8111");
  type("API key", "k3y");
  await connect("Shoko");
  await screen.findByText("Shoko 2");
  expect(saved[0]).toMatchObject({ name: "Shoko 2", apiKey: "k3y" });
  await waitFor(() => expect(screen.getByLabelText("API key")).toHaveProperty("value", ""));
  expect(screen.getByLabelText("Name")).toHaveProperty("value", "Shoko 3");
});

it("keeps what was typed into one suggestion while another is connected", async () => {
  show([serviceOf({ kind: "SEERR", name: "Seerr" })]);
  await screen.findByRole("button", { name: "Connect Radarr" });
  const [, radarr] = screen.getAllByLabelText("URL");
  if (radarr === undefined) throw new Error("there is no form for Radarr");
  fireEvent.input(radarr, { target: { value: "http://radarr.lan:7878" } });
  await connect("Sonarr");
  await screen.findByText(/Webhook verified/);
  expect(screen.getByLabelText("URL")).toHaveProperty("value", "http://radarr.lan:7878");
});

it("agrees with the pages of the services: a webhook that arrives works, whoever registered it", async () => {
  const received = { ...VERIFIED, isRegistered: false, provenAt: null, lastDeliveryAt: AT };
  show([
    serviceOf({ kind: "SEERR", name: "Seerr", webhook: received }),
    serviceOf({ kind: "SONARR", name: "Sonarr", webhook: received }),
    serviceOf({ kind: "RADARR", name: "Radarr", webhook: received }),
    serviceOf({ kind: "QBITTORRENT", name: "qBittorrent" }),
    serviceOf({ kind: "JELLYFIN", name: "Jellyfin", webhook: { ...received, canRegister: false } }),
    serviceOf({ kind: "SHOKO", name: "Shoko" }),
  ]);
  const summary = within(await screen.findByRole("region", { name: "Summary" }));
  expect(summary.getByText("6 of 6 services connected, 4 of 4 webhooks work.")).toBeTruthy();
  expect(summary.queryByText(/arrive a little later/)).toBeNull();
  expect(screen.getAllByText(/^Webhook received/)).toHaveLength(4);
  expect(screen.queryByRole("button", { name: "Register webhook" })).toBeNull();
});

it("says where to find a key", async () => {
  show();
  await screen.findByRole("button", { name: "Connect Seerr" });
  fireEvent.click(screen.getByText("Where do I find this?"));
  expect(screen.getByText("Open Seerr as an admin, then Settings, General.")).toBeTruthy();
});
