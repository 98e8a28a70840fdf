import { type Browser, expect, type Page, test } from "@playwright/test";
import { comeFromElsewhere, newAddress, readImage, typeCaptcha } from "#e2e/pages/register.page.ts";
import { expectAccessibleAtEachWidth, LOOKS, prefer, RARE_LOOKS } from "#e2e/support/accessibility.ts";
import { newPerson, signInByCookie } from "#e2e/support/database.ts";
import { keyboard } from "#e2e/support/keyboard.ts";
import { linkFor } from "#e2e/support/mailbox.ts";
import { newRecipient } from "#e2e/support/recipient.ts";
import { startingWith, WORDS } from "#e2e/support/words.ts";

const words = WORDS.fr.tickets;
const { act } = words;

async function signedIn(browser: Browser, baseURL: string | undefined, id: string, scripts = true) {
  const context = await browser.newContext({ baseURL, locale: "fr-FR", javaScriptEnabled: scripts });
  await signInByCookie(context, baseURL ?? "", { id });
  return context.newPage();
}

/** The pair of a recipient whose agent also answers requests. */
async function newDesk() {
  const desk = await newRecipient();
  const { db } = await import("#lib/platform/db.ts");
  const { agent, recipient } = desk.pair;
  const where = { userId_structureId: { userId: agent.userId, structureId: recipient.id } };
  const { id: membershipId } = await db().membership.findUniqueOrThrow({ where });
  const right = { application: "SOLLICITATIONS_RECUES", level: "MODIFICATION" } as const;
  await db().habilitation.create({ data: { id: crypto.randomUUID(), membershipId, ...right } });
  return desk;
}

const field = (page: Page, label: string) => page.getByLabel(startingWith(label));
const press = (page: Page, name: string) => keyboard.press(page.getByRole("button", { name, exact: true }));
const follow = (page: Page, name: string) => keyboard.press(page.getByRole("link", { name, exact: true }));
const fill = (page: Page, label: string, text: string) => keyboard.type(field(page, label), text);

test("F-99 F-100 F-101 F-107 F-108 a ticket goes from an invoice to its recipient and back, to closing, by the keyboard alone, one side without script", async ({
  browser,
  baseURL,
}) => {
  const { pair, receive } = await newDesk();
  const invoiceId = await receive(pair, { number: "TICKET-1" });
  const seller = await signedIn(browser, baseURL, pair.seller.userId);
  await seller.goto(`/facturation/factures-emises/${invoiceId}`);
  await follow(seller, WORDS.fr.invoices.sheet.ticket);
  const known = (title: string) => seller.getByRole("group", { name: title });
  await expect(known(words.create.general)).toContainText("TICKET-1");
  await expect(known(words.create.recipientTitle)).toContainText("COMMUNE DES REÇUES");
  const { db } = await import("#lib/platform/db.ts");
  const { contactEmail } = await db().user.findUniqueOrThrow({ where: { id: pair.seller.userId } });
  await expect(known(words.create.issuer)).toContainText(pair.supplier.identifier);
  await expect(known(words.create.issuer)).toContainText(contactEmail);
  await press(seller, words.create.submit);
  // Refused, and nothing lost.
  await expect(seller.locator(".error-summary")).toContainText(WORDS.fr.errors.fields.title.REQUIRED);
  await fill(seller, words.create.ticketTitle, "Quand serai-je payé <b>?</b>");
  await fill(seller, words.create.description, "La facture attend depuis un mois.");
  await keyboard.attach(field(seller, words.create.files), "bon.txt", "Bon de commande 12");
  await press(seller, words.create.submit);
  await expect(seller.getByRole("heading", { level: 1 })).toHaveText(/Ticket CPROCS\d{7}/);
  const number = ((await seller.getByRole("heading", { level: 1 }).textContent()) ?? "").replace("Ticket ", "");
  await expect(seller.getByText("Quand serai-je payé <b>?</b>").first()).toBeVisible();

  const agent = await signedIn(browser, baseURL, pair.agent.userId, false);
  await agent.goto("/support/sollicitations");
  await keyboard.press(agent.getByRole("link", { name: number }));
  await press(agent, act.take);
  await expect(agent.getByText(words.done.take)).toBeVisible();
  await keyboard.press(agent.locator("summary", { hasText: act.noteTitle }));
  await fill(agent, act.noteText, "Vérifier avec la régie");
  await press(agent, act.note);
  await expect(agent.getByText("Vérifier avec la régie")).toBeVisible();
  await fill(agent, act.answerText, "Quel est votre RIB ?");
  await press(agent, act["ask-information"]);
  await expect(agent.getByText(words.done["ask-information"])).toBeVisible();

  await seller.goto("/support/tickets");
  await keyboard.press(seller.getByRole("link", { name: number }));
  await expect(seller.getByText(words.expected.provide)).toBeVisible();
  // What is asked is read before the answer to it is typed, without looking for it among the activities.
  await expect(seller.locator(".card", { hasText: words.sheet.asked })).toContainText("Quel est votre RIB ?");
  await fill(seller, act.message, "FR76 3000 6000 0112 3456 7890 189");
  await press(seller, act.provide);
  await follow(seller, words.sheet.activity);
  await expect(seller.getByText("Quel est votre RIB ?")).toBeVisible();
  await expect(seller.getByText("régie")).toHaveCount(0);

  await agent.reload();
  await fill(agent, act.answerText, "Le paiement part demain.");
  await press(agent, act.answer);
  await expect(agent.getByText(words.done.answer, { exact: true })).toBeVisible();
  await seller.goto("/support/tickets");
  await keyboard.press(seller.getByRole("link", { name: number }));
  await press(seller, act.accept);
  await expect(seller.getByText(words.done.accept)).toBeVisible();
  await seller.goto("/support/tickets?onglet=clos");
  await follow(seller, words.list.description);
  await expect(seller.getByRole("columnheader", { name: words.list.description })).toHaveAttribute(
    "aria-sort",
    "ascending",
  );
  await expect(seller.getByRole("link", { name: number })).toBeVisible();
});

test("F-96 F-97 F-100 F-102 the support home has three ways; a ticket names its object, is shown answers before it is sent, and is found again, by the keyboard alone", async ({
  browser,
  baseURL,
}) => {
  const { pair } = await newDesk();
  const page = await signedIn(browser, baseURL, pair.seller.userId);
  await page.goto("/support");
  for (const way of [WORDS.fr.chat.title, WORDS.fr.assistant.title.replace("{name}", "Diapason")])
    await expect(page.locator("main").getByRole("link", { name: way, exact: true })).toBeVisible();
  await expect(page.getByText(/jours\souvrés,\sde\s\d+\sh\s\d\d\sà\s\d+\sh\s\d\d/)).toBeVisible();
  await keyboard.press(page.locator("main").getByRole("link", { name: words.support.create, exact: true }));
  await keyboard.choose(field(page, words.create.category), "Factures émises");
  await press(page, words.create.continue);
  await keyboard.check(page.getByRole("radio", { name: startingWith("M - Question pour le destinataire") }));
  await press(page, words.create.continue);
  await fill(page, words.create.ticketTitle, "Facture suspendue");
  await fill(page, words.create.description, "Que faire quand une facture est suspendue ?");
  await press(page, words.create.seeAnswers);
  const answers = page.locator("details", { hasText: words.create.answers });
  await expect(answers.getByRole("link", { name: /suspendue/i }).first()).toHaveAttribute("href", /^\/aide\//);
  // Nothing typed is lost, and nothing is sent without the number of what it is about.
  await expect(field(page, words.create.ticketTitle)).toHaveValue("Facture suspendue");
  await press(page, words.create.submit);
  await expect(page.locator(".error-summary").getByRole("link")).toHaveAttribute("href", /objectNumber/);
  await fill(page, words.create.objectNumber, "FACTURE-INCONNUE");
  await fill(page, words.create.recipient, pair.recipient.identifier);
  await press(page, words.create.submit);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/Ticket CPROCS\d{7}/);
  const number = ((await page.getByRole("heading", { level: 1 }).textContent()) ?? "").replace("Ticket ", "");
  await page.goto("/support/tickets?onglet=ouverts&groupe=cree");
  await expect(page.getByRole("rowheader", { name: /\d{4}$/ }).first()).toBeVisible();
  await keyboard.press(page.getByRole("link", { name: number }));
  await expect(page.getByText("FACTURE-INCONNUE")).toBeVisible();
  await page.context().close();
});

test("F-98 a ticket without an account, with the captcha, is sent by the keyboard alone and followed by the link of its mail, with files", async ({
  page,
}) => {
  await comeFromElsewhere(page);
  const email = newAddress();
  await page.goto("/support");
  await follow(page, words.support.anonymous);
  await keyboard.choose(field(page, words.create.category), "Compte et connexion");
  await press(page, words.create.continue);
  await keyboard.check(page.getByRole("radio", { name: startingWith("Je ne peux pas me connecter") }));
  await press(page, words.create.continue);
  await fill(page, words.anonymous.email, email);
  await fill(page, words.create.ticketTitle, "Connexion");
  await fill(page, words.create.description, "Le code n’arrive pas.");
  await typeCaptcha(page, await readImage(page));
  await press(page, words.create.submit);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(words.anonymous.sentTitle);
  await page.goto(await linkFor(email, WORDS.fr.mails.anonymousTicket.subject.split("{")[0] ?? ""));
  await expect(page.getByText("Le code n’arrive pas.")).toBeVisible();
  await fill(page, act.message, "Voici l’écran.");
  await keyboard.attach(field(page, act.files), "ecran.exe", "MZ");
  await press(page, act.add);
  // Refused, and nothing lost.
  await expect(page.locator(".error-summary")).toBeVisible();
  await expect(field(page, act.message)).toHaveValue("Voici l’écran.");
  await keyboard.attach(field(page, act.files), "ecran.txt", "Code absent");
  await press(page, act.add);
  await expect(page.getByText(words.done.add)).toBeVisible();
  const file = await page.getByRole("link", { name: "ecran.txt" }).getAttribute("href");
  expect(await (await page.request.get(file ?? "")).text()).toBe("Code absent");
  expect((await page.request.get((file ?? "").replace(/jeton=./, "jeton=!"))).status()).toBe(404);
  await keyboard.press(page.locator("summary", { hasText: act.closeTitle }));
  await press(page, act.close);
  await expect(page.getByText(words.statuses.FERME).first()).toBeVisible();
});

test("T-48 the screens of tickets are accessible", async ({ browser, baseURL }) => {
  if (RARE_LOOKS.length > 0) test.setTimeout(400_000);
  const { pair } = await newDesk();
  const { ask, move, subcategory } = await import("#tests/factories/tickets.ts");
  const { must } = await import("#tests/factories/invoices.ts");
  const { actorOf } = await import("#tests/factories/people.ts");
  const { db } = await import("#lib/platform/db.ts");
  const asked = await ask(pair.seller, pair.supplier.id, { recipient: pair.recipient.identifier });
  const { ticketId } = must(asked);
  // With the right that was added since.
  const agent = await actorOf(pair.agent.userId);
  must(await move(agent, "received", ticketId, "take", { text: "" }));
  must(await move(agent, "received", ticketId, "note"));
  const sub = await subcategory("DESTINATAIRE");
  const { categoryId } = await db().ticketSubcategory.findUniqueOrThrow({ where: { id: sub } });
  const admin = await newPerson({ systemRole: "ADMIN" });
  const rare = RARE_LOOKS.length > 0;
  for (const look of LOOKS) {
    const open = async (id: string, paths: readonly string[]) => {
      const page = await signedIn(browser, baseURL, id);
      await prefer(page.context(), baseURL ?? "", look);
      for (const path of paths) {
        await page.goto(path);
        await expectAccessibleAtEachWidth(page);
      }
      await page.context().close();
    };
    await open(pair.seller.userId, [
      "/support/tickets?onglet=ouverts",
      `/support/tickets/creer?categorie=${categoryId}&sousCategorie=${sub}`,
      ...(rare
        ? ["/support", `/support/tickets/${ticketId}/activites`, `/support/tickets/creer?categorie=${categoryId}`]
        : []),
    ]);
    await open(pair.agent.userId, [
      `/support/sollicitations/${ticketId}`,
      ...(rare ? ["/support/sollicitations?onglet=miens"] : []),
    ]);
    if (rare) await open(admin.id, ["/administration/tickets/categories", "/administration/tickets"]);
  }
});
