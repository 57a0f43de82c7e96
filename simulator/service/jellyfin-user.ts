import { hexOf } from "../random.ts";
import type { World } from "../world/world.ts";
import { JELLYFIN_LOGIN, PERSON_PASSWORD } from "./access.ts";

/** A user of Jellyfin. */
export interface JellyfinUser {
  readonly id: string;
  readonly name: string;
  readonly password: string;
  readonly isAdministrator: boolean;
  readonly isDisabled: boolean;
}

/** The people who ask for titles, and the user that was made for the tracker. */
export function listJellyfinUsers({ users }: World): readonly JellyfinUser[] {
  return [
    {
      id: hexOf("jellyfin user", 32),
      name: JELLYFIN_LOGIN.username,
      password: JELLYFIN_LOGIN.password,
      isAdministrator: true,
      isDisabled: false,
    },
    ...users.map(({ id, name, isDisabled }) => ({
      id: toJellyfinUserId(name),
      name,
      password: PERSON_PASSWORD,
      isAdministrator: id === 1,
      isDisabled,
    })),
  ];
}

export function toJellyfinUserId(name: string): string {
  return hexOf(`user ${name}`, 32);
}

export function toUserDto(
  { id, name, isAdministrator, isDisabled }: JellyfinUser,
  serverId: string,
) {
  return {
    Name: name,
    ServerId: serverId,
    Id: id,
    HasPassword: true,
    HasConfiguredPassword: true,
    HasConfiguredEasyPassword: false,
    EnableAutoLogin: false,
    Policy: {
      IsAdministrator: isAdministrator,
      IsDisabled: isDisabled,
      AuthenticationProviderId: "DefaultAuthenticationProvider",
      PasswordResetProviderId: "DefaultPasswordResetProvider",
    },
  };
}
