import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

export type FakeRegister = {
  readonly url: string;
  /** What was asked, newest last. */
  readonly asked: URL[];
  /** What the next requests get. */
  answer: Answer;
  close(): Promise<void>;
};

/** A server that answers as the API « recherche d'entreprises » does, or misbehaves as it is told. */
export async function fakeRegister(): Promise<FakeRegister> {
  const asked: URL[] = [];
  const fake = { answer: json({ results: [], total_results: 0 }) };
  const server = createServer((request, response) => {
    asked.push(new URL(request.url ?? "/", "http://register.invalid"));
    fake.answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return Object.assign(fake, {
    url: `http://127.0.0.1:${port}`,
    asked,
    close: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  });
}

export function json(body: unknown, status = 200): Answer {
  return (_, response) => {
    response.writeHead(status, { "content-type": "application/json" });
    response.end(typeof body === "string" ? body : JSON.stringify(body));
  };
}

/** An establishment as the API writes it. */
export function place(siret: string, over: object = {}) {
  return {
    siret,
    etat_administratif: "A",
    statut_diffusion_etablissement: "O",
    adresse: "BATIMENT B 12 BIS RUE DES ORMES 45000 ORLEANS",
    complement_adresse: "BATIMENT B",
    numero_voie: "12",
    indice_repetition: "BIS",
    type_voie: "RUE",
    libelle_voie: "DES ORMES",
    distribution_speciale: null,
    code_postal: "45000",
    libelle_commune: "ORLEANS",
    libelle_commune_etranger: null,
    code_pays_etranger: null,
    est_siege: true,
    ...over,
  };
}

/** An answer about one company whose head office has this SIRET. */
export function found(siret: string, over: object = {}, placeOver: object = {}) {
  return {
    results: [
      {
        siren: siret.slice(0, 9),
        nom_complet: "ATELIER DES ORMES (LES ORMES)",
        nom_raison_sociale: "ATELIER DES ORMES",
        etat_administratif: "A",
        statut_diffusion: "O",
        siege: place(siret, placeOver),
        matching_etablissements: [],
        ...over,
      },
    ],
    total_results: 1,
    page: 1,
    per_page: 5,
    total_pages: 1,
  };
}
