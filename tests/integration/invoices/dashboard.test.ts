import { expect, it } from "vitest";
import { dashboard, foldCounters } from "#lib/invoices/index.ts";
import { makePair, makeReceived, makeSent, must, treat } from "#tests/factories/invoices.ts";
import { makeActor, makeService } from "#tests/factories/people.ts";

it("F-92 a stranger's figures hold nothing of this structure; its people see its own, before a fold and after", async () => {
  const [pair, other] = [await makePair(), await makePair()];
  await makeSent(pair);
  const paid = await makeReceived(pair);
  must(await treat(pair, paid, { event: "pay" }));
  const empty = { statuses: [], partners: [], steps: [] };
  expect(await dashboard(other.seller, "issued")).toMatchObject(empty);
  expect(await dashboard(other.seller, "issued", pair.supplier.id)).toMatchObject(empty);
  expect(await dashboard(pair.agent, "issued")).toMatchObject(empty);
  const seen = await dashboard(pair.seller, "issued");
  expect(seen.statuses.map(({ status, count }) => [status, count])).toEqual([
    ["DEPOSEE", 1],
    ["MISE_EN_PAIEMENT", 1],
  ]);
  expect(seen.months.at(-1)).toMatchObject({ count: 2, amount: "2400.00" });
  expect(seen.ages[0]).toMatchObject({ band: "month", count: 1, amount: "1200.00" });
  expect(seen.partners).toMatchObject([{ identifier: pair.recipient.identifier, count: 2, amount: "2400.00" }]);
  expect(seen.steps).toMatchObject([
    { status: "DEPOSEE", count: 1 },
    { status: "EN_COURS_ACHEMINEMENT", count: 1 },
    { status: "MISE_A_DISPOSITION", count: 1 },
  ]);
  await foldCounters();
  expect(await dashboard(pair.seller, "issued")).toEqual(seen);
});

it("F-92 a person habilitated on one service sees the figures of that service", async () => {
  const pair = await makePair();
  const service = await makeService(pair.recipient.id, "VOIRIE");
  await makeReceived(pair);
  const own = await makeReceived(pair, { recipientServiceCode: "VOIRIE" });
  must(await treat(pair, own, { event: "confirm-service" }));
  const clerk = await makeActor(pair.recipient.id, [["FACTURES_RECUES", "CONSULTATION", service.id]]);
  const seen = await dashboard(clerk, "received");
  expect(seen.statuses).toMatchObject([{ status: "SERVICE_FAIT", count: 1, amount: "1200.000000" }]);
  expect(seen.months.at(-1)).toMatchObject({ count: 1, amount: "1200.00" });
  expect(seen.partners).toMatchObject([{ identifier: pair.supplier.identifier, count: 1 }]);
  expect(seen.steps.map(({ status }) => status)).toContain("MISE_A_DISPOSITION");
});
