/** The people of a demonstration, for the sign-in page, the start-up message and tests. */
export { DEMO_PASSWORD, DEMO_PEOPLE, type DemoEmail, type DemoPerson } from "#lib/demo/domain/people.ts";
