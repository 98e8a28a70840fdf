import { z } from "zod";
import {
  countryOf,
  type RegisterAnswer,
  type RegisteredCompany,
  shown,
  shownName,
  streetOf,
} from "#lib/register/domain/company.ts";

/** What the API « recherche d'entreprises » answers to `/search`, as far as it is read. Anything else in it is left alone. */
const text = z.string().nullish();

const establishment = z.object({
  siret: z.string(),
  etat_administratif: text,
  statut_diffusion_etablissement: text,
  adresse: text,
  complement_adresse: text,
  numero_voie: text,
  indice_repetition: text,
  type_voie: text,
  libelle_voie: text,
  distribution_speciale: text,
  code_postal: text,
  libelle_commune: text,
  libelle_commune_etranger: text,
  code_pays_etranger: text,
});
type Establishment = z.infer<typeof establishment>;

const company = z.object({
  siren: z.string(),
  nom_complet: text,
  nom_raison_sociale: text,
  etat_administratif: text,
  statut_diffusion: text,
  siege: establishment.nullish(),
  matching_etablissements: z.array(establishment).nullish(),
});
type Company = z.infer<typeof company>;

const answer = z.object({ results: z.array(company) });

/** Reads an answer about one SIRET. An answer about others says that this one is not known. */
export function readSearchAnswer(json: unknown, siret: string): RegisterAnswer {
  const parsed = answer.safeParse(json);
  if (!parsed.success) return { kind: "unavailable", why: "nonsense" };
  for (const one of parsed.data.results) {
    const found = [one.siege, ...(one.matching_etablissements ?? [])].find((place) => place?.siret === siret);
    if (found) return { kind: "found", company: toCompany(one, found) };
  }
  return { kind: "unknown" };
}

function toCompany(one: Company, place: Establishment): RegisteredCompany {
  const [town, postcode] = [shown(place.libelle_commune), shown(place.code_postal, 10)];
  return {
    source: "API",
    siret: place.siret,
    active: place.etat_administratif === "A" && one.etat_administratif !== "C",
    undisclosed: [place.statut_diffusion_etablissement, one.statut_diffusion].some(
      (status) => status && status !== "O",
    ),
    legalName: shownName(one.nom_raison_sociale) ?? shownName(one.nom_complet),
    addressLine:
      streetOf([place.numero_voie, place.indice_repetition, place.type_voie, place.libelle_voie]) ??
      withoutTown(place.adresse, [postcode, town]),
    addressLine2: shown(place.complement_adresse),
    addressLine3: shown(place.distribution_speciale),
    postcode,
    town: town ?? shown(place.libelle_commune_etranger),
    country: countryOf(place.code_pays_etranger),
  };
}

/** Some establishments come with their address in one line: what stands before the postcode and town is the street. */
function withoutTown(address: string | null | undefined, end: readonly (string | null)[]): string | null {
  const whole = shown(address, 250);
  if (whole === null) return null;
  const place = end.filter((part) => part !== null).join(" ");
  const at = place === "" ? -1 : whole.toUpperCase().lastIndexOf(place.toUpperCase());
  return shown(at > 0 ? whole.slice(0, at) : whole);
}
