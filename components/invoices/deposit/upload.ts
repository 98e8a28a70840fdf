/** What the upload addresses answer to a script. */
export type UploadAnswer =
  | { readonly ok: true; readonly href: string }
  | { readonly ok: false; readonly message: string };

export type Upload = { readonly done: Promise<UploadAnswer>; readonly cancel: () => void };

type Request = {
  readonly method: "POST" | "PUT" | "GET";
  readonly url: string;
  readonly body?: FormData | Blob;
  readonly headers?: Readonly<Record<string, string>>;
  /** Bytes that have left so far. */
  readonly onProgress?: (bytes: number) => void;
};

/** What came back, read as JSON; null when the connection was lost, or when a proxy answered in the portal's place. */
export type Reply = Readonly<Record<string, unknown>> | null;

/**
 * One request whose progress can be followed, which `fetch` does not tell. Ends with null when the connection is lost, never with an
 * exception. `cancel` gives it up: `done` is then null too.
 */
export function send({ method, url, body, headers = {}, onProgress }: Request): {
  done: Promise<Reply>;
  cancel: () => void;
} {
  const request = new XMLHttpRequest();
  const done = new Promise<Reply>((resolve) => {
    request.upload.addEventListener("progress", (event) => onProgress?.(event.loaded));
    request.addEventListener("load", () => resolve(replyOf(request)));
    for (const end of ["error", "timeout", "abort"]) request.addEventListener(end, () => resolve(null));
  });
  request.open(method, url);
  request.setRequestHeader("accept", "application/json");
  for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
  request.timeout = 120_000;
  request.send(body ?? null);
  return { done, cancel: () => request.abort() };
}

function replyOf(request: XMLHttpRequest): Reply {
  try {
    const answer: unknown = JSON.parse(request.responseText);
    if (typeof answer === "object" && answer !== null && "ok" in answer) return { ...answer };
  } catch {
    // Not ours: a proxy's page.
  }
  return null;
}

/** What a reply says of a sending that is over; `lost` is the sentence for a reply that never came. */
export function answerOf(reply: Reply, lost: string): UploadAnswer {
  if (typeof reply?.href === "string") return { ok: true, href: reply.href };
  return { ok: false, message: typeof reply?.message === "string" ? reply.message : lost };
}

/** Posts a form with its files, and tells how much of it has left, in percent. */
export function uploadForm(url: string, data: FormData, onProgress: (percent: number) => void, lost: string): Upload {
  const files = [...data.values()].filter((value) => value instanceof File);
  const total = Math.max(
    1,
    files.reduce((sum, file) => sum + file.size, 0),
  );
  const sending = send({
    method: "POST",
    url,
    body: data,
    onProgress: (bytes) => onProgress(Math.min(100, Math.round((bytes / total) * 100))),
  });
  return { done: sending.done.then((reply) => answerOf(reply, lost)), cancel: sending.cancel };
}
