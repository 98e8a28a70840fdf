/** `npm run tokens`: writes `app/tokens.css` from the palette of `lib/shared/brand.ts`. */
import { writeFileSync } from "node:fs";
import { tokensCss } from "#lib/shared/brand.ts";

writeFileSync("app/tokens.css", tokensCss());
