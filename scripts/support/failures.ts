import { relative } from "node:path";

/** What the JSON reports of the two runners hold of their failures; only what is read here. */
export type VitestReport = {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly message: string;
    readonly assertionResults: readonly {
      readonly fullName: string;
      readonly status: string;
      readonly failureMessages: readonly string[] | null;
    }[];
  }[];
};

type Suite = {
  readonly suites?: readonly Suite[];
  readonly specs?: readonly {
    readonly title: string;
    readonly file: string;
    readonly line: number;
    readonly ok: boolean;
    readonly tests: readonly {
      readonly results: readonly { readonly errors: readonly { readonly message?: string }[] }[];
    }[];
  }[];
};
export type PlaywrightReport = {
  readonly stats: { readonly expected: number; readonly unexpected: number; readonly flaky: number };
  readonly suites: readonly Suite[];
};

/** A message's first lines, without the colours of a terminal. */
function brief(message: string): string {
  const plain = message.replaceAll(new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, "g"), "");
  return plain.split("\n").slice(0, 12).join("\n  ");
}

/** File, title and first lines of each test that failed, and of each file that could not be loaded. */
export function vitestFailures(report: VitestReport | undefined): string[] {
  return (report?.testResults ?? []).flatMap((file) => {
    const name = relative(process.cwd(), file.name);
    const failed = file.assertionResults.filter(({ status }) => status === "failed");
    if (failed.length === 0 && file.status === "failed") return [`${name}\n  ${brief(file.message)}`];
    return failed.map((test) => `${name} › ${test.fullName}\n  ${brief(test.failureMessages?.[0] ?? "")}`);
  });
}

/** The same of the end-to-end tests. */
export function playwrightFailures(report: PlaywrightReport | undefined): string[] {
  const of = (suite: Suite): string[] => [
    ...(suite.specs ?? [])
      .filter(({ ok }) => !ok)
      .map((spec) => {
        const errors = spec.tests.flatMap(({ results }) => results.flatMap((result) => result.errors));
        return `${spec.file}:${spec.line} › ${spec.title}\n  ${brief(errors[0]?.message ?? "")}`;
      }),
    ...(suite.suites ?? []).flatMap(of),
  ];
  return (report?.suites ?? []).flatMap(of);
}
