import type { ServerResponse } from "node:http";

const PRELOADED = /<link rel="preload" as="script"[^>]*>/g;
/** Scripts of the framework; those for browsers without modules are left to them. */
const SCRIPT = /<script src="(\/_next\/static\/[^"]+)"((?![^>]*\bnoModule\b)[^>]*)><\/script>/g;
/** What the page says a second time, for React: a third of its length or more, which is only read once it wakes. No `<` stands in it as such. */
const DATA = /<script( nonce="[^"]*")>(\(?self\.__next_f\b[^<]*)<\/script>/g;
const NONCE = /\bnonce="([^"]*)"/;

/**
 * What a person does before anything that a script would answer: the hand that nears a button is already one. A pointer that moved nowhere is
 * none: browsers tell of it by themselves when a page comes under it.
 */
const SIGNS = ["pointermove", "pointerdown", "touchstart", "keydown", "input", "wheel", "dragenter"];
/** Milliseconds after which a page wakes by itself: who reads on, or gives no sign that a browser tells of. */
const AT_LAST = 10_000;
/** Milliseconds from a page that is there to the fetching of its scripts: the browser paints first, with the whole line to itself. */
const THEN = 1_000;

/**
 * Fetches the scripts once the page and all it shows is there and painted, at a low priority and into the browser's cache, and puts them back where they
 * stood, in their order, at the first sign of a person. Who spares data is not made to fetch what is perhaps never used.
 */
const LOADER = `(()=>{
const signs=${JSON.stringify(SIGNS)},how={capture:true,passive:true};
const all=()=>document.querySelectorAll("script[data-late]");
const wake=(sign)=>{
if(sign?.type==="pointermove"&&!sign.movementX&&!sign.movementY)return;
for(const sign of signs)removeEventListener(sign,wake,how);
for(const late of all()){const script=document.createElement("script"),from=late.dataset.late;script.nonce=late.nonce;if(from){script.setAttribute("src",from);script.async=true}else script.text=late.text;late.replaceWith(script)}
};
const shown=()=>{
setTimeout(wake,${AT_LAST});
if(!navigator.connection?.saveData)setTimeout(fetchAll,${THEN});
};
const fetchAll=()=>{for(const {dataset:{late}} of all())if(late)fetch(late,{priority:"low"}).then((answer)=>answer.blob()).catch(()=>{})};
for(const sign of signs)addEventListener(sign,wake,how);
if(document.readyState==="complete")shown();else addEventListener("load",shown);
})()`.replaceAll("\n", "");

/**
 * The same page, whose scripts wait until it is shown: on a poor line, text, style and letters come first, and every page works without
 * scripts (F-154). `html` is a whole document whose scripts bear a nonce; without one it is given back as it came.
 */
export function lateScripts(html: string): string {
  const nonce = NONCE.exec(html)?.[1];
  const end = html.lastIndexOf("</body>");
  if (nonce === undefined || end < 0) return html;
  const loader = `<script nonce="${nonce}">${LOADER}</script>`;
  return `${html.slice(0, end)}${loader}${html.slice(end)}`
    .replaceAll(PRELOADED, "")
    .replaceAll(SCRIPT, '<script type="text/plain" data-late="$1"$2></script>')
    .replaceAll(DATA, '<script type="text/plain" data-late=""$1>$2</script>');
}

type Chunk = string | Uint8Array;

/** Lets `change` have the whole text of this answer if it is a page; anything else passes as it comes. */
export function changePage(response: ServerResponse, change: (html: string) => string): void {
  const [write, end] = [response.write.bind(response), response.end.bind(response)];
  const pieces: Buffer[] = [];
  const isPage = () => String(response.getHeader("content-type") ?? "").startsWith("text/html");
  const keep = (chunk: Chunk, encoding: unknown) =>
    pieces.push(typeof chunk === "string" ? Buffer.from(chunk, encoding as BufferEncoding) : Buffer.from(chunk));

  response.write = ((chunk: Chunk, encoding?: unknown, done?: unknown) => {
    if (!isPage()) return write(chunk, encoding as BufferEncoding, done as () => void);
    keep(chunk, typeof encoding === "string" ? encoding : "utf8");
    const told = typeof encoding === "function" ? encoding : done;
    if (typeof told === "function") queueMicrotask(() => told());
    return true;
  }) as typeof response.write;

  response.end = ((chunk?: unknown, encoding?: unknown, done?: unknown) => {
    if (!isPage()) return end(chunk as Chunk, encoding as BufferEncoding, done as () => void);
    if (typeof chunk === "string" || chunk instanceof Uint8Array)
      keep(chunk, typeof encoding === "string" ? encoding : "utf8");
    const told = [chunk, encoding, done].find((one) => typeof one === "function") as (() => void) | undefined;
    const html = change(Buffer.concat(pieces).toString());
    // What was told of the length and of the version of the page as it came is no longer true.
    if (!response.headersSent) for (const name of ["content-length", "etag"]) response.removeHeader(name);
    return end(html, "utf8", told);
  }) as typeof response.end;
}
