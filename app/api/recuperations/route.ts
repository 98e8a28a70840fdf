import { cookies } from "next/headers";
import { seeOther } from "#app/api/answers.ts";
import { refuseFlood } from "#app/api/flood.ts";
import { collect, readMultipart } from "#app/api/multipart.ts";
import { keepClaim } from "#app/api/recuperations/kept-claim.ts";
import { currentActor } from "#lib/access/web.ts";
import { checkOrigin, presentRefusal, unexpected } from "#lib/actions/index.ts";
import { MOST_FILES, openClaim } from "#lib/recovery/index.ts";
import { isId } from "#lib/shared/ids.ts";
import { type Refusal, type Result, refuse } from "#lib/shared/result.ts";
import { routes } from "#lib/shared/routes.ts";

type Posted = { structureId: string; explanation: string; result: Result<{ structureId: string }> | Refusal };

/** A claim with its documents, posted as a form with files, with or without script. Answers by the page that follows. */
export async function POST(request: Request): Promise<Response> {
  const flood = await refuseFlood(request);
  if (flood) return flood;
  const { structureId, explanation, result } = await receive(request).catch(
    (error: unknown): Posted => ({ structureId: "", explanation: "", result: unexpected(error, "claim") }),
  );
  if (result.ok) return seeOther(routes.claimStructure(structureId, { fait: "envoyee" }));
  if (result.code === "SESSION_ENDED") return seeOther(routes.signIn({ motif: "session" }));
  // What was sent names no structure of this portal: there is no form to go back to.
  if (!isId(structureId) || result.code === "NOT_FOUND" || result.code === "FOREIGN_ORIGIN")
    return new Response(null, { status: result.code === "FOREIGN_ORIGIN" ? 403 : 404 });
  keepClaim(await cookies(), { structureId, explanation, ...(await presentRefusal(result)) });
  return seeOther(routes.claimStructure(structureId));
}

async function receive(request: Request): Promise<Posted> {
  const nothing = { structureId: "", explanation: "" };
  const origin = checkOrigin(request.headers);
  if (!origin.ok) return { ...nothing, result: origin };
  const actor = await currentActor();
  if (!actor) return { ...nothing, result: refuse("SESSION_ENDED") };
  const files: { fileName: string; bytes: Uint8Array }[] = [];
  const fields = await readMultipart(request, async ({ fileName, stream }) => {
    // One more than the limit is enough for the command to refuse; its bytes are not kept.
    if (files.length <= MOST_FILES) files.push({ fileName, bytes: await collect(stream) });
  });
  if (!fields.ok) return { ...nothing, result: fields };
  const structureId = fields.data.get("structureId") ?? "";
  const explanation = fields.data.get("explanation") ?? "";
  return { structureId, explanation, result: await openClaim(actor, { structureId, explanation }, files) };
}
