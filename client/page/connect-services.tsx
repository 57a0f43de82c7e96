import type { JSX } from "solid-js";
import { ServiceWizard } from "../feature/service/wizard/wizard.tsx";
import { AdminOnly } from "../layout/admin-only.tsx";
import { TopBar } from "../layout/top-bar.tsx";
import { createDocumentTitle } from "../ui/document-title.ts";
import { SectionBoundary } from "../ui/section-boundary.tsx";
import "../style/service.css";

export function ConnectServicesPage(): JSX.Element {
  createDocumentTitle(() => "Connect your services · Status Tracker");
  return (
    <>
      <TopBar back={{ href: "/", label: "Requests" }} />
      <main class="wrap page narrow">
        <h1>Connect your services</h1>
        <SectionBoundary name="set-up">
          <AdminOnly purpose="connect services">
            <p class="quiet">
              Each service provides the details of the next, so most fields are filled in for you.
              You can skip any step and change everything later.
            </p>
            <ServiceWizard />
          </AdminOnly>
        </SectionBoundary>
      </main>
    </>
  );
}
