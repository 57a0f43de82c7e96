import type { JSX } from "solid-js";
import { AdminOnly } from "../layout/admin-only.tsx";
import { TopBar } from "../layout/top-bar.tsx";
import { createDocumentTitle } from "../ui/document-title.ts";

export function AuditPage(): JSX.Element {
  createDocumentTitle(() => "Audit log · Status Tracker");
  return (
    <>
      <TopBar back={{ href: "/", label: "Requests" }} />
      <main class="wrap page">
        <h1>Audit log</h1>
        <AdminOnly purpose="see the audit log">
          <p class="quiet">Who did what, when and from where.</p>
        </AdminOnly>
      </main>
    </>
  );
}
