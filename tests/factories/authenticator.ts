import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from "node:crypto";
import { isoCBOR } from "@simplewebauthn/server/helpers";

const sha256 = (data: Uint8Array | string) => createHash("sha256").update(data).digest();
const base64url = (data: Uint8Array) => Buffer.from(data).toString("base64url");

/** What an answer may get wrong, on purpose. */
export type Slip = {
  readonly rpId?: string;
  readonly origin?: string;
  readonly type?: string;
  readonly count?: number;
  readonly verified?: boolean;
  readonly present?: boolean;
  readonly id?: string;
  readonly userHandle?: string;
  readonly signedBy?: KeyObject;
};

type CreateOptions = {
  readonly challenge: string;
  readonly rp: { readonly id?: string };
  readonly user: { readonly id: string };
};
type GetOptions = { readonly challenge: string; readonly rpId?: string };

/**
 * An authenticator in software (ES256, attestation "none"), as honest or as careless as a test wants it. It does what a browser and a key
 * do together: client data, authenticator data, signature.
 */
export class Authenticator {
  readonly id = base64url(randomBytes(32));
  readonly #origin: string;
  #pair = generateKeyPairSync("ec", { namedCurve: "P-256" });
  #userHandle = "";
  count = 0;

  constructor(origin: string) {
    this.#origin = origin;
  }

  /** A copy of this key, with its count as it stands. */
  clone(): Authenticator {
    const copy = new Authenticator(this.#origin);
    Object.assign(copy, { id: this.id, count: this.count });
    copy.#pair = this.#pair;
    copy.#userHandle = this.#userHandle;
    return copy;
  }

  get privateKey(): KeyObject {
    return this.#pair.privateKey;
  }

  create({ challenge, rp, user }: CreateOptions, slip: Slip & { readonly rk?: boolean } = {}): string {
    this.#userHandle = user.id;
    const attested = Buffer.concat([
      Buffer.alloc(16),
      Buffer.from([0, 32]),
      Buffer.from(this.id, "base64url"),
      this.#cosePublicKey(),
    ]);
    const authData = this.#authenticatorData(slip.rpId ?? rp.id ?? "", 0x40, slip, attested);
    const attestation = new Map<string, string | Map<string, string> | Uint8Array>([
      ["fmt", "none"],
      ["attStmt", new Map()],
      ["authData", new Uint8Array(authData)],
    ]);
    return JSON.stringify({
      id: this.id,
      rawId: this.id,
      type: "public-key",
      response: {
        clientDataJSON: base64url(this.#clientData("webauthn.create", challenge, slip)),
        attestationObject: base64url(isoCBOR.encode(attestation)),
        transports: ["internal"],
      },
      clientExtensionResults: { credProps: { rk: slip.rk ?? true } },
    });
  }

  get({ challenge, rpId = "" }: GetOptions, slip: Slip = {}): string {
    this.count = slip.count ?? this.count + 1;
    const clientData = this.#clientData("webauthn.get", challenge, slip);
    const authData = this.#authenticatorData(slip.rpId ?? rpId, 0, slip);
    const signature = sign("sha256", Buffer.concat([authData, sha256(clientData)]), slip.signedBy ?? this.privateKey);
    const id = slip.id ?? this.id;
    return JSON.stringify({
      id,
      rawId: id,
      type: "public-key",
      response: {
        clientDataJSON: base64url(clientData),
        authenticatorData: base64url(authData),
        signature: base64url(signature),
        userHandle: slip.userHandle ?? this.#userHandle,
      },
      clientExtensionResults: {},
    });
  }

  #clientData(type: string, challenge: string, slip: Slip): Buffer {
    const origin = slip.origin ?? this.#origin;
    return Buffer.from(JSON.stringify({ type: slip.type ?? type, challenge, origin, crossOrigin: false }));
  }

  #authenticatorData(rpId: string, more: number, slip: Slip, attested = Buffer.alloc(0)): Buffer {
    const { present = true, verified = true } = slip;
    const count = Buffer.alloc(4);
    count.writeUInt32BE(this.count);
    return Buffer.concat([sha256(rpId), Buffer.from([more | (present ? 1 : 0) | (verified ? 4 : 0)]), count, attested]);
  }

  #cosePublicKey(): Uint8Array {
    const { x = "", y = "" } = this.#pair.publicKey.export({ format: "jwk" });
    const point = (part: string) => new Uint8Array(Buffer.from(part, "base64url"));
    return isoCBOR.encode(
      new Map<number, number | Uint8Array>([
        [1, 2],
        [3, -7],
        [-1, 1],
        [-2, point(x)],
        [-3, point(y)],
      ]),
    );
  }
}
