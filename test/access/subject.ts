/** The requests of the house, by what they are for the requester. Their own comes last, in the log as in changes. */
export const SUBJECTS = ["other", "followed", "mine"] as const;
export type Subject = (typeof SUBJECTS)[number];

/** Contains the subject, so that a response shows which requests it is about. */
export function idOf(kind: string, subject: Subject): string {
  return `${kind}-${SUBJECTS.indexOf(subject)}-${subject}`;
}

export function requestId(subject: Subject): string {
  return idOf("request", subject);
}

/** The name of who made the request. */
export function requesterName(subject: Subject): string {
  return `The one of ${subject}`;
}
