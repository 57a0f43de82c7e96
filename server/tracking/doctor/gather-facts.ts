import { statfs } from "node:fs/promises";
import type { ChainFacts, ServiceFacts } from "../../domain/doctor/facts.ts";
import { listFoldersToSee } from "../../domain/doctor/use.ts";
import { IntegrationError } from "../../integrations/port/error.ts";
import { checkDatabase } from "../../store/check-database.ts";
import type { DoctorContext, DoctorRuntime } from "./context.ts";
import { inspectService, type Inspected } from "./inspect-service.ts";

/** Enough to know where files are; the newest are where files go now. */
const SAMPLE = 300;

export interface GatheredFacts extends ChainFacts {
  readonly databaseBytes: number;
}

/** Asks all services, the database and the disk. Nothing is changed but by test messages of webhooks. */
export async function gatherFacts(
  ctx: DoctorContext,
  doctor: DoctorRuntime,
  signal: AbortSignal,
): Promise<GatheredFacts> {
  const asked = [...ctx.services.running.values()].filter((one) => one.isEnabled && !one.isLocked);
  const [inspected, database, silentPublicHost, files] = await Promise.all([
    Promise.all(asked.map((service) => inspectService(ctx, doctor, service, signal))),
    checkDatabase(ctx.store),
    findSilentPublicHost(ctx, doctor, signal),
    sampleFiles(ctx),
  ]);
  return {
    services: await addSeen(inspected),
    silentPublicHost,
    databaseDamage: database.damage,
    databaseBytes: database.bytes,
    freeDataBytes: await readFreeBytes(doctor.dataDir),
    ...files,
  };
}

/** Which folders an arr has to see is known only when its download clients have answered. */
async function addSeen(inspected: readonly Inspected[]): Promise<readonly ServiceFacts[]> {
  const wanted = listFoldersToSee(inspected.map(({ facts }) => facts));
  return Promise.all(
    inspected.map(async ({ facts, integration }) => {
      const folders = [...(wanted.get(facts.slug) ?? [])];
      const seen = await Promise.all(
        folders.map(async (folder) => [folder, await hasFolder(integration, folder)] as const),
      );
      return { ...facts, seen: new Map(seen) };
    }),
  );
}

async function hasFolder(
  { inspection }: Inspected["integration"],
  folder: string,
): Promise<boolean | null> {
  try {
    return (await inspection?.hasFolder?.(folder)) ?? null;
  } catch (error) {
    if (error instanceof IntegrationError) return null;
    throw error;
  }
}

async function findSilentPublicHost(
  { services: { publicUrl } }: DoctorContext,
  { reach, isServing }: DoctorRuntime,
  signal: AbortSignal,
): Promise<string | null> {
  if (publicUrl === null || !isServing) return null;
  const answers = await reach(publicUrl, { allowsSelfSigned: true, signal });
  return answers ? null : (URL.parse(publicUrl)?.host ?? null);
}

async function sampleFiles({ store: { read } }: DoctorContext) {
  const newest = { take: SAMPLE, orderBy: { id: "desc" }, select: { filePath: true } } as const;
  const hasFile = { filePath: { not: null } };
  const shown = await read.unit.findMany({ where: { state: "AVAILABLE", ...hasFile }, ...newest });
  const anime = await read.mediaRequest.findMany({
    where: { isAnime: true },
    orderBy: { id: "desc" },
    take: SAMPLE,
    select: { units: { where: hasFile, take: 1, select: { filePath: true } } },
  });
  return {
    shownFiles: shown.flatMap(({ filePath }) => filePath ?? []),
    animeFiles: anime.flatMap(({ units }) => units.flatMap(({ filePath }) => filePath ?? [])),
  };
}

async function readFreeBytes(folder: string): Promise<number | null> {
  try {
    const { bavail, bsize } = await statfs(folder);
    return bavail * bsize;
  } catch {
    return null;
  }
}
