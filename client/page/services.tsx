import { A } from "@solidjs/router";
import { For, type JSX, Show, createSignal } from "solid-js";
import { AddService } from "../feature/service/add-service.tsx";
import { createServices } from "../feature/service/create-services.ts";
import { ServiceRow } from "../feature/service/service-row.tsx";
import { FullSyncButton } from "../feature/sync/full-sync-button.tsx";
import { AdminOnly } from "../layout/admin-only.tsx";
import { TopBar } from "../layout/top-bar.tsx";
import { createDocumentTitle } from "../ui/document-title.ts";
import { EmptyState } from "../ui/empty-state.tsx";
import { LoadedContent } from "../ui/loaded-content.tsx";
import { SectionBoundary } from "../ui/section-boundary.tsx";
import { SERVICE_KINDS } from "../wording/service-kind.ts";
import "../style/service.css";

export function ServicesPage(): JSX.Element {
  createDocumentTitle(() => "Services · Status Tracker");
  return (
    <>
      <TopBar back={{ href: "/", label: "Requests" }} />
      <main class="wrap page">
        <h1>Services</h1>
        <p class="quiet">Status Tracker receives webhooks from these services and polls them.</p>
        <AdminOnly purpose="see the services">
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
          Add service
        </button>
        <A class="btn" href="/welcome">
          Setup wizard
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
            <p class="quiet">
              Some of these services are configured by environment variables. To change those, edit
              the variables and restart Status Tracker.
            </p>
          </Show>
        </Show>
      </LoadedContent>
    </>
  );
}

function NoServices(): JSX.Element {
  return (
    <EmptyState title="No services connected" icon="services">
      <p>
        Start with Seerr: it provides its Sonarr and Radarr servers, and they provide their download
        clients. The setup wizard guides you through each step.
      </p>
    </EmptyState>
  );
}
