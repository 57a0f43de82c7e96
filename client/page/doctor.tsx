import type { JSX } from "solid-js";
import { ChainSection } from "../feature/doctor/chain-section.tsx";
import { loadWebhookBaseUrl } from "../feature/service/webhook-base-url.ts";
import { doctorText } from "../language/words/doctor.ts";
import { shell } from "../language/words/shell.ts";
import { AdminOnly } from "../layout/admin-only.tsx";
import { TopBar } from "../layout/top-bar.tsx";
import { createDocumentTitle } from "../ui/document-title.ts";
import { SectionBoundary } from "../ui/section-boundary.tsx";
import "../style/admin.css";

export function DoctorPage(): JSX.Element {
  createDocumentTitle(() => shell("tabTitle", { page: shell("doctor") }));
  return (
    <>
      <TopBar back={{ href: "/", label: shell("requests") }} />
      <main class="wrap page narrow">
        <h1>{shell("doctor")}</h1>
        <p class="quiet">{doctorText("intro")}</p>
        <AdminOnly title={doctorText("purpose")}>
          <SectionBoundary name="doctor">
            <ChainSection webhookBaseUrl={loadWebhookBaseUrl(document.baseURI)} />
          </SectionBoundary>
        </AdminOnly>
      </main>
    </>
  );
}
