/** Full rights without an account, for tests and benchmarks. */
export const ADMIN_TOKEN = "an-admin-token-for-tests";
