import { expect, it } from "vitest";
import { startPostgresqlCluster } from "../../scripts/postgresql-cluster.ts";
import { createLog } from "../../server/log.ts";
import { openStore } from "../../server/store/store.ts";
import { describeWithPostgresql, makeDatabaseFolder, openTestStore } from "../support/database.ts";
import { delivery, putSetting, rejection } from "./support.ts";

describeWithPostgresql("PostgreSQL", () => {
  it("retries a transaction that lost a deadlock, so that both are kept", async () => {
    const store = await openTestStore("postgresql");
    await store.write(async (tx) => {
      await putSetting(tx, "a", "0");
      await putSetting(tx, "b", "0");
    });
    const bothHoldOne = Promise.withResolvers<void>();
    let holding = 0;
    let runs = 0;
    const cross = (first: string, second: string): Promise<void> =>
      store.write(async (tx) => {
        runs += 1;
        await tx.setting.update({ where: { name: first }, data: { value: `${first} first` } });
        holding += 1;
        if (holding === 2) bothHoldOne.resolve();
        await bothHoldOne.promise;
        await tx.setting.update({ where: { name: second }, data: { value: `${first} second` } });
      });
    await Promise.all([cross("a", "b"), cross("b", "a")]);
    expect(runs).toBe(3);
    const values = (await store.read.setting.findMany({ orderBy: { name: "asc" } })).map(
      ({ value }) => value,
    );
    expect([
      ["a first", "a second"],
      ["b second", "b first"],
    ]).toContainEqual(values);
  });

  it("fails with BUSY when the server is gone, without its password in the message", async () => {
    const cluster = await startPostgresqlCluster();
    const url = (await cluster.createDatabase()).replace("postgres@", "postgres:hunter2@");
    const store = await openStore({
      databaseUrl: url,
      dataDir: makeDatabaseFolder(),
      log: createLog("silent"),
      now: () => new Date(),
    });
    await cluster.stop();
    for (const call of [
      () => store.write((tx) => putSetting(tx, "a")),
      () => store.insertDelivery(delivery("a")),
      () => store.isReady(),
    ]) {
      const error = await rejection(call());
      expect(error).toMatchObject({ name: "StoreError", code: "BUSY" });
      expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toContain("hunter2");
    }
    await store.close();
  });

  it("reports an unreachable server on start", async () => {
    const error = await rejection(
      openStore({
        databaseUrl: "postgres://me:hunter2@127.0.0.1:1/x",
        dataDir: makeDatabaseFolder(),
        log: createLog("silent"),
        now: () => new Date(),
      }),
    );
    expect(error).toMatchObject({
      name: "MigrationError",
      message: expect.stringContaining("ECONNREFUSED"),
    });
    expect(String(error)).not.toContain("hunter2");
  });
});
