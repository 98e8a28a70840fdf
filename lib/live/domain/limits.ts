/** How many streams one process holds for one person. The tabs of a browser share one; this leaves room for several browsers. */
export const STREAMS_A_PERSON = 6;
/** And for everybody together: beyond, people see what is new at each page, as without script. */
export const STREAMS_A_PROCESS = 5_000;
/** Seconds between two looks at what no signal told: sessions that ended by themselves, and signals that were lost. */
export const BEAT_SECONDS = 8;
/** Minutes that a stream lasts: the browser opens another, with the rights that the person has by then. */
export const STREAM_MINUTES = 15;
