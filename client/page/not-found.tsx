import type { JSX } from "solid-js";
import { shell } from "../language/words/shell.ts";
import { TopBar } from "../layout/top-bar.tsx";
import { createDocumentTitle } from "../ui/document-title.ts";
import { EmptyState } from "../ui/empty-state.tsx";
import { A } from "../ui/link.tsx";

export function NotFoundPage(): JSX.Element {
  createDocumentTitle(() => shell("tabTitle", { page: shell("notFound") }));
  return (
    <>
      <TopBar />
      <main class="wrap">
        <EmptyState title={shell("pageNotFound")} isPage>
          <p>
            {shell("addressWrong")}{" "}
            <A class="link" href="/">
              {shell("goToRequests")}
            </A>
          </p>
        </EmptyState>
      </main>
    </>
  );
}
