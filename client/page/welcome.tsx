import { type JSX, Show } from "solid-js";
import { ServiceWizard } from "../feature/service/wizard/wizard.tsx";
import { useIsAdmin } from "../feature/session/create-session.ts";
import { TopBar } from "../layout/top-bar.tsx";
import { Block } from "../ui/block.tsx";
import { Empty } from "../ui/empty.tsx";
import { createTitle } from "../ui/title.ts";

export function WelcomePage(): JSX.Element {
  const isAdmin = useIsAdmin();
  createTitle(() => "Connect your services · Status Tracker");
  return (
    <>
      <TopBar back={{ href: "/services", words: "Services" }} />
      <main class="wrap page narrow">
        <h1>Connect your services</h1>
        <Block name="set-up">
          <Show when={isAdmin()} fallback={<Empty title="Only an admin can connect services" />}>
            <p class="quiet">
              Each one tells of the next, so most of it fills itself in. Everything can be skipped
              and changed later.
            </p>
            <ServiceWizard />
          </Show>
        </Block>
      </main>
    </>
  );
}
