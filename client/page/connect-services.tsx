import { type JSX, Show } from "solid-js";
import { ServiceWizard } from "../feature/service/wizard/wizard.tsx";
import { useIsAdmin } from "../feature/session/create-session.ts";
import { TopBar } from "../layout/top-bar.tsx";
import { createDocumentTitle } from "../ui/document-title.ts";
import { EmptyState } from "../ui/empty-state.tsx";
import { SectionBoundary } from "../ui/section-boundary.tsx";

export function ConnectServicesPage(): JSX.Element {
  const isAdmin = useIsAdmin();
  createDocumentTitle(() => "Connect your services · Status Tracker");
  return (
    <>
      <TopBar back={{ href: "/services", label: "Services" }} />
      <main class="wrap page narrow">
        <h1>Connect your services</h1>
        <SectionBoundary name="set-up">
          <Show
            when={isAdmin()}
            fallback={<EmptyState title="Only an admin can connect services" />}
          >
            <p class="quiet">
              Each service provides the details of the next, so most fields are filled in for you.
              You can skip any step and change everything later.
            </p>
            <ServiceWizard />
          </Show>
        </SectionBoundary>
      </main>
    </>
  );
}
