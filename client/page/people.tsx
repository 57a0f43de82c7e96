import type { JSX } from "solid-js";
import { AdminOnly } from "../layout/admin-only.tsx";
import { TopBar } from "../layout/top-bar.tsx";
import { createDocumentTitle } from "../ui/document-title.ts";

export function PeoplePage(): JSX.Element {
  createDocumentTitle(() => "People · Status Tracker");
  return (
    <>
      <TopBar back={{ href: "/", label: "Requests" }} />
      <main class="wrap page">
        <h1>People</h1>
        <AdminOnly purpose="see people">
          <p class="quiet">Everybody who can sign in, and what they may see.</p>
        </AdminOnly>
      </main>
    </>
  );
}
