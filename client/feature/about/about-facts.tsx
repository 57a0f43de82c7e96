import { A } from "@solidjs/router";
import { type JSX, Show } from "solid-js";
import { Moment } from "../../ui/moment.tsx";
import { StatusLabel, type StatusPresentation } from "../../ui/status-label.tsx";
import { countWords, listWords, plural } from "../../wording/sentence.ts";
import { dayClockWords } from "../../wording/time.ts";
import type { AboutFacts as Facts } from "./document.ts";

const DATABASES: Readonly<Record<string, string>> = { sqlite: "SQLite", postgresql: "PostgreSQL" };

/** Version, environment and health of the tracker. */
export function AboutFacts(props: { readonly facts: Facts }): JSX.Element {
  const down = () =>
    props.facts.services.filter(({ isEnabled, status }) => isEnabled && status === "DOWN");
  const health = (): StatusPresentation =>
    down().length === 0
      ? { name: "Everything responds", tone: "available", icon: "approved" }
      : {
          name: `${listWords(down().map(({ name }) => name))} cannot be reached`,
          tone: "failed",
          icon: "failed",
        };
  return (
    <section class="card box" aria-label="Version and health">
      <StatusLabel presentation={health()} />
      <dl class="facts">
        <div>
          <dt>Version</dt>
          <dd>{props.facts.about.version}</dd>
        </div>
        <div>
          <dt>Running since</dt>
          <dd>
            <Moment at={props.facts.about.startedAt} words={dayClockWords} />
          </dd>
        </div>
        <div>
          <dt>Database</dt>
          <dd>{DATABASES[props.facts.about.database] ?? props.facts.about.database}</dd>
        </div>
        <div>
          <dt>Node</dt>
          <dd>
            {props.facts.about.node}, {props.facts.about.platform}
          </dd>
        </div>
        <div>
          <dt>Services</dt>
          <dd>
            <A class="link" href="/services">
              {plural(props.facts.services.length, "service")}
            </A>
          </dd>
        </div>
        <div>
          <dt>Requests</dt>
          <dd>
            {countWords(props.facts.stats.requests)}, {countWords(props.facts.stats.active)} active
            <Show when={props.facts.stats.problems > 0}>
              , {plural(props.facts.stats.problems, "needs attention", "need attention")}
            </Show>
          </dd>
        </div>
      </dl>
    </section>
  );
}
