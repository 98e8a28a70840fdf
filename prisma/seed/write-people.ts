import type { Application, Level, Role } from "#lib/access/public.ts";
import { hashPassword } from "#lib/accounts/index.ts";
import { DEMO_PASSWORD, DEMO_PEOPLE, type DemoEmail } from "#lib/demo/public.ts";
import type { Tx } from "#lib/platform/db.ts";
import { STATE_SIRET } from "#lib/shared/identifiers.ts";
import { seedId, serviceId, structureId } from "#prisma/seed/ids.ts";

type Right = readonly [Application, Level, serviceCode?: string];
type Place = { readonly at: string; readonly role: Role; readonly rights: readonly Right[] };

const SENDS: readonly Right[] = [
  ["FACTURES_EMISES", "CONSULTATION"],
  ["FACTURES_EMISES", "MODIFICATION"],
];
const RECEIVES: readonly Right[] = [
  ["FACTURES_RECUES", "CONSULTATION"],
  ["FACTURES_RECUES", "MODIFICATION"],
];
const ANSWERS: readonly Right[] = [
  ["SOLLICITATIONS_RECUES", "CONSULTATION"],
  ["SOLLICITATIONS_RECUES", "MODIFICATION"],
];
const MANAGES: readonly Right[] = [["ORGANISATION", "MODIFICATION"]];
const VALIDATES: readonly Right[] = [["FACTURES_A_VALIDER", "MODIFICATION"]];

/** Who may do what, person by person: each is one situation that the portal must get right. */
const PLACES: Readonly<Record<DemoEmail, readonly Place[]>> = {
  "camille@berthier.example": [
    { at: "39280913700012", role: "MAIN_MANAGER", rights: [...SENDS, ...VALIDATES, ...MANAGES] },
  ],
  "dominique@berthier.example": [{ at: "39280913700012", role: "USER", rights: [["FACTURES_EMISES", "CONSULTATION"]] }],
  "sacha@moulin.example": [
    { at: "99999999800010", role: "MAIN_MANAGER", rights: [...SENDS, ...VALIDATES, ...MANAGES] },
  ],
  "alix@cabinet.example": [
    { at: "12345678200077", role: "MAIN_MANAGER", rights: [...SENDS, ...MANAGES] },
    { at: "12345678900014", role: "MAIN_MANAGER", rights: [...SENDS, ...MANAGES] },
    {
      at: "39280913700012",
      role: "USER",
      rights: SENDS.map(([application, level]) => [application, level, "CHANTIERS"]),
    },
    { at: "99999999800010", role: "USER", rights: [["FACTURES_EMISES", "CONSULTATION"]] },
  ],
  "emma@lieferant.example": [{ at: "DE123456789", role: "MAIN_MANAGER", rights: [...SENDS, ...MANAGES] }],
  "hugo@etat.example": [{ at: STATE_SIRET, role: "MAIN_MANAGER", rights: [...RECEIVES, ...ANSWERS, ...MANAGES] }],
  "ines@etat.example": [
    { at: STATE_SIRET, role: "USER", rights: RECEIVES.map(([application, level]) => [application, level, "SFACETAT"]) },
  ],
  "karim@recette.example": ["12345678200028", "12345678200036", "12345678200044", "12345678200051"].map((at) => ({
    at,
    role: "MAIN_MANAGER" as const,
    rights: [...RECEIVES, ...ANSWERS, ...MANAGES],
  })),
  "lea@valdeloire.example": ["24450001100014", "98765432100029", "78787878400035", "78787878400018"].map((at) => ({
    at,
    role: "MAIN_MANAGER" as const,
    rights: [...RECEIVES, ...ANSWERS, ...MANAGES],
  })),
  "noe@valdeloire.example": [
    {
      at: "24450001100014",
      role: "USER",
      rights: [
        ["FACTURES_RECUES", "CONSULTATION"],
        ["SOLLICITATIONS_RECUES", "CONSULTATION"],
      ],
    },
  ],
  "gael@lefournisseur.example": [{ at: "12345678200077", role: "USER", rights: VALIDATES }],
  "maxime@nouveau.example": [],
  "robin@support.example": [],
  "ada@portail.example": [],
};

/** What some of them are on the portal itself. */
const ROLES: Readonly<Record<string, "SUPPORT" | "TESTER" | "ADMIN">> = {
  support: "SUPPORT",
  testAgent: "TESTER",
  administrator: "ADMIN",
};

/** Writes the people who are missing, with their places and rights. */
export async function writePeople(tx: Tx, at: Date): Promise<void> {
  const skipDuplicates = true;
  const passwordHash = await hashPassword(DEMO_PASSWORD);
  const userId = (email: string) => seedId(`user ${email}`);
  await tx.user.createMany({
    skipDuplicates,
    data: DEMO_PEOPLE.map(({ email, firstName, lastName, locale, situation }) => ({
      id: userId(email),
      loginEmail: email,
      contactEmail: email,
      contactVerified: true,
      firstName,
      lastName,
      locale,
      status: "ACTIVE" as const,
      systemRole: ROLES[situation] ?? ("NONE" as const),
    })),
  });
  await tx.credential.createMany({
    skipDuplicates,
    data: DEMO_PEOPLE.map(({ email }) => ({ userId: userId(email), passwordHash, changedAt: at })),
  });
  const places = DEMO_PEOPLE.flatMap(({ email }) =>
    PLACES[email].map((place) => ({ ...place, email, id: seedId(`membership ${email} ${place.at}`) })),
  );
  await tx.membership.createMany({
    skipDuplicates,
    data: places.map(({ id, email, at: identifier, role }) => ({
      id,
      userId: userId(email),
      structureId: structureId(identifier),
      role,
      createdAt: at,
    })),
  });
  await tx.habilitation.createMany({
    skipDuplicates,
    data: places.flatMap(({ id, at: identifier, rights }) =>
      rights.map(([application, level, code]) => ({
        id: seedId(`habilitation ${id} ${application} ${level} ${code ?? ""}`),
        membershipId: id,
        serviceId: code ? serviceId(identifier, code) : null,
        application,
        level,
      })),
    ),
  });
}
