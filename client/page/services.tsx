import { For, type JSX, Show, createSignal } from "solid-js";
import { AddService } from "../feature/service/add-service.tsx";
import { createServices } from "../feature/service/create-services.ts";
import { ServiceRow } from "../feature/service/service-row.tsx";
import { FullSyncButton } from "../feature/sync/full-sync-button.tsx";
import { serviceText } from "../language/words/service.ts";
import { shell } from "../language/words/shell.ts";
import { AdminOnly } from "../layout/admin-only.tsx";
import { TopBar } from "../layout/top-bar.tsx";
import { createDocumentTitle } from "../ui/document-title.ts";
import { EmptyState } from "../ui/empty-state.tsx";
import { A } from "../ui/link.tsx";
import { LoadedContent } from "../ui/loaded-content.tsx";
import { SectionBoundary } from "../ui/section-boundary.tsx";
import { SERVICE_KINDS } from "../wording/service-kind.ts";
import "../style/service.css";

export function ServicesPage(): JSX.Element {
  createDocumentTitle(() => shell("tabTitle", { page: shell("services") }));
  return (
    <>
      <TopBar back={{ href: "/", label: shell("requests") }} />
      <main class="wrap page">
        <h1>{shell("services")}</h1>
        <p class="quiet">{serviceText("intro")}</p>
        <AdminOnly title={serviceText("purpose")}>
          <SectionBoundary name="services">
            <ServiceList />
          </SectionBoundary>
        </AdminOnly>
      </main>
    </>
  );
}

function ServiceList(): JSX.Element {
  const live = createServices();
  const [isAdding, setIsAdding] = createSignal(false);
  const sorted = () =>
    live.services.toSorted(
      (a, b) =>
        SERVICE_KINDS.indexOf(a.kind) - SERVICE_KINDS.indexOf(b.kind) ||
        a.name.localeCompare(b.name),
    );
  const isFromEnvironment = () => live.services.some(({ source }) => source === "ENVIRONMENT");
  return (
    <>
      <div class="actions services-actions">
        <button class="btn primary" type="button" onClick={() => setIsAdding(true)}>
          {serviceText("addService")}
        </button>
        <A class="btn" href="/welcome">
          {serviceText("setupWizard")}
        </A>
        <FullSyncButton class="btn" />
      </div>
      <Show when={isAdding()}>
        <AddService
          services={live.services}
          onAdded={(service) => {
            live.upsert(service);
            setIsAdding(false);
          }}
          onClose={() => setIsAdding(false)}
        />
      </Show>
      <LoadedContent source={live}>
        <Show when={live.services.length > 0} fallback={<NoServices />}>
          <div class="service-list">
            <For each={sorted()}>{(service) => <ServiceRow service={service} />}</For>
          </div>
          <Show when={isFromEnvironment()}>
            <p class="quiet">{serviceText("someByEnvironment")}</p>
          </Show>
        </Show>
      </LoadedContent>
    </>
  );
}

function NoServices(): JSX.Element {
  return (
    <EmptyState title={serviceText("none")} icon="services">
      <p>{serviceText("noneHint")}</p>
    </EmptyState>
  );
}
