import { execFileSync, spawn } from "node:child_process";
import type { MoneyTable } from "#torture/support/whole-money.ts";

const PROGRAM = `
import sys
from decimal import Decimal, ROUND_HALF_UP, getcontext
getcontext().prec = 60
CENT = Decimal("0.01")
cents = lambda value: value.quantize(CENT, rounding=ROUND_HALF_UP)
plain = lambda value: format(value if value else abs(value), "f")
out = []
for row in sys.stdin:
    lines, discount = row.rstrip("\\n").split("|")
    bases = {}
    for line in lines.split(";"):
        quantity, price, less, rate = map(Decimal, line.split(","))
        rate = rate.normalize()
        bases[rate] = bases.get(rate, Decimal("0.00")) + cents(quantity * price - less)
    taxes = [(base, cents(base * rate / 100)) for rate, base in bases.items()]
    net, tax = sum(base for base, _ in taxes), sum(one for _, one in taxes)
    total = cents(net + tax - Decimal(discount))
    out.append(";".join(plain(b) + ":" + plain(t) for b, t in taxes) + "|" + "|".join(map(plain, (net, tax, total))))
print("\\n".join(out))
`;

export function hasPython(): boolean {
  try {
    execFileSync("python3", ["--version"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

/** The tables reckoned by Python's decimal, in the form of `reckonInCents`. */
export function reckonInPython(tables: readonly MoneyTable[]): Promise<string[]> {
  const rows = tables.map(({ lines, globalDiscount }) => {
    const texts = lines.map(({ quantity, price, discount, rate }) => [quantity, price, discount, rate].join(","));
    return `${texts.join(";")}|${globalDiscount}`;
  });
  return new Promise((resolve, reject) => {
    const python = spawn("python3", ["-c", PROGRAM], { stdio: ["pipe", "pipe", "inherit"] });
    const chunks: Buffer[] = [];
    python.stdout.on("data", (chunk: Buffer) => chunks.push(chunk));
    python.on("error", reject);
    python.on("close", (code) => {
      if (code === 0) resolve(Buffer.concat(chunks).toString("utf8").trim().split("\n"));
      else reject(new Error(`python3 ended with ${code}`));
    });
    python.stdin.end(rows.join("\n"));
  });
}
