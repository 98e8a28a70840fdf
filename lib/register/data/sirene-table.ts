import "server-only";
import { pool } from "#lib/platform/db.ts";
import { type CompanyRegister, countryOf, type RegisteredCompany } from "#lib/register/domain/company.ts";

type Row = Omit<RegisteredCompany, "source" | "country" | "active" | "undisclosed"> & {
  readonly open: boolean;
  readonly hidden: boolean;
  readonly foreign_country: string | null;
  readonly name: string | null;
  readonly company_open: boolean | null;
  readonly company_hidden: boolean | null;
};

const SQL = `
  select e.siret, e.open, e.hidden, e.address_line as "addressLine", e.address_line2 as "addressLine2",
    e.address_line3 as "addressLine3", e.postcode, e.town, e.foreign_country, e.name,
    c.legal_name as "legalName", c.open as company_open, c.hidden as company_hidden
  from register_establishment e left join register_company c on c.siren = left(e.siret, 9)
  where e.siret = $1`;

/** The SIRENE files that were brought in by `npm run import:sirene`. */
export const sireneTable: CompanyRegister = {
  source: "SIRENE",
  async find(siret) {
    const { rows } = await pool().query<Row>({ name: "sirene-find", text: SQL, values: [siret] });
    const [row] = rows;
    if (!row) return { kind: "unknown" };
    const { open, hidden, foreign_country, name, legalName, company_open, company_hidden, ...place } = row;
    return {
      kind: "found",
      company: {
        ...place,
        source: "SIRENE",
        active: open && company_open !== false,
        undisclosed: hidden || company_hidden === true,
        legalName: legalName ?? name,
        country: countryOf(foreign_country),
      },
    };
  },
};
