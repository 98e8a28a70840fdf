import { CreateBucketCommand, HeadBucketCommand, S3Client } from "@aws-sdk/client-s3";
import { env } from "#lib/platform/env.ts";

/** Makes the bucket of S3_BUCKET when the store does not have it. `disk`: documents are not kept on S3. Throws when the store refuses. */
export async function prepareBucket(): Promise<"made" | "present" | "disk"> {
  const { S3_BUCKET, S3_ENDPOINT, S3_REGION, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY } = env();
  if (!S3_BUCKET) return "disk";
  const client = new S3Client({
    region: S3_REGION,
    forcePathStyle: Boolean(S3_ENDPOINT),
    ...(S3_ENDPOINT ? { endpoint: S3_ENDPOINT } : {}),
    ...(S3_ACCESS_KEY_ID && S3_SECRET_ACCESS_KEY
      ? { credentials: { accessKeyId: S3_ACCESS_KEY_ID, secretAccessKey: S3_SECRET_ACCESS_KEY } }
      : {}),
  });
  try {
    await client.send(new HeadBucketCommand({ Bucket: S3_BUCKET }));
    return "present";
  } catch (error) {
    // Anything but "not there" (a refused key, a store that is down) is the operator's to see.
    if (!(error instanceof Error) || error.name !== "NotFound") throw error;
    await client.send(new CreateBucketCommand({ Bucket: S3_BUCKET }));
    return "made";
  } finally {
    client.destroy();
  }
}
