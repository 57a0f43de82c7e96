import { loadConfig } from "../../server/config/config.ts";
import type { ServiceConnection } from "../../server/integrations/port/connection.ts";
import { createRandom } from "../../simulator/random.ts";
import { API_KEYS, JELLYFIN_LOGIN } from "../../simulator/service/access.ts";
import { startStack, type Stack } from "../../simulator/stack.ts";
import { compare } from "./compare.ts";
import type { ChaosDatabase, ChaosDatabases } from "./database.ts";
import { createDelayMeter, type Delays } from "./delay.ts";
import { addExtras } from "./generate-extra.ts";
import { addRestores } from "./generate-restore.ts";
import { generateStories } from "./generate-story.ts";
import { isChosen, type Kind } from "./kind.ts";
import { createLedger, stamp, type Lie } from "./ledger.ts";
import { GONE_GRACE_MS } from "./missing-files.ts";
import { truthOf } from "./oracle.ts";
import { perform } from "./perform.ts";
import { printStory, type ChaosStep, type ChaosStory } from "./story.ts";
import { createTrackerEnvironment } from "./tracker-environment.ts";
import { createVirtualTime, type VirtualTime } from "./virtual-time.ts";
import {
  applyWebhookFailures,
  endOf,
  generateWeather,
  losesAll,
  printWeather,
  type Weather,
} from "./weather.ts";
import { createWire, type Wire } from "./wire.ts";
import { createWitness } from "./witness.ts";

/** Two looks of what is asked each minute. */
const STILL_MS = 2 * 60_000;
const TICK_MS = 1_000;
/** Two looks of what waits for the library, and of its index. */
const SHOWN_MS = 60_000;
/** Two rounds of the change scan. */
const CHANGE_SCAN_MS = 2 * 5 * 60_000;
/** A library is scanned once in ten minutes at most, and only for what has waited for it long enough. */
const SCAN_MS = 16 * 60_000;
/** The tracker waits this long, and until the next change scan, for a title that left its arr and never reached the library. */
const GIVEN_UP_MS = 21 * 60_000;
/** Of the runs in which the services push what happens. */
const PUSH_CHANCE = 0.5;
/** Far more than any story takes. */
const MAX_MS = 60 * 60_000;

export interface SeedResult {
  readonly seed: number;
  /** Units whose state is not the world's once everything is still, in words. */
  readonly wrong: readonly string[];
  readonly lies: readonly Lie[];
  /** null: it was not measured in this run. */
  readonly delays: Delays | null;
  readonly unitCount: number;
  /** Story, weather, what the tracker wrote and what was wrong with it. */
  print(): string;
  /** Of everything the tracker wrote: the same seed gives the same. */
  readonly lines: readonly string[];
}

/** Plays one seed from its beginning to its end, on a database of its own. */
export async function runSeed(
  seed: number,
  databases: ChaosDatabases,
  forced: Kind | null = null,
): Promise<SeedResult> {
  const database = await databases.create();
  const time = createVirtualTime();
  const random = createRandom(seed * 7 + 5);
  const hasPush = isChosen("push", { random, chance: PUSH_CHANCE, seed, forced });
  // Loaded before time is counted.
  if (hasPush) await import("@microsoft/signalr");
  const wire = createWire(time, { hasPush });
  const stack = await startStack({
    clock: time.world,
    transport: wire.transport,
    tickMs: TICK_MS,
    seed,
    instances: ["radarr-4k"],
  });
  try {
    const generated = generateStories(createRandom(seed * 7 + 1), stack.world.clock.now());
    const extended = addExtras(createRandom(seed * 7 + 4), generated, seed, forced);
    const stories = addRestores(createRandom(seed * 7 + 6), extended, seed, forced);
    return await play({ seed, stories, time, wire, stack, database, hasPush });
  } finally {
    await stack.stop();
    await database.remove();
  }
}

interface Run {
  readonly seed: number;
  readonly stories: readonly ChaosStory[];
  readonly time: VirtualTime;
  readonly wire: Wire;
  readonly stack: Stack;
  readonly database: ChaosDatabase;
  readonly hasPush: boolean;
}

async function play(run: Run): Promise<SeedResult> {
  const { seed, stories, time, wire, stack, database, hasPush } = run;
  const { world, failures } = stack;
  const isChangeScanNeeded = stories.some(({ steps }) => steps.some(isForChangeScan));
  const weather = generateWeather(createRandom(seed * 7 + 2), seed);
  const witness = createWitness(world);
  const meter = createDelayMeter(time.now);
  const ledger = createLedger(world, witness, meter);
  stack.connectTracker({ baseUrl: "http://tracker.test", token: "any" });
  applyWebhookFailures(failures, weather);

  const environment = createTrackerEnvironment({
    time,
    wire,
    hasPush,
    database,
    connections: connectionsOf(stack, hasPush),
    random: createRandom(seed * 7 + 3).next,
  });
  await environment.open();
  schedule(time, stack, weather, environment);

  async function onMoment(): Promise<void> {
    witness.observe();
    for (const seerrRequest of witness.seerrRequests()) {
      for (const unit of witness.unitsOf(seerrRequest))
        meter.happened(seerrRequest, unit, truthOf(witness.truthFor(seerrRequest, unit)));
    }
    const store = environment.store();
    if (store && environment.hasNews()) await time.hold(() => ledger.read(store));
  }

  let ended = 0;
  for (const story of stories) void perform(world, story, environment).then(() => (ended += 1));
  const startedAt = time.now();
  const passed = () => time.now() - startedAt;
  const isOver = () =>
    ended === stories.length && passed() / 1000 > endOf(weather) && environment.isOpen();
  while (!isOver() && passed() < MAX_MS) await time.pass(5_000, onMoment);
  await time.pass(STILL_MS, onMoment);
  // A scan that the tracker itself has requested may just have shown something.
  for (
    let waited = 0;
    waited < SCAN_MS && time.now() - witness.changedAt() < SHOWN_MS;
    waited += TICK_MS
  )
    await time.pass(TICK_MS, onMoment);
  const early = await compare(environment.store(), witness, "what has no grace");
  // What was lost on its way is only then seen for the second time.
  await time.pass(GONE_GRACE_MS, onMoment);
  const enoughMs = isChangeScanNeeded ? CHANGE_SCAN_MS : STILL_MS;
  const isStill = () => {
    const still = time.now() - witness.changedAt();
    if (witness.owesGivingUp()) return still >= GIVEN_UP_MS;
    const isScanned = !witness.owesShowing() && !witness.owesDropping();
    // What a scan has just shown takes the tracker two looks as well.
    return still >= SCAN_MS || (isScanned && still >= enoughMs);
  };
  while (!isStill() && passed() < MAX_MS) await time.pass(30_000, onMoment);
  await onMoment();
  const { wrong: late, unitCount } = await compare(environment.store(), witness, "everything");
  const unseen = witness.owesShowing()
    ? ["no scan of the library was requested for an existing file"]
    : [];
  const wrong = [...new Set([...early.wrong, ...late, ...unseen])];
  await environment.close();
  const lies = ledger.lies();
  return {
    seed,
    wrong,
    lies,
    unitCount,
    delays: losesAll(seed) ? meter.delays() : null,
    lines: ledger.lines(),
    print: () =>
      [
        `seed ${seed}, from ${stamp(startedAt)} to ${stamp(time.now())}`,
        ...stories.flatMap(printStory),
        ...printWeather(weather),
        ...(hasPush ? ["services push"] : []),
        "the tracker wrote:",
        ...ledger.lines(),
        ...lies.map(({ kind, at, words }) => `${kind} at ${stamp(at)}: ${words}`),
        ...wrong.map((words) => `wrong in the end: ${words}`),
      ].join("\n"),
  };
}

const CHANGES_IN_SILENCE: readonly ChaosStep["do"][] = [
  "delete-in-tracker",
  "delete-item",
  "edit-server",
  "restore",
  "withdraw",
  "unmount",
];

/** Nothing reports it reliably. */
function isForChangeScan(step: ChaosStep): boolean {
  if (step.do === "together") return step.threads.some((thread) => thread.some(isForChangeScan));
  if (step.do === "delete-file") return step.reason === "missingFromDisk";
  return CHANGES_IN_SILENCE.includes(step.do);
}

function schedule(
  time: VirtualTime,
  { failures }: Stack,
  { troubles, restarts }: Weather,
  environment: ReturnType<typeof createTrackerEnvironment>,
): void {
  for (const { from, seconds, service, failure } of troubles) {
    time.after(from * 1000, () => Object.assign(failures.service[service], failure));
    time.after((from + seconds) * 1000, () =>
      Object.assign(failures.service[service], {
        isDown: false,
        delayMs: 0,
        errorRate: 0,
        hangRate: 0,
        wrongAnswer: "none",
      }),
    );
  }
  for (const restart of restarts) time.after(restart.at * 1000, () => environment.restart(restart));
}

/** All that the environment names, and the second Radarr, which it cannot. Jellyfin pushes to a user only. */
function connectionsOf(stack: Stack, hasPush: boolean): readonly ServiceConnection[] {
  const { services } = loadConfig(stack.env());
  return [
    ...services.map((one) =>
      hasPush && one.kind === "JELLYFIN" ? { ...one, ...JELLYFIN_LOGIN } : one,
    ),
    {
      slug: "radarr-4k",
      kind: "RADARR",
      url: stack.urls["radarr-4k"],
      apiKey: API_KEYS["radarr-4k"],
    },
  ];
}
