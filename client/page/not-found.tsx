import { A } from "@solidjs/router";
import type { JSX } from "solid-js";
import { TopBar } from "../layout/top-bar.tsx";
import { Empty } from "../ui/empty.tsx";
import { createTitle } from "../ui/title.ts";

export function NotFoundPage(): JSX.Element {
  createTitle(() => "Not found · Status Tracker");
  return (
    <>
      <TopBar />
      <main class="wrap">
        <Empty title="There is no such page">
          <p>
            The address may be mistyped.{" "}
            <A class="link" href="/">
              Go to the requests
            </A>
          </p>
        </Empty>
      </main>
    </>
  );
}
