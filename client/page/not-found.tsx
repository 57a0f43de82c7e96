import { A } from "@solidjs/router";
import type { JSX } from "solid-js";
import { TopBar } from "../layout/top-bar.tsx";
import { createDocumentTitle } from "../ui/document-title.ts";
import { EmptyState } from "../ui/empty-state.tsx";

export function NotFoundPage(): JSX.Element {
  createDocumentTitle(() => "Not found · Status Tracker");
  return (
    <>
      <TopBar />
      <main class="wrap">
        <EmptyState title="Page not found" isPage>
          <p>
            The address may be incorrect.{" "}
            <A class="link" href="/">
              Go to requests
            </A>
          </p>
        </EmptyState>
      </main>
    </>
  );
}
