/** `npm run storage:prepare`: makes the bucket of S3_BUCKET when it is missing; nothing to do when documents are kept on disk. */
import { prepareBucket } from "#scripts/support/bucket.ts";

const SAID = {
  made: "The bucket was made.",
  present: "The bucket is there.",
  disk: "Documents are kept on disk: nothing to prepare.",
} as const;

console.log(SAID[await prepareBucket()]);
