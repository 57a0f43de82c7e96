import { describe, expect, it } from "vitest";
import { renewSecrets } from "../../../server/tracking/core/renew-secrets.ts";
import { createSecretCipher } from "../../../server/tracking/core/secrets.ts";
import { describeEachProvider } from "../../support/database.ts";
import { createFactory } from "../../support/factory.ts";

const OLD_KEY = "secret-one-0123456789";
const NEW_KEY = "secret-two-0123456789";
const NOW = new Date("2026-11-01T12:00:00Z");

/** What version 0.1 encrypted with `OLD_KEY`, which bound nothing to its place. */
const FORMER = {
  credentials:
    "v1.S39VdEbOnz5w9w_lypqVukS-ARbVJGovYN7fSYUFtYsGNmP27tM9oGzciScibmdYmlYFFXVjrL9lbkRdkA",
  hookSecret: "v1.893x1pBDGEUEgVR_NoDdX8JqjMdHeX0FkqfvxIqd9UwDuVCkK7S_0GzyLI7gpgeVUMFkGQ",
  token: "v1.iJJ1AgyR4nJ9jKzMDmOO4v5SnuOUtQQZzW4qHAZcw236scAUFjs0QCQskJ9HNxtpcNPKTg",
};
const SECRETS = {
  credentials: '{"apiKey":"plain-k3y-0123456789"}',
  hookSecret: "hook-secret-of-version-1",
  token: "share-token-of-version-1",
};
const PLACES = {
  credentials: ["Service", "sonarr", "credentials"],
  hookSecret: ["Service", "sonarr", "hookSecret"],
  token: ["ShareLink", "link", "token"],
} as const;

describe("an encrypted secret", () => {
  it("decrypts in its own row and column only", () => {
    const cipher = createSecretCipher(OLD_KEY);
    const encrypted = cipher.encrypt("k3y", PLACES.credentials);
    expect(cipher.decrypt(encrypted, PLACES.credentials)).toBe("k3y");
    expect(cipher.decrypt(encrypted, PLACES.hookSecret)).toBeNull();
    expect(cipher.decrypt(encrypted, ["Service", "radarr", "credentials"])).toBeNull();
    // Parts that make the same text when they are joined are another place.
    expect(cipher.decrypt(encrypted, ["Service", "sonarr,credentials"])).toBeNull();
    expect(cipher.decryptFormer(encrypted, PLACES.hookSecret)).toBeNull();
  });

  it("names its key, which may be a previous one", () => {
    const encrypted = createSecretCipher(OLD_KEY).encrypt("k3y", PLACES.token);
    expect(encrypted).toMatch(/^v2\.[0-9a-f]{8}\.[\w-]+$/);
    expect(createSecretCipher(NEW_KEY).decrypt(encrypted, PLACES.token)).toBeNull();
    const both = createSecretCipher(NEW_KEY, [OLD_KEY]);
    expect(both.decrypt(encrypted, PLACES.token)).toBe("k3y");
    expect(both.encrypt("k3y", PLACES.token)).not.toContain(encrypted.slice(0, 11));
  });

  it("does not decrypt once any part of it was changed", () => {
    const cipher = createSecretCipher(OLD_KEY);
    const encrypted = cipher.encrypt("k3y", PLACES.token);
    for (let index = 0; index < encrypted.length - 1; index += 1) {
      const other = encrypted[index] === "A" ? "B" : "A";
      const changed = encrypted.slice(0, index) + other + encrypted.slice(index + 1);
      expect(cipher.decrypt(changed, PLACES.token), changed).toBeNull();
    }
  });

  it("of version 0.1 decrypts only to be encrypted anew: it could be moved to another row", () => {
    const cipher = createSecretCipher(NEW_KEY, [OLD_KEY]);
    expect(cipher.decrypt(FORMER.credentials, PLACES.credentials)).toBeNull();
    expect(cipher.decryptFormer(FORMER.credentials, PLACES.credentials)).toBe(SECRETS.credentials);
    expect(createSecretCipher(NEW_KEY).decryptFormer(FORMER.token, PLACES.token)).toBeNull();
  });
});

describeEachProvider("the secrets of a database", (open) => {
  it("are all encrypted anew, bound to their places, and none twice", async () => {
    const store = await open();
    const { credentials, hookSecret, token } = FORMER;
    const { id: requestId } = await createFactory(store).request();
    await store.write(async (tx) => {
      await tx.service.create({
        data: {
          slug: "sonarr",
          kind: "SONARR",
          url: "http://sonarr:8989",
          source: "app",
          credentials,
          hookSecret,
          createdAt: NOW,
          updatedAt: NOW,
        },
      });
      await tx.shareLink.create({
        data: { id: "link", tokenHash: "hash", token, requestId, createdAt: NOW },
      });
    });
    const load = async () => {
      const service = await store.read.service.findUniqueOrThrow({ where: { slug: "sonarr" } });
      const link = await store.read.shareLink.findUniqueOrThrow({ where: { id: "link" } });
      return {
        credentials: service.credentials ?? "",
        hookSecret: service.hookSecret ?? "",
        token: link.token,
      };
    };

    // Without their key they stay as they are: it may come back.
    const lost = await renewSecrets(store, createSecretCipher(NEW_KEY));
    expect(lost).toEqual({ renewed: 0, locked: 3 });
    expect(await load()).toEqual(FORMER);

    const cipher = createSecretCipher(NEW_KEY, [OLD_KEY]);
    expect(await renewSecrets(store, cipher)).toEqual({ renewed: 3, locked: 0 });
    const stored = await load();
    const alone = createSecretCipher(NEW_KEY);
    for (const name of ["credentials", "hookSecret", "token"] as const)
      expect(alone.decrypt(stored[name], PLACES[name])).toBe(SECRETS[name]);
    expect(await renewSecrets(store, cipher)).toEqual({ renewed: 0, locked: 0 });
    expect(await load()).toEqual(stored);
  });
});
