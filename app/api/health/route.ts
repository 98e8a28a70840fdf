import { databaseAnswers } from "#lib/platform/index.ts";

/** For the load balancer and `npm start`: 200 when this process can serve people, 503 when its database does not answer. */
export async function GET(): Promise<Response> {
  const healthy = await databaseAnswers();
  return Response.json(
    { status: healthy ? "ok" : "unavailable" },
    { status: healthy ? 200 : 503, headers: { "cache-control": "no-store" } },
  );
}
