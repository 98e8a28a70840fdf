/** What the upload addresses answer to a script. */
export type UploadAnswer =
  | { readonly ok: true; readonly href: string }
  | { readonly ok: false; readonly message: string };

export type Upload = { readonly done: Promise<UploadAnswer>; readonly cancel: () => void };

/**
 * Sends one file and tells how much has left. XMLHttpRequest, because `fetch` does not tell. A connection that is lost and a
 * cancelled upload end as an answer with an empty or a given message, never as an exception.
 */
export function uploadFile(url: string, data: FormData, onProgress: (percent: number) => void, lost = ""): Upload {
  const request = new XMLHttpRequest();
  const done = new Promise<UploadAnswer>((resolve) => {
    request.upload.addEventListener("progress", (event) => {
      if (event.lengthComputable) onProgress(Math.round((event.loaded / event.total) * 100));
    });
    request.addEventListener("load", () => resolve(answerOf(request.responseText, lost)));
    request.addEventListener("error", () => resolve({ ok: false, message: lost }));
    request.addEventListener("timeout", () => resolve({ ok: false, message: lost }));
    request.addEventListener("abort", () => resolve({ ok: false, message: "" }));
  });
  request.open("POST", url);
  request.setRequestHeader("accept", "application/json");
  request.timeout = 120_000;
  request.send(data);
  return { done, cancel: () => request.abort() };
}

function answerOf(text: string, lost: string): UploadAnswer {
  try {
    const answer: unknown = JSON.parse(text);
    if (typeof answer === "object" && answer !== null && "ok" in answer) return answer as UploadAnswer;
  } catch {
    // Not ours: a proxy's page.
  }
  return { ok: false, message: lost };
}
