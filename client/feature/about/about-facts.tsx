import { type JSX } from "solid-js";
import { aboutText } from "../../language/words/about.ts";
import { shell } from "../../language/words/shell.ts";
import { A } from "../../ui/link.tsx";
import { Moment } from "../../ui/moment.tsx";
import { StatusLabel, type StatusPresentation } from "../../ui/status-label.tsx";
import { countWords, listWords } from "../../wording/sentence.ts";
import { dayClockWords } from "../../wording/time.ts";
import type { AboutFacts as Facts } from "./document.ts";

const DATABASES: Readonly<Record<string, string>> = { sqlite: "SQLite", postgresql: "PostgreSQL" };

/** Version, environment and health of the tracker. */
export function AboutFacts(props: { readonly facts: Facts }): JSX.Element {
  const down = () =>
    props.facts.services.filter(({ isEnabled, status }) => isEnabled && status === "DOWN");
  const health = (): StatusPresentation =>
    down().length === 0
      ? { name: aboutText("allRespond"), tone: "available", icon: "approved" }
      : {
          name: aboutText("unreachable", { services: listWords(down().map(({ name }) => name)) }),
          tone: "failed",
          icon: "failed",
        };
  const requestsWords = () => {
    const { requests, active, problems } = props.facts.stats;
    return [
      countWords(requests),
      aboutText("active", { count: active }),
      ...(problems > 0 ? [aboutText("needAttention", { count: problems })] : []),
    ].join(", ");
  };
  return (
    <section class="card box" aria-label={aboutText("versionAndHealth")}>
      <StatusLabel presentation={health()} />
      <dl class="facts">
        <div>
          <dt>{aboutText("version")}</dt>
          <dd>{props.facts.about.version}</dd>
        </div>
        <div>
          <dt>{aboutText("runningSince")}</dt>
          <dd>
            <Moment at={props.facts.about.startedAt} words={dayClockWords} />
          </dd>
        </div>
        <div>
          <dt>{aboutText("database")}</dt>
          <dd>{DATABASES[props.facts.about.database] ?? props.facts.about.database}</dd>
        </div>
        <div>
          <dt>Node</dt>
          <dd>
            {props.facts.about.node}, {props.facts.about.platform}
          </dd>
        </div>
        <div>
          <dt>{shell("services")}</dt>
          <dd>
            <A class="link" href="/services">
              {aboutText("serviceCount", { count: props.facts.services.length })}
            </A>
          </dd>
        </div>
        <div>
          <dt>{shell("requests")}</dt>
          <dd>{requestsWords()}</dd>
        </div>
      </dl>
    </section>
  );
}
